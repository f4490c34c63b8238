package dev.framegate.kit.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.settings.SettingsException;
import dev.framegate.settings.SettingsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds each requirement set as it was frozen. {@code -Dgolden=write -Drequirements=2026-12} writes
 * a set from the rules of today, with its digest; after a release that is never done again.
 */
class RequirementSetTest {
  private static final Path FEATURES = Path.of("features");
  private static final Path FOLDER = FEATURES.resolve(RequirementSet.FOLDER);
  private static final Path DIGESTS =
      Path.of("src/kit/test/resources/dev/framegate/kit/rules/requirement-digests.yaml");

  @Test
  void noSetChangesOnceItIsFrozen() throws IOException {
    String asked = System.getProperty("requirements");
    if ("write".equals(System.getProperty("golden")) && asked != null) {
      write(asked);
    }

    assertThat(digests())
        .as("a frozen requirement set was changed, added or removed; freeze the next one instead")
        .isEqualTo(SettingsFile.read(DIGESTS).texts());
  }

  @Test
  void noRuleOfASetIsRemoved() {
    RuleCatalogue catalogue = RuleCatalogue.load(FEATURES);

    assertThat(RequirementSet.all())
        .isNotEmpty()
        .allSatisfy(
            set ->
                assertThat(set.ids())
                    .as("rules of the requirement set " + set.name())
                    .allSatisfy(id -> assertThat(catalogue.rule(id)).as(id).isPresent()));
  }

  @Test
  void anUnknownSetIsRefusedWithTheNamesOfAll() {
    assertThatThrownBy(() -> RequirementSet.named("2020-01"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no requirement set '2020-01'. Valid values: 2026-12.");
  }

  @Test
  void aSetNamesEachRuleOnce() {
    FeatureFile twice =
        new FeatureFile(
            "requirements",
            "features/requirements/2026-12.yaml",
            "rules: [DEP-001, DEP-001]".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> RequirementSet.of(twice))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "features/requirements/2026-12.yaml, line 1: a requirement set names its rules, each once");
  }

  private static void write(String name) throws IOException {
    Files.createDirectories(FOLDER);
    Files.writeString(
        FOLDER.resolve(name + ".yaml"),
        RuleCatalogue.load(FEATURES).rules().stream()
            .map(Rule::id)
            .sorted()
            .map("- %s\n"::formatted)
            .collect(
                Collectors.joining(
                    "",
                    "# The rules that the kit asked for in %s. Frozen: it never changes.\nrules:\n"
                        .formatted(name),
                    "")));
    Files.writeString(
        DIGESTS,
        digests().entrySet().stream()
            .map(e -> "%s: %s\n".formatted(e.getKey(), e.getValue()))
            .collect(Collectors.joining()));
  }

  /** SHA-256 of each file. */
  private static Map<String, String> digests() throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(FOLDER)) {
      files = found.sorted().toList();
    }
    Map<String, String> digests = new TreeMap<>();
    for (Path file : files) {
      digests.put(
          String.valueOf(file.getFileName()).replace(".yaml", ""),
          HexFormat.of().formatHex(sha256().digest(Files.readAllBytes(file))));
    }
    return digests;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
