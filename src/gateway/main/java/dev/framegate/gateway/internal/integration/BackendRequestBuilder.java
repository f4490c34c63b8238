package dev.framegate.gateway.internal.integration;

import dev.framegate.gateway.internal.event.EventData;
import java.net.http.HttpRequest;

/** Builds the request to an HTTP backend: address, parameters, headers and body. */
final class BackendRequestBuilder {
  private final BackendHeaderPolicy policy;

  BackendRequestBuilder(BackendHeaderPolicy policy) {
    this.policy = policy;
  }

  /**
   * @throws IllegalArgumentException if address, method or a header cannot be sent
   */
  HttpRequest of(IntegrationRequest request) {
    CompiledIntegration plan = request.plan();
    EventData event = request.facts();
    OutgoingRequest http =
        new OutgoingRequest(StageVariables.fill(plan.uri(), event.stageVariables()));
    policy.of(event).forEach(http::header);
    if (!event.body().text().isEmpty()) {
      http.header("Content-Type", "application/json");
    } else if (plan.type().proxy() && "CONNECT".equals(event.context().get("eventType"))) {
      event.headers().forEach((name, values) -> http.header(name, String.join(",", values)));
    }
    if (plan.type().proxy()) {
      event.query().forEach(http::query);
    }
    http.map(plan.parameters(), event);
    return http.build(plan, OutgoingRequest.body(plan, request.payload()));
  }
}
