package dev.framegate.kit.wire;

/** What came of opening a connection with the ordinary client. */
public sealed interface OrdinaryHandshakeResult
    permits OrdinaryHandshakeResult.Connected,
        HandshakeResult.Refused,
        HandshakeResult.Malformed,
        HandshakeResult.Unreachable {

  /** The handshake is complete. */
  record Connected(OrdinaryConnection connection) implements OrdinaryHandshakeResult {}
}
