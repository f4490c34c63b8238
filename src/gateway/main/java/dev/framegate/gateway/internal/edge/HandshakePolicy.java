package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.runtime.ConnectResult;
import dev.framegate.gateway.internal.runtime.Handshake;
import java.util.Map;
import java.util.Optional;

/**
 * Every judgement about addresses and upgrades. What {@code $connect} itself decides is the
 * runtime's.
 */
public interface HandshakePolicy {
  /** The answer that refuses an address, or nothing when there is a stage to speak to. */
  Optional<ServerResponse> judgeAddress(StageReference address, StageDirectory stages);

  /** As {@link #judgeAddress}, for the callback plane's part of the address. */
  Optional<ServerResponse> judgeCallback(StageReference address, StageDirectory stages);

  /** A stage was asked without an upgrade. */
  ServerResponse notAnUpgrade(String method);

  /** The longest path with query of an upgrade, in characters (URL-010). */
  int maxUrlCharacters();

  /** A connection id that no other connection has. */
  String newConnectionId();

  /** The value of {@code Sec-WebSocket-Accept} for the client's key. */
  String accept(String key);

  /** The subprotocol that the client is told, if any. */
  Optional<String> subprotocol(ConnectResult result, Handshake handshake);

  /** The headers of a 101, in their order. */
  Map<String, String> switching(Map<String, String> headers);

  /** The answer for a client that {@code $connect} refused. */
  ServerResponse refused(ConnectResult result);
}
