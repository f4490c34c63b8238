package dev.framegate.cli;

import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.RuleCatalogue;
import dev.framegate.kit.run.CallBudget;
import dev.framegate.kit.run.RunSettings;
import dev.framegate.kit.targets.Adapters;
import dev.framegate.kit.targets.Declaration;
import java.io.PrintWriter;

/** Says what a run would do. */
final class DryRun {
  private final RuleCatalogue catalogue;
  private final PrintWriter out;

  DryRun(RuleCatalogue catalogue, PrintWriter out) {
    this.catalogue = catalogue;
    this.out = out;
  }

  void print(Declaration declaration, RunSettings settings) {
    int scenarios = catalogue.rules().stream().mapToInt(Rule::scenarios).sum();
    long untestable =
        catalogue.rules().stream().filter(rule -> rule.untestable().isPresent()).count();
    out.printf(
        "Would run against '%s' (adapter %s), level %s, %d scenarios at a time.%n",
        declaration.name(), declaration.adapter(), settings.level().word(), settings.threads());
    out.printf(
        "The catalogue holds %d rules (%d untestable) with %d scenarios, and %d probes.%n",
        catalogue.rules().size(), untestable, scenarios, catalogue.probes().size());
    if (settings.repeat() > 1) {
      out.printf("All of it %d times, against the same target.%n", settings.repeat());
    }
    settings.rule().ifPresent(id -> out.printf("Only rule %s.%n", id));
    settings.tags().ifPresent(tags -> out.printf("Only scenarios tagged %s.%n", tags));
    if (settings.filtered()) {
      out.println("A filtered run never says that a target conforms.");
    }
    Adapters.unopened(declaration)
        .flatMap(target -> CallBudget.of(target, settings))
        .ifPresent(out::println);
    out.println("Nothing was sent.");
  }
}
