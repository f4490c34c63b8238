package dev.framegate.kit.run;

import dev.framegate.kit.io.OutputFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The shards' own pages and messages, kept beside a merged report: they hold what each scenario
 * sent and saw, which {@code conformance.json} does not.
 *
 * @param pages relative to the merged report, the first shard's first
 */
public record ShardReports(List<String> pages) {
  private static final String FOLDER = "shards";

  /** Files of a report that hold evidence; a merged report makes the others itself. */
  private static final List<String> KEPT = List.of("index.html", "messages.ndjson");

  public ShardReports {
    pages = List.copyOf(pages);
  }

  /**
   * Copies what the folders hold; a folder without a page is passed over.
   *
   * @param folders of the shards' reports, the first shard's first
   * @param report the folder of the merged report
   * @throws dev.framegate.kit.io.ForeignFileException where that is no folder for reports
   */
  public static ShardReports copy(List<Path> folders, Path report) {
    Path all = ReportOwner.claim(report).resolve(FOLDER);
    List<String> pages = new ArrayList<>();
    try {
      for (int i = 0; i < folders.size(); i++) {
        Path shard = all.resolve(String.valueOf(i + 1));
        for (String name : KEPT) {
          copy(folders.get(i).resolve(name), shard.resolve(name));
        }
        if (Files.exists(folders.get(i).resolve(KEPT.get(0)))) {
          pages.add("%s/%d/%s".formatted(FOLDER, i + 1, KEPT.get(0)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The shards' pages cannot be copied to " + all, e);
    }
    return new ShardReports(pages);
  }

  private static void copy(Path from, Path to) throws IOException {
    if (Files.isRegularFile(from)) {
      OutputFile.writeWithFolders(
          to, draft -> Files.copy(from, draft, StandardCopyOption.REPLACE_EXISTING));
    }
  }
}
