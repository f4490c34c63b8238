package dev.framegate.gateway.settings;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a {@link Script} waits for.
 *
 * @param like members that a message has, as JSON; missing for any message, and for other kinds
 */
public record ScriptExpectation(Kind kind, JsonNode like) {
  /** The kinds of events. */
  public enum Kind {
    CONNECTION("connection", "a connection"),
    NO_CONNECTION("no connection", "no connection and no handshake"),
    MESSAGE("message", "a message"),
    CALLBACK("callback", "a callback"),
    END("end", "the end of the connection");

    private final String key;
    private final String phrase;

    Kind(String key, String phrase) {
      this.key = key;
      this.phrase = phrase;
    }

    /** As a script names it. */
    String key() {
      return key;
    }
  }

  @Override
  public String toString() {
    return kind.phrase + (like.isMissingNode() ? "" : " like " + like);
  }
}
