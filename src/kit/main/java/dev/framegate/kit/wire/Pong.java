package dev.framegate.kit.wire;

/** A received pong. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Pong(byte[] payload) {}
