package dev.framegate.kit.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A file that the kit reads whole, within a limit. */
public final class InputFile {
  private InputFile() {}

  /**
   * The content of a file, which may be one without an end.
   *
   * @throws InputTooLargeException where it has more bytes
   */
  public static byte[] bytes(Path file, int mostBytes) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(mostBytes + 1);
      if (bytes.length > mostBytes) {
        throw new InputTooLargeException(
            String.format(Locale.ROOT, "it has more than %,d bytes", mostBytes));
      }
      return bytes;
    }
  }
}
