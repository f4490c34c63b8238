package dev.framegate.gateway.internal.runtime;

import dev.framegate.gateway.internal.event.BackendResponse;
import dev.framegate.gateway.internal.integration.CompiledIntegration;
import dev.framegate.gateway.internal.integration.IntegrationFailure;
import java.util.Map;

/** The results of handshakes: CON-003, CON-004, CON-006 to CON-011, CON-040, CON-041. */
public interface ConnectPolicy {
  ConnectPolicy AWS = new ConnectPolicy() {};

  /** There is no {@code $connect} route, or it has no integration. */
  default ConnectResult withoutIntegration() {
    return new ConnectResult(200, null, null);
  }

  /** The integration responded. A status that is invalid for a handshake counts as a failure. */
  default ConnectResult answered(
      CompiledIntegration plan, BackendResponse reply, Map<String, Object> context) {
    if (reply.status() < 200 || reply.status() > 599) {
      return failed(IntegrationFailure.BACKEND, context);
    }
    String subprotocol = reply.header("Sec-WebSocket-Protocol").stream().findFirst().orElse(null);
    return new ConnectResult(reply.status(), subprotocol, null);
  }

  /** The client may not connect: CON-024 to CON-028, CON-033, CON-035. */
  default ConnectResult barred(AccessCheck.Reason reason, Map<String, Object> context) {
    return refused(reason.kind().status(), reason.kind(), context);
  }

  /** The integration has no response. */
  default ConnectResult failed(IntegrationFailure failure, Map<String, Object> context) {
    return switch (failure) {
      case TIMED_OUT -> refused(504, MessageError.TIMED_OUT, context);
      case BACKEND -> refused(502, MessageError.INTERNAL_SERVER_ERROR, context);
      case CONFIGURATION -> refused(500, MessageError.INTERNAL_SERVER_ERROR, context);
    };
  }

  /** The stage does not exist or has no deployment. */
  default ConnectResult notDeployed(Map<String, Object> context) {
    return refused(403, MessageError.FORBIDDEN, context);
  }

  private static ConnectResult refused(int status, MessageError kind, Map<String, Object> context) {
    return new ConnectResult(status, null, ErrorFramePolicy.AWS.frame(kind, context).orElse(null));
  }
}
