package dev.framegate.gateway.journal;

import dev.framegate.gateway.internal.limits.ServerBounds;
import java.time.Instant;

/**
 * One thing that happened on a gateway. Members without a value are empty texts, or 0.
 *
 * @param time of the gateway's clock
 * @param connectionId of the WebSocket connection
 * @param route the key of the route
 * @param status of the HTTP answer (101 for an accepted handshake) or of the backend's; for {@link
 *     Kind#MESSAGE} 200 or that of the error; for {@link Kind#CLOSE} the close code
 * @param text method and path without query, a message, or what an integration was called with
 * @param reason why the status is not what a client hopes for: no such API, no deployment on the
 *     stage, the authorizer's decision, the backend's failure
 */
public record JournalEntry(
    Instant time,
    Kind kind,
    String apiId,
    String stage,
    String connectionId,
    String route,
    int status,
    String text,
    String reason) {

  /** The kinds of entries. */
  public enum Kind {
    /** An HTTP request to the control plane or to one of the gateway's own pages. */
    REQUEST,
    /** The opening handshake of a WebSocket connection, accepted or refused. */
    HANDSHAKE,
    /** A client's message, after its route has run. */
    MESSAGE,
    /** A call of an integration. */
    INTEGRATION,
    /** What a client was sent for its message: the route's answer or an error. */
    ANSWER,
    /** A request of a backend to {@code @connections}. */
    CALLBACK,
    /** The end of a WebSocket connection. */
    CLOSE
  }

  /** An entry without further values. */
  public static JournalEntry of(Instant time, Kind kind) {
    return new JournalEntry(time, kind, "", "", "", "", 0, "", "");
  }

  public JournalEntry withStage(String ownApiId, String name) {
    return new JournalEntry(time, kind, ownApiId, name, connectionId, route, status, text, reason);
  }

  public JournalEntry withConnection(String id) {
    return new JournalEntry(time, kind, apiId, stage, id, route, status, text, reason);
  }

  public JournalEntry withRoute(String key) {
    return new JournalEntry(time, kind, apiId, stage, connectionId, key, status, text, reason);
  }

  public JournalEntry withStatus(int other) {
    return new JournalEntry(time, kind, apiId, stage, connectionId, route, other, text, reason);
  }

  public JournalEntry withText(String other) {
    return new JournalEntry(time, kind, apiId, stage, connectionId, route, status, other, reason);
  }

  public JournalEntry withReason(String other) {
    return new JournalEntry(time, kind, apiId, stage, connectionId, route, status, text, other);
  }

  /** One line without control characters; long texts are cut. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder("%-11s".formatted(kind));
    append(line, " ", status == 0 ? "" : String.valueOf(status));
    append(line, " ", apiId);
    append(line, "/", stage);
    append(line, " connection ", connectionId);
    append(line, " route ", route);
    append(line, " ", text);
    append(line, ": ", reason);
    return line.toString();
  }

  private static void append(StringBuilder line, String before, String value) {
    if (value.isEmpty()) {
      return;
    }
    line.append(before);
    value
        .codePoints()
        .limit(ServerBounds.QUOTED_CHARACTERS)
        .forEach(
            point -> {
              if (isShown(point)) {
                line.appendCodePoint(point);
              } else {
                line.append("\\u%04x".formatted(point));
              }
            });
    if (value.codePointCount(0, value.length()) > ServerBounds.QUOTED_CHARACTERS) {
      line.append("... (").append(value.length()).append(" characters)");
    }
  }

  private static boolean isShown(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
