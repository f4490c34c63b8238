package dev.framegate.kit.report;

/** What made a run, such as {@code framegate 0.1.0}. */
public record KitInfo(String name, String version) {}
