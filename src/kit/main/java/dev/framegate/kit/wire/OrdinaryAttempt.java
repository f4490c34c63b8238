package dev.framegate.kit.wire;

/** What came of opening a connection with the ordinary client. */
public sealed interface OrdinaryAttempt
    permits OrdinaryAttempt.Connected, Attempt.Refused, Attempt.Malformed, Attempt.Unreachable {

  /** The handshake is complete. */
  record Connected(OrdinaryConnection connection) implements OrdinaryAttempt {}
}
