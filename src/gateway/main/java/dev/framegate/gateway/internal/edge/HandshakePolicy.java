package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.runtime.ConnectResult;
import dev.framegate.gateway.internal.runtime.Handshake;
import java.util.Map;
import java.util.Optional;

/**
 * The decisions on addresses and upgrades. The result of {@code $connect} is the concern of the
 * runtime.
 */
public interface HandshakePolicy {
  /** The answer that rejects an address; empty if a stage accepts connections there. */
  Optional<ServerResponse> judgeAddress(StageReference address, StageDirectory stages);

  /** As {@link #judgeAddress}, for addresses of the management API. */
  Optional<ServerResponse> judgeCallback(StageReference address, StageDirectory stages);

  /** The answer to a request without an upgrade at a stage's address. */
  ServerResponse notAnUpgrade(String method);

  /** The longest path with query of an upgrade, in characters (URL-010). */
  int maxUrlCharacters();

  /** A connection id that no other connection has. */
  String newConnectionId();

  /** The value of {@code Sec-WebSocket-Accept} for the client's key. */
  String accept(String key);

  /** The subprotocol in the answer, if any. */
  Optional<String> subprotocol(ConnectResult result, Handshake handshake);

  /** The headers of a 101, in their order. */
  Map<String, String> switching(Map<String, String> headers);

  /** The answer for a client that {@code $connect} rejected. */
  ServerResponse refused(ConnectResult result);
}
