package dev.framegate.kit.suite;

/** One run: what its scenarios share, what it collects, and where they stand in the features. */
record RunContext(RunEnvironment environment, RunResults results, ExampleRows rows) {}
