package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.limits.ServerBounds;
import java.time.Duration;

/**
 * Bounds of one WebSocket connection: beyond them the server stops reading its frames.
 *
 * @param messagesInFlight messages whose routes have not ended
 * @param bytesInFlight their characters together
 * @param outboundBytes waiting for the client to read; a POST beyond is answered 429
 * @param connectTime how long {@code $connect} may take before the client is answered 504
 * @param lingerBytes discarded after a close frame was sent, so that a reset does not discard it
 * @param lingerTime how long that may take
 */
record FlowLimits(
    int messagesInFlight,
    int bytesInFlight,
    int outboundBytes,
    Duration connectTime,
    int lingerBytes,
    Duration lingerTime) {
  static final FlowLimits DEFAULT =
      new FlowLimits(
          ServerBounds.MESSAGES_IN_FLIGHT,
          ServerBounds.CHARACTERS_IN_FLIGHT,
          ServerBounds.OUTBOUND_BYTES,
          ServerBounds.CONNECT_TIME,
          ServerBounds.LINGER_BYTES,
          ServerBounds.LINGER_TIME);

  FlowLimits withConnectTime(Duration time) {
    return new FlowLimits(
        messagesInFlight, bytesInFlight, outboundBytes, time, lingerBytes, lingerTime);
  }

  FlowLimits withLingerBytes(int bytes) {
    return new FlowLimits(
        messagesInFlight, bytesInFlight, outboundBytes, connectTime, bytes, lingerTime);
  }

  FlowLimits withLingerTime(Duration time) {
    return new FlowLimits(
        messagesInFlight, bytesInFlight, outboundBytes, connectTime, lingerBytes, time);
  }
}
