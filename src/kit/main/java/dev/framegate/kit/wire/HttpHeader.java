package dev.framegate.kit.wire;

/** One header line, as it is sent. */
public record HttpHeader(String name, String value) {}
