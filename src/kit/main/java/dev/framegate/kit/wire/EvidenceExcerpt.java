package dev.framegate.kit.wire;

import dev.framegate.kit.io.WellFormedText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Cuts bodies and payloads to what a transcript keeps of them. */
final class EvidenceExcerpt {
  private static final int MOST_CHARACTERS = 4_096;
  private static final int MOST_HEADERS = 100;
  private static final int MOST_HEADER = 1_024;
  private static final int HEAD = 256;

  private EvidenceExcerpt() {}

  static byte[] head(byte[] payload) {
    return Arrays.copyOf(payload, Math.min(HEAD, payload.length));
  }

  /** The first hundred headers, with the first kibibyte of each value. */
  static Map<String, List<String>> headers(Map<String, List<String>> headers) {
    Map<String, List<String>> kept = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      if (kept.size() == MOST_HEADERS) {
        kept.put("…", List.of(headers.size() + " headers"));
        break;
      }
      kept.put(
          cut(header.getKey()),
          header.getValue().stream().limit(MOST_HEADERS).map(EvidenceExcerpt::cut).toList());
    }
    return kept;
  }

  private static String cut(String text) {
    return WellFormedText.shortened(text, MOST_HEADER, "…");
  }

  static String text(byte[] body) {
    try {
      return text(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException e) {
      return String.format(Locale.ROOT, "[%,d bytes that are no text]", body.length);
    }
  }

  static String text(String body) {
    return body.length() <= MOST_CHARACTERS
        ? body
        : String.format(
            Locale.ROOT,
            "%s… [%,d characters]",
            WellFormedText.head(body, MOST_CHARACTERS),
            body.length());
  }
}
