package dev.framegate.gateway.internal.integration;

import java.util.concurrent.CompletionStage;

/** Calls one kind of backend. Must not block; whatever goes wrong is a result, not an exception. */
@FunctionalInterface
public interface Integration {
  CompletionStage<IntegrationResult> call(IntegrationRequest request);
}
