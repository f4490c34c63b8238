package dev.framegate.kit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  private static final Source GUIDE =
      new Source(
          "guide-limits",
          "Guide: limits of frames",
          "The service",
          "https://docs.example.com/limits",
          "2026-06");

  private final RuleCatalogue catalogue =
      RuleCatalogue.load(Path.of("src/kit/test/resources/dev/framegate/kit/rules/ledger"));

  @Test
  void aRuleHasItsEvidence() {
    assertThat(catalogue.rule("FRM-004").orElseThrow().evidence().get(0))
        .isEqualTo(
            new Evidence(
                GUIDE,
                "table 1",
                EvidenceKind.PAGE,
                "2026-11",
                Support.ALL,
                "The limit and the close code."));
  }

  @Test
  void aRuleNamesItsSourcesByTheirTitles() {
    assertThat(catalogue.rule("FRM-004").orElseThrow().source())
        .isEqualTo("Guide: limits of frames; Acceptance tests of a tool");
  }

  @Test
  void evidenceIsToldInASentence() {
    assertThat(catalogue.rule("FRM-004").orElseThrow().evidence())
        .extracting(Evidence::sentence)
        .containsExactly(
            "documented by Guide: limits of frames (table 1), last seen 2026-11, all of it:"
                + " The limit and the close code.",
            "asserted against AWS by Acceptance tests of a tool (frames_test.go:12),"
                + " last seen 2026-08, a part of it: The close code.");
  }

  @Test
  void evidenceAgainstARuleIsToldAsSuch() {
    assertThat(catalogue.rule("FRM-006").orElseThrow().evidence().get(1).sentence())
        .startsWith("contradicted by Acceptance tests of a tool");
  }

  @Test
  void everyCatalogueCountsItsEvidence() {
    EvidenceSummary summary = EvidenceSummary.of(catalogue.rules());

    assertThat(summary.testable()).isEqualTo(3);
    assertThat(summary.withEvidence()).isEqualTo(3);
    assertThat(summary.byKind())
        .containsEntry(EvidenceKind.PAGE, 2)
        .containsEntry(EvidenceKind.AWS_TEST, 1)
        .containsEntry(EvidenceKind.REPORT, 1)
        .containsEntry(EvidenceKind.MODEL, 0);
    assertThat(summary.assertedOnAws()).isEqualTo(1);
    assertThat(summary.oneReportOnly()).isEqualTo(1);
    assertThat(summary.disputed()).isEqualTo(1);
  }

  @Test
  void theGradeFollowsFromTheEvidence() {
    assertThat(grades(EvidenceKind.PAGE, Support.ALL)).containsExactly(Grade.DOCUMENTED);
    assertThat(grades(EvidenceKind.MODEL, Support.ALL)).containsExactly(Grade.DOCUMENTED);
    assertThat(grades(EvidenceKind.PAGE, Support.PART)).containsExactly(Grade.INFERRED);
    assertThat(grades(EvidenceKind.AWS_TEST, Support.ALL)).containsExactly(Grade.OBSERVED);
    assertThat(grades(EvidenceKind.AWS_PROBE, Support.ALL)).containsExactly(Grade.OBSERVED);
    assertThat(grades(EvidenceKind.REPORT, Support.PART))
        .containsExactlyInAnyOrder(Grade.OBSERVED, Grade.INFERRED);
    assertThat(grades(EvidenceKind.AWS_TEST, Support.ACCEPTANCE)).containsExactly(Grade.INFERRED);
    assertThat(grades(EvidenceKind.RFC, Support.ALL)).containsExactly(Grade.INFERRED);
    assertThat(grades(EvidenceKind.REPORT, Support.AGAINST)).containsExactly(Grade.DISPUTED);
  }

  private static Set<Grade> grades(EvidenceKind kind, Support support) {
    return Grade.allowedBy(List.of(new Evidence(GUIDE, "here", kind, "2026-11", support, "It.")));
  }
}
