package dev.framegate.kit.outcome;

import java.time.Duration;

/**
 * A change of the control plane that clients came to see.
 *
 * @param took at most this long, from the answer to the call until a client had seen it
 */
public record VisibleChange(Change change, Duration took) {
  /** What was changed. */
  public enum Change {
    STAGE("a new stage"),
    DEPLOYMENT("a deployment to a stage that was there");

    private final String words;

    Change(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }
}
