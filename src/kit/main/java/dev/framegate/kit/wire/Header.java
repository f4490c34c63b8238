package dev.framegate.kit.wire;

/** One header line, as it is sent. */
public record Header(String name, String value) {}
