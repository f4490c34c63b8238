package dev.framegate.kit.wire;

import java.util.List;
import java.util.Map;

/** What came of opening a WebSocket connection. Header names are as the server wrote them. */
public sealed interface HandshakeResult {

  /** The handshake is complete. */
  record Accepted(FrameConnection connection) implements HandshakeResult {}

  /**
   * The server answered with another status than 101.
   *
   * @param body as text, at most 64 KiB
   */
  record Refused(int status, Map<String, List<String>> headers, String body)
      implements HandshakeResult, OrdinaryHandshakeResult {}

  /**
   * The server answered, but with no handshake of RFC 6455 (section 4.1).
   *
   * @param status 0 where the answer was no HTTP
   * @param problem a sentence: what was expected and what came
   */
  record Malformed(int status, Map<String, List<String>> headers, String problem)
      implements HandshakeResult, OrdinaryHandshakeResult {}

  /**
   * No answer.
   *
   * @param address host and port that were tried
   * @param cause such as {@code connection refused}
   */
  record Unreachable(String address, String cause)
      implements HandshakeResult, OrdinaryHandshakeResult {}
}
