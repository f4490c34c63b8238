package dev.framegate.gateway.internal.signature;

import dev.framegate.gateway.internal.deploy.RouteAccess;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.http.Call;
import dev.framegate.gateway.internal.runtime.ConnectResult;
import dev.framegate.gateway.internal.runtime.Connection;
import dev.framegate.gateway.internal.runtime.Handshake;
import dev.framegate.gateway.internal.runtime.Messages;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Lets only signed handshakes reach a {@code $connect} that is protected by IAM (CON-033). */
public final class SignedConnect implements Messages {
  private static final String CONNECT = "$connect";

  private final Messages inner;
  private final StageDirectory stages;
  private final SignedCalls signed;

  public SignedConnect(Messages inner, StageDirectory stages, SignedCalls signed) {
    this.inner = inner;
    this.stages = stages;
    this.signed = signed;
  }

  @Override
  public CompletionStage<ConnectResult> connect(Connection connection, Handshake handshake) {
    if (isProtected(connection)) {
      try {
        signed.connect(call(handshake), connection.apiId(), connection.stage());
      } catch (Rejection rejection) {
        return CompletableFuture.completedFuture(new ConnectResult(403, null, rejection.body()));
      }
    }
    return inner.connect(connection, handshake);
  }

  private boolean isProtected(Connection connection) {
    return stages
        .find(connection.apiId(), connection.stage())
        .flatMap(stage -> Optional.ofNullable(stage.snapshot()))
        .flatMap(snapshot -> snapshot.route(CONNECT))
        .filter(route -> route.access().authorization() == RouteAccess.Authorization.AWS_IAM)
        .isPresent();
  }

  private static Call call(Handshake handshake) {
    Map<String, List<String>> headers = new HashMap<>();
    handshake.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    return new Call("GET", handshake.path(), handshake.query(), headers, new byte[0]);
  }

  @Override
  public CompletionStage<Optional<String>> message(Connection connection, String text) {
    return inner.message(connection, text);
  }

  @Override
  public CompletionStage<Void> disconnect(Connection connection, int code, String reason) {
    return inner.disconnect(connection, code, reason);
  }
}
