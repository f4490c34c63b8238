package dev.framegate.gateway.internal.edge;

/**
 * Payload bytes a client may send.
 *
 * @param frameBytes in one frame
 * @param messageBytes in all frames of one message
 */
public record FrameLimits(int frameBytes, int messageBytes) {
  /** 32 KiB and 128 KiB, read as powers of two. */
  public static final FrameLimits AWS = new FrameLimits(32 * 1024, 128 * 1024);
}
