package dev.framegate.gateway.internal.edge;

/** What Jazzer calls: bytes that a client sends. */
public final class FrameFuzzTarget {
  private static final int PIECE = 3;

  private FrameFuzzTarget() {}

  /** Reads the bytes whole and in pieces; a difference is a finding. */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length > 0
        && !FuzzedFramesTest.heard(data, data.length).equals(FuzzedFramesTest.heard(data, PIECE))) {
      throw new IllegalStateException("The frames are read differently in pieces.");
    }
  }
}
