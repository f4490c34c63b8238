package dev.framegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every link, path and type that a guide names exists. */
final class GuideLinksTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern PATH =
      Pattern.compile("(?:features|src|fixtures|reports/published|docs|\\.ci)(?:/[\\w.-]+)+/?");
  private static final Pattern TYPE = Pattern.compile("[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+");

  /** Names in the words of AWS or of other projects, which no type of this one has. */
  private static final Set<String> NOT_OURS =
      Set.of(
          "AutoCloseable",
          "WebSocket",
          "CreateDeployment",
          "ClosesWith",
          "HdrHistogram",
          "WireMock",
          "OkHttp");

  static List<Guide> guides() {
    return Guide.all();
  }

  @ParameterizedTest
  @MethodSource("guides")
  void everyLinkLeadsToAFileAndAnAnchorOfIt(Guide guide) throws IOException {
    List<String> broken = new ArrayList<>();
    Matcher links = LINK.matcher(guide.prose());
    while (links.find()) {
      String link = links.group(1);
      if (!link.contains("://") && !leadsSomewhere(guide.file(), link)) {
        broken.add(link);
      }
    }
    assertThat(broken).as("broken links in %s", guide.file()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("guides")
  void everyPathAndTypeThatItNamesExists(Guide guide) throws IOException {
    Set<String> types = types();
    List<String> missing = new ArrayList<>();
    Matcher codes = CODE.matcher(guide.prose());
    while (codes.find()) {
      String code = codes.group(1);
      if (PATH.matcher(code).matches() && !Files.exists(Path.of(code))) {
        missing.add(code);
      }
      if (TYPE.matcher(code).matches() && !types.contains(code) && !NOT_OURS.contains(code)) {
        missing.add(code);
      }
    }
    assertThat(missing).as("paths and types that %s names", guide.file()).isEmpty();
  }

  private static boolean leadsSomewhere(Path from, String link) throws IOException {
    int hash = link.indexOf('#');
    String path = hash < 0 ? link : link.substring(0, hash);
    Path parent = from.getParent();
    Path file =
        path.isEmpty() ? from : (parent == null ? Path.of(path) : parent.resolve(path)).normalize();
    return Files.exists(file) && (hash < 0 || anchors(file).contains(link.substring(hash + 1)));
  }

  private static Set<String> anchors(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .flatMap(
              line ->
                  line.startsWith("#")
                      ? Stream.of(anchor(line.replaceFirst("^#+ ", "")))
                      : Pattern.compile("<a (?:id|name)=\"([^\"]+)\"")
                          .matcher(line)
                          .results()
                          .map(found -> found.group(1)))
          .collect(Collectors.toSet());
    }
  }

  /** As GitHub makes the anchor of a heading. */
  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }

  private static Set<String> types() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files
          .map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }
}
