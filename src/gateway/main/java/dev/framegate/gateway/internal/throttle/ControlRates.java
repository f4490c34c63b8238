package dev.framegate.gateway.internal.throttle;

import dev.framegate.contract.ApiError;
import dev.framegate.gateway.internal.http.Answer;
import dev.framegate.gateway.internal.http.Call;
import dev.framegate.gateway.internal.http.Exchange;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;

/** The control plane's own rates (API-066, DEP-024), around whatever else stands there. */
public final class ControlRates implements Exchange {
  private static final ApiError TOO_MANY =
      ApiError.of(429, "TooManyRequestsException", "Too Many Requests");

  private final Exchange next;
  private final TokenBucket calls;
  private final Map<String, TokenBucket> operations;

  public ControlRates(Exchange next, ControlFigures figures, Clock clock) {
    GatewayTime time = GatewayTime.of(clock);
    this.next = next;
    this.calls = new TokenBucket(figures.calls(), time);
    this.operations = Map.of("CreateDeployment", new TokenBucket(figures.deployments(), time));
  }

  @Override
  public Answer around(String operation, Call call, Function<Call, Answer> perform) {
    TokenBucket own = operations.get(operation);
    return (own == null || own.take()) && calls.take()
        ? next.around(operation, call, perform)
        : tooMany();
  }

  private static Answer tooMany() {
    return new Answer(
        TOO_MANY.status(),
        Map.of("content-type", "application/json", ApiError.TYPE_HEADER, TOO_MANY.type()),
        TOO_MANY.body().toString().getBytes(StandardCharsets.UTF_8));
  }
}
