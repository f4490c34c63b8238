package dev.framegate.kit.capabilities;

import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.wire.Frame;
import dev.framegate.kit.wire.FrameConnection;
import dev.framegate.kit.wire.Message;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Looks at one stage that exists already: nothing is made there. */
final class EdgeSearch {
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final URI url;
  private final Stranger stranger;
  private final Found found;

  EdgeSearch(URI url, Stranger stranger, Found found) {
    this.url = url;
    this.stranger = stranger;
    this.found = found;
  }

  void search() {
    found.setting("url", url.toString());
    Knock knock = Knock.at(stranger, url);
    Capability tls = Capability.TLS;
    if (!knock.opened()) {
      found.missing(Capability.DATA_PLANE, knock.tells() + ".");
      found.missing(tls, "The stage could not be reached.");
      return;
    }
    found.found(Capability.DATA_PLANE, knock.tells() + ".");
    if ("wss".equals(url.getScheme())) {
      found.found(tls, "The handshake went over TLS.");
    } else {
      found.missing(tls, "The address is no wss://.");
    }
    try (FrameConnection connection = knock.connection().orElseThrow()) {
      echo(connection);
    }
  }

  private void echo(FrameConnection connection) {
    connection.send(Frame.text("{\"action\":\"echo\",\"id\":\"7f3a\",\"text\":\"framegate\"}"));
    Optional<String> answer = connection.next(ANSWER).map(Message::text);
    boolean echoes =
        answer.filter(text -> text.contains("7f3a") && text.contains("framegate")).isPresent();
    found.note(
        echoes
            ? "Its route 'echo' answers with the message's id and text."
            : "Its route 'echo' does not answer with the message's id and text, so rules about"
                + " frames cannot be judged: %s."
                    .formatted(
                        answer.map(text -> "it answered " + Answer.line(text)).orElse("silence")));
  }
}
