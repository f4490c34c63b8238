package dev.framegate.gateway.internal.integration;

import java.util.concurrent.CompletionStage;

/** Calls one kind of backend. Must not block; failures are results, not exceptions. */
@FunctionalInterface
public interface Integration {
  CompletionStage<IntegrationResult> call(IntegrationRequest request);
}
