package dev.framegate.kit.run;

import dev.framegate.kit.io.ForeignFileException;
import dev.framegate.kit.io.OutputFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Decides whether a folder is one for reports: it has the kit's marker, or nothing to lose. */
public final class ReportOwner {
  static final String MARKER = ".framegate-report";

  private static final List<String> NAMES =
      List.of(
          "index.html",
          "conformance.json",
          "junit.xml",
          "badge.svg",
          "messages.ndjson",
          "pictures.html");
  private static final Pattern TITLE = Pattern.compile("<title>[^<]*Framegate[^<]*</title>");
  private static final int HEAD = 4_096;

  private ReportOwner() {}

  /**
   * Makes the folder, and marks it.
   *
   * @throws ForeignFileException where it holds a file that a report would replace, and no marker,
   *     or cannot be made
   */
  public static Path claim(Path folder) {
    try {
      if (OutputFile.exists(folder) && !Files.isDirectory(folder)) {
        throw new ForeignFileException(
            "--report: '%s' is a file; expected a folder.".formatted(folder));
      }
      Files.createDirectories(folder);
      Path marker = folder.resolve(MARKER);
      if (Files.isRegularFile(marker, LinkOption.NOFOLLOW_LINKS)) {
        return folder;
      }
      for (String name : NAMES) {
        Path file = folder.resolve(name);
        if (OutputFile.exists(file) && !isReport(folder.resolve(NAMES.get(0)))) {
          throw new ForeignFileException(
              "--report: '%s' exists, and '%s' is no folder of Framegate's reports (it has no '%s'). Give another folder, or remove the file."
                  .formatted(file, folder, MARKER));
        }
      }
      OutputFile.write(
          marker, path -> Files.writeString(path, "Each run replaces the report in here.\n"));
      return folder;
    } catch (IOException e) {
      throw new ForeignFileException(
          "--report: the folder '%s' cannot be made (%s). Give one that can be written to."
              .formatted(folder, e));
    }
  }

  /** Whether a page is a report, for folders that are older than the marker. */
  private static boolean isReport(Path page) throws IOException {
    if (!Files.isRegularFile(page, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(page)) {
      return TITLE.matcher(new String(in.readNBytes(HEAD), StandardCharsets.UTF_8)).find();
    }
  }
}
