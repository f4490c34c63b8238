package dev.framegate.gateway.internal.throttle;

import dev.framegate.contract.ApiError;
import dev.framegate.gateway.internal.http.RequestInterceptor;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;

/** The control plane's own rates (API-066, DEP-024), around whatever else stands there. */
public final class ControlPlaneThrottle implements RequestInterceptor {
  private static final ApiError TOO_MANY =
      ApiError.of(429, "TooManyRequestsException", "Too Many Requests");

  private final RequestInterceptor next;
  private final TokenBucket calls;
  private final Map<String, TokenBucket> operations;

  public ControlPlaneThrottle(RequestInterceptor next, ControlPlaneRates figures, Clock clock) {
    BucketTimeMeter time = BucketTimeMeter.of(clock);
    this.next = next;
    this.calls = new TokenBucket(figures.calls(), time);
    this.operations = Map.of("CreateDeployment", new TokenBucket(figures.deployments(), time));
  }

  @Override
  public ServerResponse intercept(
      String operation, ServerRequest call, Function<ServerRequest, ServerResponse> perform) {
    TokenBucket own = operations.get(operation);
    return (own == null || own.take()) && calls.take()
        ? next.intercept(operation, call, perform)
        : tooMany();
  }

  private static ServerResponse tooMany() {
    return new ServerResponse(
        TOO_MANY.status(),
        Map.of("content-type", "application/json", ApiError.TYPE_HEADER, TOO_MANY.type()),
        TOO_MANY.body().toString().getBytes(StandardCharsets.UTF_8));
  }
}
