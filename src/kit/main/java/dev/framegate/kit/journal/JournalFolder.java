package dev.framegate.kit.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.kit.io.BoundedJson;
import dev.framegate.kit.io.InputFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder of journals, one file a run: {@code {run}.ndjson}. The first line says what the run is
 * about, each other one what was made or removed. A line that cannot be read, such as the last one
 * of a process that was killed, is passed over.
 *
 * @param folder made when the first journal is
 */
public record JournalFolder(Path folder) {
  /** Where runs keep their journals unless told otherwise; the same for every report's folder. */
  public static final String STANDARD = "reports/journal";

  private static final int MOST_BYTES = 16 << 20;
  private static final String SUFFIX = ".ndjson";

  /**
   * What a journal tells.
   *
   * @param open made and not removed
   * @param alive whether its run, or a sweep, still holds it
   */
  public record JournalContents(
      Path file, JournalHeader about, List<CreatedResource> open, boolean alive) {}

  /**
   * The journal of a new run, held until it is closed.
   *
   * @throws UncheckedIOException where the folder cannot be written to
   */
  public Journal begin(String target, URI controlPlane) {
    RunId run = RunId.next();
    JournalFile file =
        JournalFile.create(
            folder.resolve(run + SUFFIX), JournalHeader.run(run, target, controlPlane));
    return new Journal(run, Optional.of(file));
  }

  /** The journal of a run that has ended, to be finished; empty while somebody holds it. */
  public Optional<Journal> resume(JournalContents told) {
    return JournalFile.hold(told.file())
        .map(
            file -> {
              Journal journal = new Journal(told.about().run(), Optional.of(file));
              told.open().forEach(journal::resumed);
              return journal;
            });
  }

  /** All that can be read, in the order of their runs. */
  public List<JournalContents> all() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX))
          .sorted()
          .flatMap(file -> read(file).stream())
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("The journals in " + folder + " cannot be listed", e);
    }
  }

  private static Optional<JournalContents> read(Path file) {
    try {
      Optional<JournalFile> held = JournalFile.hold(file);
      held.ifPresent(mine -> mine.close(false));
      List<JsonNode> lines = lines(file);
      if (lines.isEmpty()) {
        return Optional.empty();
      }
      Set<CreatedResource> open = new LinkedHashSet<>();
      for (JsonNode line : lines) {
        entry(line, "made").ifPresent(open::add);
        entry(line, "removed").ifPresent(open::remove);
      }
      return about(lines.get(0))
          .map(about -> new JournalContents(file, about, List.copyOf(open), held.isEmpty()));
    } catch (NoSuchFileException e) {
      return Optional.empty(); // its run ended meanwhile
    } catch (IOException e) {
      throw new UncheckedIOException("The journal " + file + " cannot be read", e);
    }
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line :
        new String(InputFile.bytes(file, MOST_BYTES), StandardCharsets.UTF_8).split("\n")) {
      try {
        lines.add(BoundedJson.read(line));
      } catch (JsonProcessingException e) {
        continue; // torn when its process was killed
      }
    }
    return lines;
  }

  private static Optional<JournalHeader> about(JsonNode line) {
    try {
      return header(line);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // its address is none
    }
  }

  private static Optional<JournalHeader> header(JsonNode line) {
    return RunId.of(line.path("run").asText())
        .map(
            run ->
                new JournalHeader(
                    run,
                    line.path("target").asText(),
                    URI.create(line.path("controlPlane").asText()),
                    line.path("pid").asLong()));
  }

  private static Optional<CreatedResource> entry(JsonNode line, String verb) {
    return CreatedResource.Kind.of(line.path(verb).asText())
        .map(kind -> new CreatedResource(kind, line.path("id").asText()));
  }
}
