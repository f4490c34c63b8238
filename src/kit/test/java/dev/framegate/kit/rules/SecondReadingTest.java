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
import org.junit.jupiter.api.Test;

/** Reads the list of the second reading as the sample that its seed gives, with its verdicts. */
class SecondReadingTest {
  private static final Path FEATURES = Path.of("features");
  private static final Path ACCOUNTS = FEATURES.resolve("evidence-accounts");
  private static final List<String> VERDICTS =
      List.of("supported", "evidence-added", "reworded", "split", "regraded");

  private final Section reading = SettingsFile.read(ACCOUNTS.resolve("second-reading.yaml"));
  private final List<Section> entries = reading.sections("rules", "[{id: DEP-003, ...}]");

  @Test
  void sixtyRulesWereReadInTheOrderOfTheSeed() {
    String seed = reading.text("seed").required("2026-12");
    List<String> ids = ids();

    assertThat(ids).hasSize(60).doesNotHaveDuplicates();
    assertThat(ids).isSortedAccordingTo(Comparator.comparing(id -> digest(seed + id)));
  }

  @Test
  void noneOfThemIsOfTheAudit() {
    Set<String> audited =
        SettingsFile.read(ACCOUNTS.resolve("audit.yaml"))
            .sections("lines", "[{id: A1.01, ...}]")
            .stream()
            .flatMap(line -> line.list("rules", "[DEP-003]").stream())
            .collect(Collectors.toSet());

    assertThat(ids()).doesNotContainAnyElementsOf(audited);
  }

  /** A rule that kept its grade has a page or the model for all that it asserts. */
  @Test
  void eachVerdictIsThatOfTheRule() {
    RuleCatalogue catalogue = RuleCatalogue.load(FEATURES);

    for (Section entry : entries) {
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

  private List<String> ids() {
    return entries.stream().map(entry -> entry.text("id").required("DEP-003")).toList();
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
