package dev.framegate.kit.wire;

import java.time.Duration;

/**
 * What a frame-exact connection holds at most.
 *
 * @param unread frames that wait to be read by the caller
 * @param messageBytes payload bytes of one received message
 * @param unreadBytes payload bytes of all messages that wait to be read
 * @param write the longest that one call of send may take
 */
record FrameClientLimits(int unread, int messageBytes, long unreadBytes, Duration write) {
  static final FrameClientLimits STANDARD =
      new FrameClientLimits(10_000, 1 << 20, 32L << 20, Duration.ofSeconds(30));
}
