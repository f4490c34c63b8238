package dev.framegate.kit.rules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of writing features: what the catalogue requires ({@link RuleReader}), what keeps
 * scenarios readable ({@link ScenarioLint}), and that grades follow from evidence ({@link
 * EvidenceCheck}).
 */
public final class FeatureLint {
  private FeatureLint() {}

  /** Everything that breaks the rules of writing, in path order; empty where all is well. */
  public static List<FeatureProblem> problems(Path features) {
    List<FeatureProblem> problems = new ArrayList<>();
    List<FeatureFile> files = FeatureFiles.in(features);
    LedgerReader sources = new LedgerReader();
    Ledger ledger = sources.read(files);
    RuleReader reader = new RuleReader(ledger);
    ScenarioLint scenarios = new ScenarioLint();
    for (FeatureFile file : files.stream().filter(FeatureFile::isFeature).toList()) {
      FeatureParser.Parsed parsed = FeatureParser.parse(file);
      problems.addAll(parsed.problems());
      for (ParsedRule block : parsed.rules()) {
        reader.read(block);
        scenarios.check(block);
      }
    }
    problems.addAll(scenarios.problems());
    problems.addAll(sources.problems());
    problems.addAll(reader.problems());
    problems.addAll(EvidenceCheck.problems(ledger, reader.rules(), reader.probes()));
    return problems;
  }
}
