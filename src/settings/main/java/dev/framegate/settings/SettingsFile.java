package dev.framegate.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a settings file: YAML or JSON in UTF-8, at most {@value #MAX_BYTES} bytes. */
public final class SettingsFile {
  public static final int MAX_BYTES = 1024 * 1024;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private SettingsFile() {}

  /**
   * Reads a file; an empty one is an empty section.
   *
   * @throws SettingsException where the file is missing, too large, not UTF-8 or not YAML, holds a
   *     key twice, or does not hold keys with values
   */
  public static Section read(Path file) {
    return read(file, false);
  }

  /**
   * As {@link #read(Path)}, for a file of secrets: no message quotes anything that stands in it.
   *
   * @throws SettingsException as {@link #read(Path)}
   */
  public static Section readConfidential(Path file) {
    return read(file, true);
  }

  /**
   * Parses what was read elsewhere, such as from the class path.
   *
   * @param name what messages call it
   * @throws SettingsException as {@link #read(Path)}
   */
  public static Section parse(String name, byte[] content) {
    return parse(new SettingsSource(name, false), content);
  }

  private static Section read(Path file, boolean confidential) {
    SettingsSource source = new SettingsSource(file.toString(), confidential);
    return parse(source, bytes(file, source));
  }

  private static Section parse(SettingsSource source, byte[] content) {
    if (content.length > MAX_BYTES) {
      throw error(source, "larger than %d bytes, the most that is read.".formatted(MAX_BYTES));
    }
    YamlValue root = new YamlDocument(source).parse(text(content, source));
    return Section.root(source, root);
  }

  private static byte[] bytes(Path file, SettingsSource source) {
    if (Files.isDirectory(file)) {
      throw error(source, "a directory; expected a file.");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MAX_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw error(source, "no such file.");
    } catch (AccessDeniedException e) {
      throw error(source, "permission to read the file is denied.");
    } catch (IOException e) {
      throw error(source, "the file cannot be read: " + e.getMessage());
    }
  }

  private static String text(byte[] content, SettingsSource source) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(content);
    CharBuffer out = CharBuffer.allocate(content.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
      throw source.error(
          line,
          "not UTF-8: the byte 0x%02X. Save the file in UTF-8."
              .formatted(content[in.position()] & 0xFF));
    }
    return text.startsWith(String.valueOf(BYTE_ORDER_MARK)) ? text.substring(1) : text;
  }

  private static SettingsException error(SettingsSource source, String message) {
    return source.error(SettingsSource.NO_LINE, message);
  }
}
