package dev.framegate.gateway.internal.integration;

import dev.framegate.gateway.internal.integration.IntegrationResult.Failed;
import dev.framegate.gateway.settings.Functions;
import dev.framegate.gateway.settings.Services;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** The integrations by type. */
public final class IntegrationRegistry {
  private final Map<IntegrationType, Integration> byType;

  private IntegrationRegistry(Map<IntegrationType, Integration> byType) {
    this.byType = byType;
  }

  public static IntegrationRegistry none() {
    return new IntegrationRegistry(Map.of());
  }

  /** MOCK, HTTP and HTTP_PROXY. */
  public static IntegrationRegistry standard() {
    return standard(Functions.NONE);
  }

  /** All types; AWS and AWS_PROXY call the given functions. */
  public static IntegrationRegistry standard(Functions functions) {
    return standard(functions, BackendHeaderPolicy.AWS, Services.NONE, (request, key) -> Map.of());
  }

  /**
   * All types.
   *
   * @param functions of AWS and AWS_PROXY
   * @param headers of requests of HTTP and HTTP_PROXY
   * @param services of AWS, other than functions
   * @param signer of requests to services
   */
  public static IntegrationRegistry standard(
      Functions functions, BackendHeaderPolicy headers, Services services, ServiceSigner signer) {
    BackendCalls calls = new BackendCalls();
    Integration lambda = new LambdaIntegration(functions);
    Integration http = new HttpIntegration(calls, headers);
    return none()
        .with(IntegrationType.MOCK, new MockIntegration())
        .with(IntegrationType.HTTP, http)
        .with(IntegrationType.HTTP_PROXY, http)
        .with(
            IntegrationType.AWS,
            new AwsIntegration(lambda, new ServiceIntegration(services, signer, calls)))
        .with(IntegrationType.AWS_PROXY, lambda);
  }

  public IntegrationRegistry with(IntegrationType type, Integration integration) {
    Map<IntegrationType, Integration> copy = new EnumMap<>(IntegrationType.class);
    copy.putAll(byType);
    copy.put(type, integration);
    return new IntegrationRegistry(copy);
  }

  /** These integrations, each replaced. */
  public IntegrationRegistry around(UnaryOperator<Integration> change) {
    Map<IntegrationType, Integration> copy = new EnumMap<>(IntegrationType.class);
    byType.forEach((type, integration) -> copy.put(type, change.apply(integration)));
    return new IntegrationRegistry(copy);
  }

  /** Calls the backend of a request. A type without an integration is a failure. */
  public CompletionStage<IntegrationResult> call(IntegrationRequest request) {
    Integration integration = byType.get(request.plan().type());
    if (integration == null) {
      return CompletableFuture.completedFuture(
          new Failed(
              IntegrationFailure.CONFIGURATION,
              "this gateway has no backend for integrations of type " + request.plan().type()));
    }
    return integration.call(request);
  }
}
