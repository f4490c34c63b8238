package dev.framegate.gateway.settings;

import java.util.List;

/**
 * A WebSocket client that sends headers and frames exactly as it is told, which a browser cannot.
 * The gateway's console offers it to its users.
 */
@FunctionalInterface
public interface FramePrograms {
  /** No such client; the console offers none. */
  FramePrograms NONE = program -> List.of("This gateway has no client for frame programs.");

  /**
   * Connects, sends the frames, waits for a moment for what comes, and disconnects. Takes a few
   * seconds; may be called by several threads.
   *
   * @return what happened, a line each, the earliest first
   */
  List<String> run(FrameProgram program);
}
