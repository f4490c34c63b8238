package dev.framegate.kit.suite;

/**
 * What a target did where the documents are silent.
 *
 * @param location of the scenario, {@code features/...feature:line}
 */
public record ProbeAnswer(String probe, String scenario, String answer, String location) {}
