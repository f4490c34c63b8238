package dev.framegate.kit.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Cuts bodies and payloads to what a transcript keeps of them. */
final class EvidenceExcerpt {
  private static final int MOST_CHARACTERS = 4_096;
  private static final int HEAD = 256;

  private EvidenceExcerpt() {}

  static byte[] head(byte[] payload) {
    return Arrays.copyOf(payload, Math.min(HEAD, payload.length));
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
            Locale.ROOT, "%s… [%,d characters]", body.substring(0, MOST_CHARACTERS), body.length());
  }
}
