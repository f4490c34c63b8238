package dev.framegate.kit.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleCatalogueTest {
  private static final Path FIXTURES = Path.of("src/kit/test/resources/dev/framegate/kit/rules");

  private final RuleCatalogue catalogue = RuleCatalogue.load(FIXTURES.resolve("good"));

  @Test
  void readsARule() {
    assertThat(catalogue.rule("FRM-004"))
        .get()
        .usingRecursiveComparison()
        .ignoringFields("written")
        .isEqualTo(
            new Rule(
                "FRM-004",
                "frames",
                "A frame above the limit closes the connection",
                "Every frame is counted by itself.\n"
                    + "If this fails, look at the length in the frame's header.",
                "DG:limits",
                Requirement.MUST,
                Grade.DOCUMENTED,
                false,
                Optional.empty(),
                "good/frames/limits.feature:4",
                4));
  }

  @Test
  void readsTheSeedMark() {
    assertThat(catalogue.rule("DEP-003")).get().extracting(Rule::seed).isEqualTo(true);
  }

  @Test
  void readsWhyARuleIsUntestable() {
    assertThat(catalogue.rule("FRM-002").orElseThrow().untestable())
        .contains("no client sees a bill");
  }

  @Test
  void tellsWhereToLookWhenARuleIsBroken() {
    assertThat(catalogue.rule("FRM-004").orElseThrow().hint())
        .contains("If this fails, look at the length in the frame's header.");
    assertThat(catalogue.rule("FRM-002").orElseThrow().hint()).isEmpty();
  }

  @Test
  void readsAProbeApartFromTheRules() {
    assertThat(catalogue.probes())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("written")
        .containsExactly(
            new Probe(
                "DEP-025",
                "deployments",
                "What do open connections do when their stage is redeployed?",
                "The documents are silent.",
                "",
                List.of(),
                "good/deployments/deploy.feature:4",
                1,
                List.of()));
    assertThat(catalogue.rule("DEP-025")).isEmpty();
  }

  @Test
  void ordersRulesByChapterThenId() {
    assertThat(catalogue.rules())
        .extracting(Rule::id)
        .containsExactly("DEP-003", "FRM-002", "FRM-004", "OWN-001a");
  }

  @Test
  void titlesChaptersInReadingOrder() {
    assertThat(catalogue.chapters())
        .containsExactly(
            new Chapter("deployments", "Deployments"),
            new Chapter("frames", "Frames"),
            new Chapter("my-own", "my-own"));
  }

  @Test
  void refusesFeaturesThatAreNoRulesAndNamesEveryPlace() {
    assertThatThrownBy(() -> RuleCatalogue.load(FIXTURES.resolve("bad")))
        .isInstanceOf(InvalidFeaturesException.class)
        .hasMessageContaining("bad/frames/rules.feature:7: the rule \"No source\" names no source")
        .hasMessageContaining("bad/stages/double.feature:4: the rule \"The id of another\" has");
  }

  @Test
  void findsNothingWhereThereIsNoFolder() {
    assertThat(RuleCatalogue.load(FIXTURES.resolve("missing")).rules()).isEmpty();
  }

  @Test
  void readsTheSameOutOfAJar(@TempDir Path folder) throws IOException {
    Path jar = folder.resolve("kit with a space.jar");
    pack(FIXTURES.resolve("good"), jar);

    RuleCatalogue packed = RuleCatalogue.of(FeatureFiles.inJar(jar));

    assertThat(packed.rules()).hasSameSizeAs(catalogue.rules());
    assertThat(packed.rule("FRM-004").orElseThrow().location())
        .isEqualTo("features/frames/limits.feature:4");
  }

  @Test
  void findsTheFeaturesThatTravelWithTheKit() {
    Path packed = Path.of("src/kit/target/classes/dev/framegate/features");

    assertThat(RuleCatalogue.load().rules()).isEqualTo(RuleCatalogue.load(packed).rules());
  }

  /** As a shaded jar is: no entries for folders, and other things beside the features. */
  private static void pack(Path features, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file);
        Stream<Path> paths = Files.walk(features)) {
      List<Path> sources = paths.filter(Files::isRegularFile).toList();
      for (Path source : sources) {
        zip.putNextEntry(new ZipEntry("dev/framegate/features/" + features.relativize(source)));
        zip.write(Files.readAllBytes(source));
      }
      zip.putNextEntry(new ZipEntry("dev/framegate/features/readme.txt"));
      zip.putNextEntry(new ZipEntry("other/frames/stray.feature"));
    }
  }
}
