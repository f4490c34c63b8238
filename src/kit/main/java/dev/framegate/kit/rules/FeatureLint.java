package dev.framegate.kit.rules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rules of writing features: what the catalogue demands, and what keeps scenarios readable. A
 * rule has one id, a requirement, a grade and a source; a testable one has scenarios, each with
 * fewer than ten steps and a name of its own.
 */
public final class FeatureLint {
  private static final int MOST_STEPS = 9;

  private FeatureLint() {}

  /** Everything that breaks the rules of writing, in path order; empty where all is well. */
  public static List<FeatureProblem> problems(Path features) {
    List<FeatureProblem> problems = new ArrayList<>();
    List<FeatureFile> files = FeatureFiles.in(features);
    LedgerReader sources = new LedgerReader();
    Ledger ledger = sources.read(files);
    RuleReader reader = new RuleReader(ledger);
    for (FeatureFile file : files.stream().filter(FeatureFile::isFeature).toList()) {
      FeatureParser.Parsed parsed = FeatureParser.parse(file);
      problems.addAll(parsed.problems());
      for (ParsedRule block : parsed.rules()) {
        reader.read(block);
        scenarios(block, problems);
      }
    }
    problems.addAll(sources.problems());
    problems.addAll(reader.problems());
    problems.addAll(EvidenceCheck.problems(ledger, reader.rules(), reader.probes()));
    return problems;
  }

  private static void scenarios(ParsedRule block, List<FeatureProblem> problems) {
    if (block.scenarios().isEmpty() && !block.tags().contains("@untestable")) {
      problems.add(
          new FeatureProblem(
              block.location(),
              "the rule \""
                  + block.name()
                  + "\" has no scenario; write one, or tag it @untestable and say why"));
    }
    Set<String> names = new HashSet<>();
    for (ParsedRule.Scenario scenario : block.scenarios()) {
      String subject = "the scenario \"" + scenario.name() + "\" ";
      if (scenario.name().isEmpty()) {
        problems.add(
            new FeatureProblem(scenario.location(), subject + "has no name; say what it shows"));
      } else if (!names.add(scenario.name())) {
        problems.add(
            new FeatureProblem(
                scenario.location(),
                subject + "has the name of another one of its rule; say how they differ"));
      }
      if (scenario.steps() == 0 || scenario.pickles() == 0) {
        problems.add(
            new FeatureProblem(
                scenario.location(),
                subject + "does nothing; give it steps, and an outline its examples"));
      }
      if (scenario.steps() > MOST_STEPS) {
        problems.add(
            new FeatureProblem(
                scenario.location(),
                subject
                    + "has "
                    + scenario.steps()
                    + " steps; say it in "
                    + MOST_STEPS
                    + " or fewer, or split it"));
      }
    }
  }
}
