package dev.framegate.kit.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * A file that the kit writes: it appears when it is whole, and a link of its name is not followed.
 */
public final class OutputFile {
  private OutputFile() {}

  /** What writes the content to a path. */
  @FunctionalInterface
  public interface Content {
    void to(Path path) throws IOException;
  }

  /** Whether something of that name is there, be it a link that leads nowhere. */
  public static boolean exists(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Complains about a file that may not be replaced.
   *
   * @param option by which the file was named, such as {@code --json}
   * @param force whether it may be replaced
   * @throws ForeignFileException where it is there and may not be, or is a folder
   */
  public static void requireFree(String option, Path file, boolean force) {
    if (Files.isDirectory(file)) {
      throw new ForeignFileException(
          "%s: '%s' is a folder; expected the name of a file.".formatted(option, file));
    }
    if (exists(file) && !force) {
      throw new ForeignFileException(
          "%s: '%s' exists and is left as it is; give another name, or --force to replace it."
              .formatted(option, file));
    }
  }

  /** Writes a file and the folders above it; see {@link #write}. */
  public static void writeWithFolders(Path file, Content content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    write(file, content);
  }

  /** Writes a file. What had its name is replaced; of two writers at a time, the later one wins. */
  public static void write(Path file, Content content) throws IOException {
    Path whole = file.toAbsolutePath();
    Path draft = whole.resolveSibling(whole.getFileName() + "." + UUID.randomUUID() + ".new");
    try {
      content.to(draft);
      Files.move(draft, whole, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
