package dev.framegate.kit.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A received text or binary message, put together.
 *
 * @param isText whether it was opened by a text frame
 * @param payload all of it
 * @param frames the payload lengths of the frames it came in; empty where the client cannot know
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Message(boolean isText, byte[] payload, List<Integer> frames) {

  /** The payload as UTF-8. */
  public String text() {
    return new String(payload, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return isText ? text() : payload.length + " binary bytes";
  }
}
