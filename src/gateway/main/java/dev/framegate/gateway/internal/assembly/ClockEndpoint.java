package dev.framegate.gateway.internal.assembly;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.limits.ServerBounds;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.function.Function;

/**
 * {@code /_framegate/clock}: GET returns the gateway's time, POST {@code {"advance":"PT11M"}}
 * advances it, so that tests need not wait for limits of minutes and hours.
 */
final class ClockEndpoint implements Function<ServerRequest, ServerResponse> {
  static final String PATH = "/_framegate/clock";
  private static final ObjectMapper JSON = new ObjectMapper();
  private final AdjustableClock clock;
  private final Runnable moved;

  /**
   * @param moved run after each advance, to apply its effects
   */
  ClockEndpoint(AdjustableClock clock, Runnable moved) {
    this.clock = clock;
    this.moved = moved;
  }

  @Override
  public ServerResponse apply(ServerRequest call) {
    return switch (call.method()) {
      case "GET" -> now();
      case "POST" -> advance(call.text());
      default ->
          refuse(405, "Expected GET, or POST with {\"advance\":\"PT11M\"}; got " + call.method());
    };
  }

  private ServerResponse advance(String body) {
    try {
      JsonNode step = JSON.readTree(body).path("advance");
      Duration duration = Duration.parse(step.asText());
      if (duration.isNegative() || duration.compareTo(ServerBounds.CLOCK_STEP) > 0) {
        return refuse(400, "Expected an ISO-8601 duration from PT0S to P365D; got " + step);
      }
      clock.advance(duration);
      moved.run();
      return now();
    } catch (IllegalArgumentException e) {
      return refuse(400, String.valueOf(e.getMessage()));
    } catch (JsonProcessingException | DateTimeParseException e) {
      return refuse(400, "Expected {\"advance\":\"PT11M\"}, an ISO-8601 duration");
    }
  }

  private ServerResponse now() {
    return ServerResponse.json(
        200,
        JsonNodeFactory.instance
            .objectNode()
            .put("now", clock.instant().toString())
            .put("ahead", clock.offset().toString())
            .toString());
  }

  private static ServerResponse refuse(int status, String message) {
    return ServerResponse.json(
        status, JsonNodeFactory.instance.objectNode().put("message", message).toString());
  }
}
