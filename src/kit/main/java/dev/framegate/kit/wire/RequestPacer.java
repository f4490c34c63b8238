package dev.framegate.kit.wire;

import java.util.function.Supplier;

/** Decides when a request may go out, and whether a refusal is worth another try. */
@FunctionalInterface
public interface RequestPacer {
  /** Sends at once, and once. */
  static RequestPacer none() {
    return (request, once) -> once.get();
  }

  /**
   * Sends the request, perhaps later and perhaps again; each try is in the transcript.
   *
   * @param once makes one try and gives its answer
   * @return the answer of the last try
   */
  ReceivedResponse send(Request request, Supplier<ReceivedResponse> once);
}
