package dev.framegate.kit;

import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.RuleResult;
import dev.framegate.kit.report.ScenarioResult;
import dev.framegate.kit.report.Summary;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.opentest4j.TestAbortedException;

/**
 * What JUnit is told of a rule: nothing, an abortion with the reason, or a failure with it.
 *
 * @param report the page of the report, which has an anchor for each rule
 */
record RuleOutcome(JudgedRun run, Path report) {
  /**
   * @throws AssertionError where the rule is broken, undecided, or the kit failed
   * @throws TestAbortedException where it was not judged, or is broken as declared
   */
  void of(RuleResult result) {
    switch (result.verdict()) {
      case PASSED -> {}
      case FAILED -> {
        if (run.broken().contains(result)) {
          throw new AssertionError(text(result));
        }
        throw new TestAbortedException("Broken, as declared. " + text(result));
      }
      case ADVISORY -> throw new TestAbortedException("Missed, but advisory. " + text(result));
      case SKIPPED, UNTESTABLE -> throw new TestAbortedException(text(result));
      case INCONCLUSIVE -> throw new AssertionError("Inconclusive. " + text(result));
      case ERRORED -> throw new AssertionError("The kit itself failed. " + text(result));
    }
  }

  /**
   * @throws AssertionError where the command line would not exit with 0, or only a part of the
   *     rules was asked for
   */
  void ofRun() {
    if (run.exitCode() != 0 || run.filtered()) {
      throw new AssertionError(Summary.of(run, report.toString()));
    }
  }

  private String text(RuleResult result) {
    List<ScenarioResult> telling =
        result.scenarios().stream()
            .filter(s -> s.verdict() == result.verdict() && s.reason().isPresent())
            .toList();
    String reasons =
        telling.stream()
            .map(s -> s.name() + " (" + s.location() + "): " + s.reason().orElse(""))
            .collect(Collectors.joining("\n"));
    String own = result.reason().map(reason -> reason + "\n").orElse("");
    String hint = result.rule().hint().map(line -> "\n" + line).orElse("");
    return "%s %s%n%s%s%s%nPage: %s#%s"
        .formatted(
            result.rule().id(),
            result.rule().statement(),
            own,
            reasons,
            telling.isEmpty() ? "" : hint,
            report.toUri(),
            result.rule().id());
  }
}
