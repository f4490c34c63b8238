package dev.framegate.kit.report.html;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a client can meet on the wire, and how libraries show it.
 *
 * @param title such as {@code close 1009: a message that is too big}
 * @param clients by the names of the libraries, the calls that their users receive
 */
record WireEvent(String title, Map<String, List<String>> clients) {
  WireEvent {
    clients = new LinkedHashMap<>(clients);
  }

  /** What a statement or a step says of the event. */
  Pattern phrase() {
    String[] words = title.split("[ :]", 3);
    return Pattern.compile(
        switch (words[0]) {
          case "close" ->
              "disconnected with close code %s|^(?!1006).*\\b%1$s\\b.*close".formatted(words[1]);
          case "dropped" -> "^1006 ";
          case "handshake" -> "handshake is refused with status " + words[1];
          case "callback" ->
              "callback is (soon )?refused with status %s|^Too many callbacks.* %1$s"
                  .formatted(words[1]);
          default -> "(?!)";
        });
  }
}
