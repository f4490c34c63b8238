package dev.framegate.kit.capabilities;

import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.wire.ClientFrame;
import dev.framegate.kit.wire.FrameConnection;
import dev.framegate.kit.wire.Message;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Looks at one stage that exists already: nothing is made there. */
final class StageUrlProbe {
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final URI url;
  private final UndeclaredTarget target;
  private final ProbeResults results;

  StageUrlProbe(URI url, UndeclaredTarget target, ProbeResults results) {
    this.url = url;
    this.target = target;
    this.results = results;
  }

  void search() {
    results.setting("url", url.toString());
    HandshakeAttempt attempt = HandshakeAttempt.at(target, url);
    Capability tls = Capability.TLS;
    if (!attempt.opened()) {
      results.missing(Capability.DATA_PLANE, attempt.summary() + ".");
      results.missing(tls, "The stage could not be reached.");
      return;
    }
    results.found(Capability.DATA_PLANE, attempt.summary() + ".");
    if ("wss".equals(url.getScheme())) {
      results.found(tls, "The handshake went over TLS.");
    } else {
      results.missing(tls, "The address is no wss://.");
    }
    try (FrameConnection connection = attempt.connection().orElseThrow()) {
      echo(connection);
    }
  }

  private void echo(FrameConnection connection) {
    connection.send(
        ClientFrame.text("{\"action\":\"echo\",\"id\":\"7f3a\",\"text\":\"framegate\"}"));
    Optional<String> answer = connection.next(ANSWER).map(Message::text);
    boolean echoes =
        answer.filter(text -> text.contains("7f3a") && text.contains("framegate")).isPresent();
    results.note(
        echoes
            ? "Its route 'echo' answers with the message's id and text."
            : "Its route 'echo' does not answer with the message's id and text, so rules about"
                + " frames cannot be judged: %s."
                    .formatted(
                        answer
                            .map(text -> "it answered " + CallResult.line(text))
                            .orElse("silence")));
  }
}
