package dev.framegate.gateway.internal.access;

import dev.framegate.gateway.internal.deploy.CompiledRoute;
import dev.framegate.gateway.internal.deploy.RouteAccess.Authorization;
import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.runtime.AccessCheck;
import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * {@code AWS_IAM}: a handshake without any signature is refused (CON-033). A signature in headers
 * or query (IAM-009) is accepted unverified: this check has no credentials.
 */
final class IamSignatureCheck implements AccessCheck {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";

  @Override
  public CompletionStage<AccessDecision> judge(
      CompiledRoute route, ConnectionInfo connection, EventData event) {
    boolean passes =
        route.access().authorization() != Authorization.AWS_IAM || carriesSignature(event);
    return CompletableFuture.completedFuture(
        passes
            ? new Admitted(Map.of())
            : new Refused(Reason.FORBIDDEN, "the route wants a signature, but there is none"));
  }

  private static boolean carriesSignature(EventData event) {
    return event.header("Authorization").stream().anyMatch(value -> value.startsWith(ALGORITHM))
        || (event.queryParameter("X-Amz-Algorithm").contains(ALGORITHM)
            && !event.queryParameter("X-Amz-Signature").isEmpty());
  }
}
