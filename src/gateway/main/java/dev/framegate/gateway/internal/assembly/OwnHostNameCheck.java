package dev.framegate.gateway.internal.assembly;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.framegate.contract.ApiError;
import dev.framegate.contract.ServiceModel;
import dev.framegate.gateway.internal.control.ControlPlaneHandler;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Refuses a custom domain name that is one of the server's own: its stages would take the place of
 * the control plane.
 */
final class OwnHostNameCheck implements ControlPlaneHandler {
  private static final ServiceModel MODEL = ServiceModel.controlPlane();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ControlPlaneHandler next;
  private final Predicate<String> hidesServer;

  OwnHostNameCheck(ControlPlaneHandler next, Predicate<String> hidesServer) {
    this.next = next;
    this.hidesServer = hidesServer;
  }

  @Override
  public ServerResponse handle(ServerRequest call) {
    boolean creates =
        MODEL
            .match(call.method(), call.path())
            .filter(match -> match.operation().name().equals("CreateDomainName"))
            .isPresent();
    return creates && hidesServer(call) ? refusal() : next.handle(call);
  }

  private boolean hidesServer(ServerRequest call) {
    try {
      return hidesServer.test(JSON.readTree(call.text()).path("domainName").asText(""));
    } catch (JsonProcessingException notJson) {
      return false;
    }
  }

  private static ServerResponse refusal() {
    ApiError error =
        ApiError.badRequest(
            "domainName: expected a name other than this server's own, and no IP address: the"
                + " control plane would not be reachable any more");
    ServerResponse json = ServerResponse.json(error.status(), error.body().toString());
    return new ServerResponse(
        json.status(),
        Map.of("content-type", "application/json", ApiError.TYPE_HEADER, error.type()),
        json.body());
  }
}
