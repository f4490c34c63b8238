package dev.framegate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** CONTRIBUTING's table says of each dependency why it is there. */
final class DependencyTableTest {
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");

  @Test
  void eachDirectDependencyHasItsRow() throws Exception {
    assertThat(rows()).isEqualTo(declared());
  }

  private static Set<String> rows() throws IOException {
    Set<String> names = new TreeSet<>();
    section()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.substring(0, line.indexOf('|', 1)))
        .flatMap(cell -> NAME.matcher(cell).results())
        .map((MatchResult name) -> name.group(1))
        .forEach(names::add);
    return names;
  }

  private static Stream<String> section() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("CONTRIBUTING.md"));
    int start = lines.indexOf("## Dependencies");
    assertThat(start).isNotNegative();
    return lines.subList(start + 1, lines.size()).stream()
        .takeWhile(line -> !line.startsWith("## "));
  }

  private static Set<String> declared() throws Exception {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> modules = Files.list(Path.of("src"))) {
      for (Path module : modules.toList()) {
        NodeList all =
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(module.resolve("pom.xml").toFile())
                .getElementsByTagName("dependency");
        for (int i = 0; i < all.getLength(); i++) {
          Element dependency = (Element) all.item(i);
          names.add(dependency.getElementsByTagName("artifactId").item(0).getTextContent());
        }
      }
    }
    names.removeIf(name -> name.startsWith("framegate-"));
    return names;
  }
}
