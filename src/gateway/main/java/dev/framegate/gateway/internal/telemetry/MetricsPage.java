package dev.framegate.gateway.internal.telemetry;

import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;

/** {@code /_framegate/metrics}, in the text format of Prometheus. */
public final class MetricsPage implements Function<ServerRequest, ServerResponse> {
  public static final String PATH = "/_framegate/metrics";

  private final Metrics metrics;
  private final StageDirectory stages;

  public MetricsPage(Metrics metrics, StageDirectory stages) {
    this.metrics = metrics;
    this.stages = stages;
  }

  @Override
  public ServerResponse apply(ServerRequest call) {
    if (!call.method().equals("GET")) {
      return ServerResponse.json(405, "{\"message\":\"Expected GET.\"}");
    }
    return new ServerResponse(
        200,
        Map.of("content-type", "text/plain; version=0.0.4; charset=utf-8"),
        metrics.text(stages::hasApi).getBytes(StandardCharsets.UTF_8));
  }
}
