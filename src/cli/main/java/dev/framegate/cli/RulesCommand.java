package dev.framegate.cli;

import dev.framegate.kit.rules.Chapter;
import dev.framegate.kit.rules.Evidence;
import dev.framegate.kit.rules.EvidenceKind;
import dev.framegate.kit.rules.EvidenceSummary;
import dev.framegate.kit.rules.Probe;
import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.RuleCatalogue;
import dev.framegate.settings.NearNames;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code framegate rules}. */
@Command(
    name = "rules",
    description = "List the rules, or explain one.",
    mixinStandardHelpOptions = true)
final class RulesCommand extends Subcommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      completionCandidates = CompletionCommand.RuleIds.class,
      description = "a rule to explain, such as DEP-003")
  private @Nullable String id;

  @Option(
      names = "--evidence",
      description = "count the rules by the kinds of evidence that they rest on")
  private boolean evidence;

  @Override
  public Integer call() {
    RuleCatalogue catalogue = RuleCatalogue.load();
    PrintWriter out = out();
    if (evidence) {
      count(EvidenceSummary.of(catalogue.rules()), out);
    } else if (id == null) {
      list(catalogue, out);
    } else {
      explain(catalogue, id.toUpperCase(Locale.ROOT), out);
    }
    out.flush();
    return 0;
  }

  private static void list(RuleCatalogue catalogue, PrintWriter out) {
    for (Chapter chapter : catalogue.chapters()) {
      out.println(chapter.title());
      catalogue.rules().stream()
          .filter(rule -> rule.chapter().equals(chapter.folder()))
          .forEach(
              rule ->
                  out.printf(
                      "  %-8s %-6s %-10s  %s%s%n",
                      rule.id(),
                      rule.requirement(),
                      rule.grade().name().toLowerCase(Locale.ROOT),
                      rule.statement(),
                      rule.untestable().isPresent() ? " (untestable)" : ""));
      catalogue.probes().stream()
          .filter(probe -> probe.chapter().equals(chapter.folder()))
          .forEach(
              probe -> out.printf("  %-8s probe              %s%n", probe.id(), probe.question()));
      out.println();
    }
    out.printf(
        "%d rules, %d probes. 'framegate rules ID' explains one.%n",
        catalogue.rules().size(), catalogue.probes().size());
  }

  private static void count(EvidenceSummary summary, PrintWriter out) {
    out.printf(
        "Testable rules: %d, with evidence: %d%n%nRules by the kinds of evidence that support them:%n",
        summary.testable(), summary.withEvidence());
    for (EvidenceKind kind : EvidenceKind.values()) {
      out.printf("  %-10s %4d%n", kind.word(), summary.byKind().get(kind));
    }
    out.printf(
        "%nRules asserted by tests that run against AWS, in whole or in part: %d%n"
            + "Rules that rest on a single report: %d%nDisputed rules: %d%n",
        summary.assertedOnAws(), summary.oneReportOnly(), summary.disputed());
  }

  private static void list(List<Evidence> evidence, PrintWriter out) {
    if (!evidence.isEmpty()) {
      out.printf("%nEvidence:%n");
      for (Evidence entry : evidence) {
        out.printf("- %s%n", entry.sentence());
        if (!entry.source().address().isEmpty()) {
          out.printf("  %s%n", entry.source().address());
        }
      }
    }
  }

  private void explain(RuleCatalogue catalogue, String wanted, PrintWriter out) {
    Optional<Rule> rule = catalogue.rule(wanted);
    Optional<Probe> probe =
        catalogue.probes().stream().filter(p -> p.id().equals(wanted)).findFirst();
    if (rule.isPresent()) {
      Rule r = rule.get();
      out.printf("%s  %s%n", r.id(), r.statement());
      out.printf(
          "%s, %s%s, %d scenarios, %s%nSource: %s%n%n%s%n",
          r.requirement(),
          r.grade().name().toLowerCase(Locale.ROOT),
          r.seed() ? ", said by the deploy page" : "",
          r.scenarios(),
          r.location(),
          r.source(),
          r.description().strip());
      list(r.evidence(), out);
    } else if (probe.isPresent()) {
      Probe p = probe.get();
      out.printf("%s  %s%n", p.id(), p.question());
      out.printf(
          "A probe: measured, not judged. %s%n%n%s%n", p.location(), p.description().strip());
      list(p.evidence(), out);
    } else {
      throw wrong(
          "There is no rule '%s'.%s 'framegate rules' lists all %d."
              .formatted(wanted, near(catalogue, wanted), catalogue.rules().size()));
    }
  }

  private static String near(RuleCatalogue catalogue, String wanted) {
    return NearNames.question(
        wanted,
        Stream.concat(
                catalogue.rules().stream().map(Rule::id),
                catalogue.probes().stream().map(Probe::id))
            .toList());
  }
}
