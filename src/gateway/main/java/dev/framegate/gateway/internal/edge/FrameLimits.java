package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.settings.Limit;
import dev.framegate.gateway.settings.Limits;

/**
 * Payload bytes a client may send.
 *
 * @param frameBytes in one frame
 * @param messageBytes in all frames of one message
 */
public record FrameLimits(int frameBytes, int messageBytes) {
  public static final FrameLimits AWS = of(Limits.aws());

  public static FrameLimits of(Limits limits) {
    return new FrameLimits(limits.count(Limit.FRAME_BYTES), limits.count(Limit.MESSAGE_BYTES));
  }
}
