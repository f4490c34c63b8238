package dev.framegate.kit.cassette;

import dev.framegate.kit.targets.Declaration;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is written on a cassette.
 *
 * @param target name of the target that was recorded
 * @param patience with which it was recorded
 * @param tags the tag expression that selected what was recorded; empty for everything
 */
public record CassetteLabel(
    Path file, String target, Instant recorded, double patience, Optional<String> tags) {
  /**
   * @throws CassetteException where the file is missing, or its first line cannot be read
   */
  public static CassetteLabel of(Path file) {
    CassetteHeader header = Cassette.header(file);
    return new CassetteLabel(
        file, header.name(), header.recorded(), header.patience(), header.tags());
  }

  /** As a target to run against. */
  public Declaration declaration() {
    return new Declaration(
        target, "cassette", Map.of("file", file.toString()), Set.of(), List.of());
  }
}
