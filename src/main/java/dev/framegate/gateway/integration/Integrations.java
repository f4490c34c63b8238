package dev.framegate.gateway.integration;

import dev.framegate.gateway.integration.IntegrationResult.Failed;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Who calls which kind of backend. */
public final class Integrations {
  private final Map<IntegrationType, Integration> byType;

  private Integrations(Map<IntegrationType, Integration> byType) {
    this.byType = byType;
  }

  public static Integrations none() {
    return new Integrations(Map.of());
  }

  /** MOCK, HTTP and HTTP_PROXY. Lambda is added by {@link #with}. */
  public static Integrations standard() {
    Integration http = new HttpIntegration();
    return none()
        .with(IntegrationType.MOCK, new MockIntegration())
        .with(IntegrationType.HTTP, http)
        .with(IntegrationType.HTTP_PROXY, http);
  }

  public Integrations with(IntegrationType type, Integration integration) {
    Map<IntegrationType, Integration> copy = new EnumMap<>(IntegrationType.class);
    copy.putAll(byType);
    copy.put(type, integration);
    return new Integrations(copy);
  }

  /** Calls the backend of the request's plan; a kind that nobody serves is a failure. */
  public CompletionStage<IntegrationResult> call(IntegrationRequest request) {
    Integration integration = byType.get(request.plan().type());
    if (integration == null) {
      return CompletableFuture.completedFuture(
          new Failed(
              Failure.CONFIGURATION,
              "this gateway has no backend for integrations of type " + request.plan().type()));
    }
    return integration.call(request);
  }
}
