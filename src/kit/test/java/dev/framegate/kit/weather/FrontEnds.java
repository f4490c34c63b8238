package dev.framegate.kit.weather;

import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.internal.control.DeploymentPolicy;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.runtime.ConnectResult;
import dev.framegate.gateway.internal.runtime.ConnectionHandler;
import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import dev.framegate.gateway.internal.runtime.Handshake;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * One service of three gateways: the first has the control plane, and each serves what it knows of
 * the stages. Each has its own connections and its own throttles, so that a limit is only kept
 * about.
 */
final class FrontEnds implements AutoCloseable {
  static final int COUNT = 3;

  private final LateStages stages;
  private final Map<String, Integer> byConnection = new ConcurrentHashMap<>();
  private final List<Gateway> gateways = new ArrayList<>();

  /**
   * @param gateway makes the settings of one of them, wrong ones too
   */
  FrontEnds(Weather weather, Supplier<Gateway.Builder> gateway) {
    stages = new LateStages(weather, COUNT);
    gateways.add(
        noting(0, gateway.get())
            .replace(DeploymentPolicy.class, stages::noting)
            .replace(StageDirectory.class, stages::over)
            .start());
    IntStream.range(1, COUNT)
        .forEach(
            front ->
                gateways.add(
                    noting(front, gateway.get())
                        .replace(StageDirectory.class, own -> stages.seenBy(front))
                        .start()));
  }

  LateStages stages() {
    return stages;
  }

  URI address(int front) {
    return gateways.get(front).address();
  }

  /** The front end that holds a connection; any other would say that it is gone. */
  int holding(String connectionId) {
    return byConnection.getOrDefault(connectionId, 0);
  }

  private Gateway.Builder noting(int front, Gateway.Builder gateway) {
    return gateway.replace(
        ConnectionHandler.class,
        right ->
            new ConnectionHandler() {
              @Override
              public CompletionStage<ConnectResult> connect(
                  ConnectionInfo connection, Handshake handshake) {
                byConnection.put(connection.id(), front);
                return right.connect(connection, handshake);
              }

              @Override
              public CompletionStage<Optional<String>> message(
                  ConnectionInfo connection, String text) {
                return right.message(connection, text);
              }

              @Override
              public CompletionStage<Void> disconnect(
                  ConnectionInfo connection, int code, String reason) {
                return right.disconnect(connection, code, reason);
              }
            });
  }

  @Override
  public void close() {
    gateways.forEach(Gateway::close);
  }
}
