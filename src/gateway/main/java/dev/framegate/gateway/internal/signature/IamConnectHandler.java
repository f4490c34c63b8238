package dev.framegate.gateway.internal.signature;

import dev.framegate.gateway.internal.deploy.RouteAccess;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.runtime.ConnectResult;
import dev.framegate.gateway.internal.runtime.ConnectionHandler;
import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import dev.framegate.gateway.internal.runtime.Handshake;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Rejects unsigned handshakes if {@code $connect} has authorization type AWS_IAM (CON-033). */
public final class IamConnectHandler implements ConnectionHandler {
  private static final String CONNECT = "$connect";

  private final ConnectionHandler inner;
  private final StageDirectory stages;
  private final SignedRequestFilter signed;

  public IamConnectHandler(
      ConnectionHandler inner, StageDirectory stages, SignedRequestFilter signed) {
    this.inner = inner;
    this.stages = stages;
    this.signed = signed;
  }

  @Override
  public CompletionStage<ConnectResult> connect(ConnectionInfo connection, Handshake handshake) {
    if (isProtected(connection)) {
      try {
        signed.connect(call(handshake), connection.apiId(), connection.stage());
      } catch (SignatureRejectedException rejection) {
        return CompletableFuture.completedFuture(new ConnectResult(403, null, rejection.body()));
      }
    }
    return inner.connect(connection, handshake);
  }

  private boolean isProtected(ConnectionInfo connection) {
    return stages
        .find(connection.apiId(), connection.stage())
        .flatMap(stage -> Optional.ofNullable(stage.snapshot()))
        .flatMap(snapshot -> snapshot.route(CONNECT))
        .filter(route -> route.access().authorization() == RouteAccess.Authorization.AWS_IAM)
        .isPresent();
  }

  private static ServerRequest call(Handshake handshake) {
    Map<String, List<String>> headers = new HashMap<>();
    handshake.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    return new ServerRequest("GET", handshake.path(), handshake.query(), headers, new byte[0]);
  }

  @Override
  public CompletionStage<Optional<String>> message(ConnectionInfo connection, String text) {
    return inner.message(connection, text);
  }

  @Override
  public @Nullable CompletionStage<Optional<String>> quickMessage(
      ConnectionInfo connection, String text) {
    return inner.quickMessage(connection, text);
  }

  @Override
  public CompletionStage<Void> disconnect(ConnectionInfo connection, int code, String reason) {
    return inner.disconnect(connection, code, reason);
  }
}
