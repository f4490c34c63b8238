package dev.framegate.kit.scenario;

/** One run: what its scenarios share, what it collects, and where they stand in the features. */
public record RunContext(RunEnvironment environment, RunResults results, ExampleRows rows) {}
