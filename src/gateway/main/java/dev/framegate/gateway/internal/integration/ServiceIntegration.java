package dev.framegate.gateway.internal.integration;

import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.integration.IntegrationResult.Failed;
import dev.framegate.gateway.settings.ServiceEndpoint;
import dev.framegate.gateway.settings.Services;
import java.net.http.HttpRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls actions and paths of AWS services with signed requests. They go to the endpoint that the
 * gateway was given, whatever a URI, a parameter or an answer names.
 */
final class ServiceIntegration implements Integration {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceIntegration.class);

  private final Services services;
  private final ServiceSigner signer;
  private final BackendCalls calls;
  private final AtomicBoolean warned = new AtomicBoolean();

  ServiceIntegration(Services services, ServiceSigner signer, BackendCalls calls) {
    this.services = services;
    this.signer = signer;
    this.calls = calls;
  }

  @Override
  public CompletionStage<IntegrationResult> call(IntegrationRequest request) {
    HttpRequest http;
    try {
      ServiceUri uri = ServiceUri.resolve(request.plan().uri(), request.facts().stageVariables());
      ServiceEndpoint endpoint = services.endpoint().orElse(null);
      if (endpoint == null) {
        return failed(IntegrationFailure.BACKEND, withoutEndpoint(uri));
      }
      http = http(request, uri, endpoint);
    } catch (IllegalArgumentException e) {
      return failed(IntegrationFailure.CONFIGURATION, String.valueOf(e.getMessage()));
    }
    return calls.send(http, request.plan());
  }

  /** Told by a warning once, as the client sees an error that says nothing. */
  private String withoutEndpoint(ServiceUri uri) {
    String detail =
        "an integration calls "
            + uri
            + ", but this gateway has no endpoint for AWS services; start it with 'serve --services"
            + " URL' or Gateway.builder().services(...), such as http://127.0.0.1:4566";
    if (warned.compareAndSet(false, true)) {
      LOG.warn(detail);
    }
    return detail;
  }

  private HttpRequest http(IntegrationRequest request, ServiceUri uri, ServiceEndpoint endpoint) {
    CompiledIntegration plan = request.plan();
    EventData event = request.facts();
    OutgoingRequest http =
        ServiceProtocol.request(endpoint.address().toString().replaceFirst("/+$", ""), uri);
    http.header("User-Agent", "AmazonAPIGateway_" + event.contextValue("apiId"));
    http.map(plan.parameters(), event);
    byte[] body =
        ServiceProtocol.withAction(http, uri, OutgoingRequest.body(plan, request.payload()));
    signer
        .sign(
            new ServiceSigner.ServiceRequest(
                uri.region(),
                uri.service(),
                OutgoingRequest.method(plan, body),
                http.address(),
                http.headers(),
                body),
            endpoint.key())
        .forEach(http::header);
    return http.build(plan, body);
  }

  private static CompletionStage<IntegrationResult> failed(
      IntegrationFailure failure, String detail) {
    return CompletableFuture.completedFuture(new Failed(failure, detail));
  }
}
