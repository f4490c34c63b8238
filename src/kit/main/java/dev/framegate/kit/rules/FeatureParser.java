package dev.framegate.kit.rules;

import io.cucumber.gherkin.GherkinParser;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Examples;
import io.cucumber.messages.types.Feature;
import io.cucumber.messages.types.FeatureChild;
import io.cucumber.messages.types.Location;
import io.cucumber.messages.types.ParseError;
import io.cucumber.messages.types.RuleChild;
import io.cucumber.messages.types.Scenario;
import io.cucumber.messages.types.Tag;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** From one feature file to the rules that are written in it. */
final class FeatureParser {
  private final FeatureFile file;
  private final List<ParsedRule> rules = new ArrayList<>();
  private final List<FeatureProblem> problems = new ArrayList<>();

  private FeatureParser(FeatureFile file) {
    this.file = file;
  }

  /** What a file holds; a file that is no Gherkin has only problems. */
  record Parsed(List<ParsedRule> rules, List<FeatureProblem> problems) {}

  static Parsed parse(FeatureFile file) {
    FeatureParser parser = new FeatureParser(file);
    parser.run();
    return new Parsed(List.copyOf(parser.rules), List.copyOf(parser.problems));
  }

  private void run() {
    // Nobody reads the ids of nodes; a random one for each takes a seventh of the start-up.
    GherkinParser gherkin =
        GherkinParser.builder()
            .includeSource(false)
            .includePickles(false)
            .idGenerator(() -> "")
            .build();
    try (Stream<Envelope> envelopes = gherkin.parse(file.location(), file.text())) {
      envelopes.forEach(
          envelope -> {
            envelope.getParseError().ifPresent(this::notGherkin);
            envelope.getGherkinDocument().flatMap(d -> d.getFeature()).ifPresent(this::feature);
          });
    }
  }

  private void notGherkin(ParseError error) {
    problems.add(
        new FeatureProblem(
            error.getSource().getLocation().map(this::at).orElse(file.location()),
            "is not Gherkin: " + error.getMessage()));
  }

  private void feature(Feature feature) {
    for (FeatureChild child : feature.getChildren()) {
      child.getRule().ifPresent(rule -> rule(feature, rule));
      child
          .getScenario()
          .ifPresent(
              scenario ->
                  problems.add(
                      new FeatureProblem(
                          at(scenario.getLocation()),
                          "the scenario \""
                              + scenario.getName()
                              + "\" belongs to no rule; put it under a \"Rule:\"")));
    }
  }

  private void rule(Feature feature, io.cucumber.messages.types.Rule rule) {
    List<String> tags =
        Stream.concat(feature.getTags().stream(), rule.getTags().stream())
            .map(Tag::getName)
            .toList();
    List<WrittenStep> background = ScenarioReader.background(feature, rule);
    List<ParsedRule.Scenario> scenarios =
        rule.getChildren().stream()
            .map(RuleChild::getScenario)
            .flatMap(Optional::stream)
            .map(scenario -> scenario(tags, background, scenario))
            .toList();
    rules.add(
        new ParsedRule(
            file.chapter(),
            at(rule.getLocation()),
            tags,
            rule.getName().strip(),
            rule.getDescription(),
            scenarios));
  }

  private ParsedRule.Scenario scenario(
      List<String> inherited, List<WrittenStep> background, Scenario scenario) {
    Set<String> tags = new LinkedHashSet<>(inherited);
    scenario.getTags().forEach(tag -> tags.add(tag.getName()));
    return new ParsedRule.Scenario(
        scenario.getName().strip(),
        at(scenario.getLocation()),
        scenario.getExamples().isEmpty()
            ? List.of(new ScenarioEntry(tags, at(scenario.getLocation())))
            : scenario.getExamples().stream().flatMap(examples -> rows(tags, examples)).toList(),
        ScenarioReader.scenario(background, scenario));
  }

  private Stream<ScenarioEntry> rows(Set<String> inherited, Examples examples) {
    Set<String> tags = new LinkedHashSet<>(inherited);
    examples.getTags().forEach(tag -> tags.add(tag.getName()));
    return examples.getTableBody().stream()
        .map(row -> new ScenarioEntry(tags, at(row.getLocation())));
  }

  private String at(Location location) {
    return file.location() + ":" + location.getLine();
  }
}
