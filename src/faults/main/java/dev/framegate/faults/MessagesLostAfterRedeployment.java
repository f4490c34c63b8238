package dev.framegate.faults;

import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.internal.control.DeploymentPolicy;
import dev.framegate.gateway.internal.deploy.LiveStage;
import dev.framegate.gateway.internal.runtime.ConnectResult;
import dev.framegate.gateway.internal.runtime.ConnectionHandler;
import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import dev.framegate.gateway.internal.runtime.Handshake;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Drops the messages of connections that were opened before their stage was redeployed. */
final class MessagesLostAfterRedeployment implements DeploymentPolicy {
  private final Map<String, Integer> redeployments = new ConcurrentHashMap<>();
  private final Map<String, Integer> seenByConnection = new ConcurrentHashMap<>();

  static Gateway.Builder applied(Gateway.Builder right) {
    MessagesLostAfterRedeployment lost = new MessagesLostAfterRedeployment();
    return PolicyReplacement.all(
            PolicyReplacement.deployments(lost), PolicyReplacement.messages(lost::over))
        .apply(right);
  }

  @Override
  public LiveStage live(StageView view) {
    LiveStage now = DeploymentPolicy.super.live(view);
    LiveStage served = view.served();
    if (served != null && served.snapshot() != now.snapshot()) {
      redeployments.merge(key(now.apiId(), now.name()), 1, Integer::sum);
    }
    return now;
  }

  private ConnectionHandler over(ConnectionHandler right) {
    return new DelegatingConnectionHandler(right) {
      @Override
      public CompletionStage<ConnectResult> connect(
          ConnectionInfo connection, Handshake handshake) {
        seenByConnection.put(connection.id(), redeployments(connection));
        return super.connect(connection, handshake);
      }

      @Override
      public CompletionStage<Optional<String>> message(ConnectionInfo connection, String text) {
        return redeployments(connection) > seenByConnection.getOrDefault(connection.id(), 0)
            ? CompletableFuture.completedFuture(Optional.empty())
            : super.message(connection, text);
      }
    };
  }

  private int redeployments(ConnectionInfo connection) {
    return redeployments.getOrDefault(key(connection.apiId(), connection.stage()), 0);
  }

  private static String key(String apiId, String stageName) {
    return apiId + "/" + stageName;
  }
}
