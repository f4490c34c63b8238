package dev.framegate.kit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.settings.Section;
import dev.framegate.settings.SettingsFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads the lists of the second reading: the sample that its seed gives, and all that it left. */
class SecondReadingTest {
  private static final Path FEATURES = Path.of("features");
  private static final Path ACCOUNTS = FEATURES.resolve("evidence-accounts");
  private static final List<String> VERDICTS =
      List.of("supported", "evidence-added", "reworded", "split", "regraded");

  private final Section reading = SettingsFile.read(ACCOUNTS.resolve("second-reading.yaml"));
  private final List<Section> sample = entries("rules");
  private final List<Section> rest = entries("rest");
  private final List<Section> later = entries("later");
  private final RuleCatalogue catalogue = RuleCatalogue.load(FEATURES);

  @Test
  void sixtyRulesWereReadInTheOrderOfTheSeed() {
    assertThat(ids(sample)).hasSize(60).doesNotHaveDuplicates();
    assertThat(ids(sample)).isSortedAccordingTo(orderOfTheSeed());
  }

  @Test
  void theRestCompletesTheHundredAndFortyEight() {
    List<String> ids = Stream.concat(ids(sample).stream(), ids(rest).stream()).toList();

    assertThat(ids).hasSize(148).doesNotHaveDuplicates();
    assertThat(ids).isSortedAccordingTo(orderOfTheSeed());
    assertThat(ids(later)).doesNotHaveDuplicates().doesNotContainAnyElementsOf(ids);
  }

  /** A documented rule that is new is read against its evidence as well, and entered as later. */
  @Test
  void everyDocumentedMustIsOfTheAuditOrOfThisReading() {
    Set<String> read =
        Stream.concat(audited().stream(), ids(all()).stream()).collect(Collectors.toSet());

    assertThat(catalogue.rules().stream().filter(SecondReadingTest::isToBeRead).map(Rule::id))
        .isSubsetOf(read);
  }

  @Test
  void noneOfThemIsOfTheAudit() {
    assertThat(ids(all())).doesNotContainAnyElementsOf(audited());
  }

  /** A rule that kept its grade has a page or the model for all that it asserts. */
  @Test
  void eachVerdictIsThatOfTheRule() {
    for (Section entry : all()) {
      entry.requireKnown(List.of("id", "verdict", "change"));
      String id = entry.text("id").required("DEP-003");
      String verdict = entry.choice("verdict", VERDICTS);
      Rule rule = catalogue.rule(id).orElseThrow(() -> entry.error("id", "there is no rule " + id));
      assertThat(entry.has("change"))
          .as("%s is %s: what changed", id, verdict)
          .isEqualTo(!verdict.equals("supported"));
      assertThat(rule.requirement()).as(id).isEqualTo(Requirement.MUST);
      assertThat(rule.grade() == Grade.DOCUMENTED)
          .as("%s is documented", id)
          .isEqualTo(!verdict.equals("regraded"));
    }
  }

  private static boolean isToBeRead(Rule rule) {
    return rule.requirement() == Requirement.MUST
        && rule.grade() == Grade.DOCUMENTED
        && rule.untestable().isEmpty();
  }

  private static Set<String> audited() {
    return SettingsFile.read(ACCOUNTS.resolve("audit.yaml"))
        .sections("lines", "[{id: A1.01, ...}]")
        .stream()
        .flatMap(line -> line.list("rules", "[DEP-003]").stream())
        .collect(Collectors.toSet());
  }

  private List<Section> entries(String list) {
    return reading.sections(list, "[{id: DEP-003, ...}]");
  }

  private List<Section> all() {
    return Stream.of(sample, rest, later).flatMap(List::stream).toList();
  }

  private static List<String> ids(List<Section> entries) {
    return entries.stream().map(entry -> entry.text("id").required("DEP-003")).toList();
  }

  private Comparator<String> orderOfTheSeed() {
    String seed = reading.text("seed").required("2026-12");
    return Comparator.comparing(id -> digest(seed + id));
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
