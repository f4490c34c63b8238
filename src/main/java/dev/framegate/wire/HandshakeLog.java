package dev.framegate.wire;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** Keeps what a handshake asked and what came of it, without its secrets. */
record HandshakeLog(
    Transcript transcript, String actor, URI url, Map<String, List<String>> requestHeaders) {

  void answered(int status, Map<String, List<String>> headers, String body) {
    String shown = Redaction.url(url.toString());
    Map<String, List<String>> asked = Redaction.headers(requestHeaders);
    Map<String, List<String>> answered = Redaction.headers(headers);
    transcript.add(
        at -> new Event.Handshake(at, actor, shown, asked, status, answered, Evidence.text(body)));
  }

  void unanswered(String cause) {
    String note = "No handshake with " + Redaction.url(url.toString()) + ": " + cause + ".";
    transcript.add(at -> new Event.Note(at, actor, note));
  }
}
