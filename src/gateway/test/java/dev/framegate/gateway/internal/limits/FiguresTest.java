package dev.framegate.gateway.internal.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Limits, sizes, times and rates stand in the tables of figures and nowhere else. */
final class FiguresTest {
  private static final Path SOURCES = Path.of("src/gateway/main/java/dev/framegate/gateway");

  /** The tables, and packages whose bounds concern nothing but files and certificates. */
  private static final List<String> EXEMPT =
      List.of(
          "internal/limits/",
          "settings/Limit.java",
          "settings/IssuedCertificate.java",
          "internal/store/",
          "internal/telemetry/",
          "internal/tls/");

  private static final Pattern FIGURE =
      Pattern.compile(
          "\\d \\* 1024|<< ?[12]0|\\b(32_?768|131_?072|29_?000|10_?000|5_?000)\\b"
              + "|Duration\\.of(Millis|Seconds|Minutes|Hours|Days)\\(\\d"
              + "|\\b(MAX|MOST|LONGEST|DEEPEST)_?[A-Z_]* = \\d");

  @Test
  void eachStandsOnce() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      assertThat(
              files
                  .filter(file -> file.toString().endsWith(".java"))
                  .filter(file -> EXEMPT.stream().noneMatch(relative(file)::startsWith))
                  .flatMap(FiguresTest::figures))
          .isEmpty();
    }
  }

  @Test
  void theTablesAreWhereTheTestLooks() {
    assertThat(figures(SOURCES.resolve("internal/limits/ServiceQuotas.java"))).isNotEmpty();
    assertThat(figures(SOURCES.resolve("internal/limits/ServerBounds.java"))).isNotEmpty();
  }

  private static String relative(Path file) {
    return SOURCES.relativize(file).toString().replace('\\', '/');
  }

  private static Stream<String> figures(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> FIGURE.matcher(line).find())
          .map(line -> relative(file) + ": " + line.strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
