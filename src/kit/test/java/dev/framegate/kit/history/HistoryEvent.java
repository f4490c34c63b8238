package dev.framegate.kit.history;

/**
 * One thing that happened.
 *
 * @param client that it happened to; empty of a deployment
 * @param subject id of a message or text of a callback
 * @param number of the snapshot that answered or was deployed, or status of a callback
 */
record HistoryEvent(Kind kind, String client, String subject, int number) {
  enum Kind {
    /** A client is about to send a message. */
    SENT,
    /** A client received the answer to a message. */
    ANSWERED,
    /** A deployment is about to be asked for. */
    DEPLOYING,
    /** A deployment was confirmed. */
    DEPLOYED,
    /** A callback is about to be made. */
    POSTING,
    /** A callback was answered with a status. */
    POSTED,
    /** A client received the text of a callback. */
    RECEIVED,
    /** A client is about to close. */
    CLOSING,
    /** A connection broke, and not by its client. */
    BROKEN,
    /** The function of {@code $disconnect} was called. */
    DISCONNECTED
  }

  @Override
  public String toString() {
    return "%s %s %s %d".formatted(kind, client, subject, number).strip();
  }
}
