package dev.framegate.kit.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.kit.io.BoundedJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answer to a request, of any status.
 *
 * @param headers names as the server wrote them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ReceivedResponse(int status, Map<String, List<String>> headers, byte[] body) {

  /** The body as UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The first value of a header, whatever its case. */
  public Optional<String> header(String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .flatMap(header -> header.getValue().stream())
        .findFirst();
  }

  /**
   * The body as JSON; a missing node when it is empty.
   *
   * @throws NotJson if it is something else; the message shows what came
   */
  public JsonNode json() {
    try {
      return BoundedJson.read(body);
    } catch (JsonProcessingException e) {
      throw new NotJson(
          "Expected a JSON body with status " + status + ", got: " + EvidenceExcerpt.text(text()),
          e);
    }
  }

  /** A body is not the JSON that was expected. */
  public static final class NotJson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotJson(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
