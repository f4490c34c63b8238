package dev.framegate.gateway.internal.integration;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.framegate.gateway.internal.deploy.TestApi;
import dev.framegate.gateway.settings.EndpointFunctions;
import dev.framegate.gateway.settings.Functions;
import java.net.URI;
import java.util.List;

/** Serves Lambda's invoke path on a port of its own. */
public final class LambdaRunner implements AutoCloseable {
  private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:";

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

  public LambdaRunner() {
    server.start();
  }

  /** The address that integrations and authorizers name a function by. */
  public static String uri(String function) {
    return "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/"
        + FUNCTION
        + function
        + "/invocations";
  }

  public static ObjectNode integration(String type, String function) {
    return TestApi.json("{'integrationMethod':'POST'}")
        .put("integrationType", type)
        .put("integrationUri", uri(function));
  }

  public Functions functions() {
    return new EndpointFunctions(URI.create("http://127.0.0.1:" + server.port() + "/"));
  }

  public void returns(String function, String payload) {
    answers(function, aResponse().withBody(payload));
  }

  public void raises(String function, String payload) {
    answers(
        function, aResponse().withHeader("X-Amz-Function-Error", "Unhandled").withBody(payload));
  }

  public void answers(String function, ResponseDefinitionBuilder response) {
    server.stubFor(
        post(urlPathEqualTo("/2015-03-31/functions/" + function + "/invocations"))
            .willReturn(response));
  }

  /** What has been called so far, oldest first. */
  public List<LoggedRequest> calls() {
    List<LoggedRequest> calls = server.findAll(anyRequestedFor(anyUrl()));
    return calls;
  }

  /** The events, oldest first. */
  public List<ObjectNode> events() {
    return calls().stream().map(call -> TestApi.json(call.getBodyAsString())).toList();
  }

  @Override
  public void close() {
    server.stop();
  }
}
