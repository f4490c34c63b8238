package dev.framegate.cli;

import dev.framegate.kit.rules.Probe;
import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.RuleCatalogue;
import dev.framegate.kit.run.CallBudget;
import dev.framegate.kit.run.RunPlan;
import dev.framegate.kit.run.RunSettings;
import dev.framegate.kit.targets.Adapters;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.targets.Target;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Lists what a run would try. Checks the declaration, and sends nothing. */
final class DryRun {
  private final RuleCatalogue catalogue;
  private final PrintWriter out;

  DryRun(RuleCatalogue catalogue, PrintWriter out) {
    this.catalogue = catalogue;
    this.out = out;
  }

  void print(Declaration declaration, RunSettings settings) {
    Optional<Target> target = Adapters.unopened(declaration);
    RunPlan plan = RunPlan.of(target, settings);
    Map<String, Long> tried = plan.tried();
    Map<String, Long> skipped = plan.skipped();
    statements()
        .forEach(
            (id, statement) -> {
              if (tried.containsKey(id)) {
                out.printf("  %-8s %3d  %s%n", id, tried.get(id), statement);
              } else if (skipped.containsKey(id)) {
                out.printf("  %-8s   -  %s (skipped)%n", id, statement);
              }
            });
    out.printf(
        "Would try %s with %s against '%s' (adapter %s), level %s, %d at a time%s.%n",
        count(tried.size(), "rule"),
        count(sum(tried), "scenario"),
        declaration.name(),
        declaration.adapter(),
        settings.level().word(),
        settings.threads(),
        settings.repeat() > 1 ? ", %d times".formatted(settings.repeat()) : "");
    if (!skipped.isEmpty()) {
      out.printf(
          "Would skip %s, as the target offers no capability for them.%n",
          count(sum(skipped), "scenario"));
    }
    if (settings.filtered()) {
      out.println("A part of the rules never says that a target conforms.");
    }
    target
        .map(known -> settings.shard().map(s -> known.sharedBy(s.shard().count())).orElse(known))
        .flatMap(known -> CallBudget.of(known, settings))
        .ifPresent(out::println);
    out.println("Nothing was sent.");
  }

  private Map<String, String> statements() {
    Map<String, String> statements = new LinkedHashMap<>();
    for (Rule rule : catalogue.rules()) {
      statements.put(rule.id(), rule.statement());
    }
    for (Probe probe : catalogue.probes()) {
      statements.put(probe.id(), probe.question());
    }
    return statements;
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static String count(long number, String noun) {
    return "%d %s%s".formatted(number, noun, number == 1 ? "" : "s");
  }
}
