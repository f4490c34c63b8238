package dev.framegate.gateway.internal.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.framegate.gateway.internal.deploy.LiveStage;
import dev.framegate.gateway.internal.deploy.Snapshot;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.management.ClientRegistry;
import dev.framegate.gateway.internal.management.ConnectedClient;
import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import java.io.IOException;
import java.util.Optional;

/** Why a request was refused, in words, for the journal: the answer itself may not say it. */
final class RefusalReason {
  private static final int ERROR = 400;
  private static final int GONE = 410;
  private static final ObjectMapper JSON = new ObjectMapper();

  private RefusalReason() {}

  /** The error in the answer; empty if it has none. */
  static String of(ServerResponse answer) {
    if (answer.status() < ERROR) {
      return "";
    }
    try {
      JsonNode body = JSON.readTree(answer.body());
      return body.path("message").asText(body.path("Message").asText(answer.text()));
    } catch (IOException e) {
      return answer.text();
    }
  }

  /** Why no stage serves an address. */
  static String ofAddress(StageReference address, StageDirectory stages) {
    if (!stages.hasApi(address.apiId())) {
      return "there is no API \"%s\"".formatted(address.apiId());
    }
    if (address.stage().isEmpty()) {
      return "the address names no stage; expected /{stage} at its end";
    }
    Optional<LiveStage> stage = stages.find(address.apiId(), address.stage());
    if (stage.isEmpty()) {
      return "the API \"%s\" has no stage \"%s\"".formatted(address.apiId(), address.stage());
    }
    Snapshot snapshot = stage.get().snapshot();
    if (snapshot == null) {
      return "the stage \"%s\" has no deployment".formatted(address.stage());
    }
    if (!address.customDomain() && !snapshot.servesDefaultEndpoint()) {
      return "the default endpoint of the API is disabled; use its custom domain name";
    }
    return address.rest().isEmpty()
        ? "the request is not allowed at this address"
        : "the address goes on after the stage: /" + String.join("/", address.rest());
  }

  /** Why a callback did not reach its connection. */
  static String ofCallback(
      Destination.Callback callback, ServerResponse answer, ClientRegistry all) {
    if (answer.status() != GONE) {
      return of(answer);
    }
    Optional<ConnectedClient> client = all.find(callback.connectionId());
    if (client.isEmpty()) {
      return "no open connection has this id: it is wrong, or the connection has ended";
    }
    ConnectionInfo connection = client.get().connection();
    StageReference address = callback.address();
    return connection.apiId().equals(address.apiId()) && connection.stage().equals(address.stage())
        ? "the handshake of the connection is not complete"
        : "the connection belongs to %s/%s".formatted(connection.apiId(), connection.stage());
  }
}
