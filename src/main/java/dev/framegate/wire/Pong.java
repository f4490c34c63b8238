package dev.framegate.wire;

/** A received pong. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Pong(byte[] payload) {}
