package dev.framegate.kit.report;

/**
 * What a target does where the documents are silent.
 *
 * @param id of the probe, such as {@code DEP-025a}
 * @param scenario the case that was tried; a probe may have several
 * @param location of the scenario
 */
public record ProbeResult(
    String id, String chapter, String question, String scenario, String answer, String location) {}
