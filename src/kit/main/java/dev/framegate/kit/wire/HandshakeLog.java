package dev.framegate.kit.wire;

import dev.framegate.kit.io.Redaction;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps what a handshake asked and what came of it, without its secrets. */
record HandshakeLog(
    Transcript transcript,
    RecordingLine line,
    String actor,
    URI url,
    Map<String, List<String>> requestHeaders) {

  void answered(int status, Map<String, List<String>> headers, String body) {
    line.answered(status, keyless(headers), body.getBytes(StandardCharsets.UTF_8));
    keep(status, headers, body);
  }

  /**
   * @param status 0 where the answer is no HTTP
   */
  void malformed(int status, Map<String, List<String>> headers, String problem) {
    if (status == 0) {
      line.unanswered(problem);
    } else {
      line.answered(status, keyless(headers), new byte[0]);
    }
    keep(status, headers, problem);
  }

  private Redaction redaction() {
    return line.redaction();
  }

  private void keep(int status, Map<String, List<String>> headers, String body) {
    String shown = redaction().text(url.toString());
    Map<String, List<String>> asked = redaction().headers(requestHeaders);
    Map<String, List<String>> answered = EvidenceExcerpt.headers(redaction().headers(headers));
    transcript.add(
        at ->
            new TranscriptEvent.Handshake(
                at, actor, shown, asked, status, answered, EvidenceExcerpt.text(body)));
  }

  void unanswered(String cause) {
    line.unanswered(cause);
    String note = "No handshake with " + redaction().text(url.toString()) + ": " + cause + ".";
    transcript.add(at -> new TranscriptEvent.Note(at, actor, note));
  }

  /** The right answer to this handshake's key is the right answer to any. */
  private Map<String, List<String>> keyless(Map<String, List<String>> headers) {
    Map<String, List<String>> kept = new LinkedHashMap<>(headers);
    kept.replaceAll(
        (name, values) ->
            name.equalsIgnoreCase("Sec-WebSocket-Accept") && values.equals(List.of(expected()))
                ? List.of(WebSocketAccept.RIGHT)
                : values);
    return kept;
  }

  private String expected() {
    return requestHeaders.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("Sec-WebSocket-Key"))
        .flatMap(header -> header.getValue().stream())
        .findFirst()
        .map(WebSocketAccept::accept)
        .orElse("");
  }
}
