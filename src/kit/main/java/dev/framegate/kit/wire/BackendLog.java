package dev.framegate.kit.wire;

import dev.framegate.kit.io.Redaction;
import java.util.List;
import java.util.Map;

/** Writes what a backend was asked, and answered, into a transcript; secrets are redacted. */
public final class BackendLog {
  private final Transcript transcript;
  private final String actor;

  /**
   * @param actor name of the backend's lane, such as {@code backend}
   */
  public BackendLog(Transcript transcript, String actor) {
    this.transcript = transcript;
    this.actor = actor;
  }

  /** One side of an exchange. */
  public record Half(Map<String, List<String>> headers, byte[] body) {}

  /** Adds an exchange that is about to end with this response. */
  public void add(String method, String url, Half request, int status, Half response) {
    Redaction redaction = transcript.redaction();
    transcript.add(
        at ->
            new TranscriptEvent.Http(
                at,
                actor,
                0,
                method,
                redaction.text(url),
                EvidenceExcerpt.headers(redaction.headers(request.headers())),
                EvidenceExcerpt.text(redaction.bytes(request.body())),
                status,
                EvidenceExcerpt.headers(redaction.headers(response.headers())),
                EvidenceExcerpt.text(redaction.bytes(response.body())),
                ""));
  }
}
