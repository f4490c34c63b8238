package dev.framegate.kit.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/**
 * Texts in which surrogates come in pairs, as UTF-8 demands. Half of a pair comes out of a target's
 * JSON, or where a text is cut.
 */
public final class WellFormedText {
  private static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);

  private WellFormedText() {}

  /** The first characters of a text; one less where the last would be half of a pair. */
  public static String head(String text, int characters) {
    if (text.length() <= characters) {
      return text;
    }
    boolean halved = characters > 0 && Character.isHighSurrogate(text.charAt(characters - 1));
    return text.substring(0, halved ? characters - 1 : characters);
  }

  /** A text as it is; where it is longer, its first characters and a mark behind them. */
  public static String shortened(String text, int characters, String mark) {
    return text.length() <= characters ? text : head(text, characters) + mark;
  }

  /** Writes a file in UTF-8. Half of a pair becomes the replacement character, U+FFFD. */
  public static void write(Path file, String text, OpenOption... options) throws IOException {
    Files.write(file, bytes(text), options);
  }

  private static byte[] bytes(String text) throws CharacterCodingException {
    ByteBuffer encoded =
        StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .replaceWith(REPLACEMENT)
            .encode(CharBuffer.wrap(text));
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    return bytes;
  }
}
