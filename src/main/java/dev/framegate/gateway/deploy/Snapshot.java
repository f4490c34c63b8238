package dev.framegate.gateway.deploy;

/** The immutable compiled configuration that a deployment holds. */
public final class Snapshot {}
