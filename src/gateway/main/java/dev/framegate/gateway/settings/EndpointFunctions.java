package dev.framegate.gateway.settings;

import dev.framegate.gateway.internal.http.BackendHttpClient;
import dev.framegate.gateway.internal.limits.ServerBounds;
import dev.framegate.gateway.internal.limits.ServiceQuotas;
import dev.framegate.gateway.settings.FunctionResult.NotInvoked;
import dev.framegate.gateway.settings.FunctionResult.Raised;
import dev.framegate.gateway.settings.FunctionResult.Returned;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Functions of a server that implements Lambda's {@code POST
 * /2015-03-31/functions/{name}/invocations}. Requests are not signed.
 */
public final class EndpointFunctions implements Functions {
  private final BackendHttpClient exchanges = new BackendHttpClient(ServerBounds.BACKEND_CALLS);
  private final String base;

  /**
   * @param endpoint {@code http} or {@code https}; a path is kept
   * @throws IllegalArgumentException if it is not {@code http(s)://host[:port][/path]}
   */
  public EndpointFunctions(URI endpoint) {
    ServiceEndpoint.requireAddress(endpoint);
    String text = endpoint.toString();
    this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  @Override
  public CompletionStage<FunctionResult> invoke(
      FunctionName function, byte[] event, boolean async) {
    HttpRequest request;
    try {
      request = request(function, event, async);
    } catch (IllegalArgumentException e) {
      return CompletableFuture.completedFuture(new NotInvoked(String.valueOf(e.getMessage())));
    }
    CompletableFuture<HttpResponse<byte[]>> exchange =
        exchanges.send(
            request, ServerBounds.FUNCTION_CALL_TIME, ServiceQuotas.FUNCTION_PAYLOAD_BYTES);
    CompletableFuture<FunctionResult> result =
        exchange.handle(
            (response, error) ->
                error == null
                    ? result(request.uri(), response)
                    : new NotInvoked(request.uri() + ": " + BackendHttpClient.describe(error)));
    var cancelled = result.whenComplete((done, error) -> exchange.cancel(true));
    return result;
  }

  private HttpRequest request(FunctionName function, byte[] event, boolean async) {
    String query = function.qualifier().isEmpty() ? "" : "?Qualifier=" + function.qualifier();
    return HttpRequest.newBuilder(
            URI.create(base + "/2015-03-31/functions/" + function.name() + "/invocations" + query))
        .timeout(ServerBounds.FUNCTION_CALL_TIME)
        .header("Content-Type", "application/json")
        .header("X-Amz-Invocation-Type", async ? "Event" : "RequestResponse")
        .POST(HttpRequest.BodyPublishers.ofByteArray(event))
        .build();
  }

  private static FunctionResult result(URI uri, HttpResponse<byte[]> response) {
    if (response.statusCode() / 100 != 2) {
      String body = new String(response.body(), StandardCharsets.UTF_8);
      return new NotInvoked(
          "%s: expected 2xx, but found %d %s"
              .formatted(
                  uri,
                  response.statusCode(),
                  body.substring(0, Math.min(ServerBounds.QUOTED_CHARACTERS, body.length()))));
    }
    return response.headers().firstValue("X-Amz-Function-Error").isPresent()
        ? new Raised(response.body())
        : new Returned(response.body());
  }
}
