package dev.framegate.kit.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules of writing scenarios. What stands twice is known across all files that it is given. */
final class ScenarioLint {
  private static final int MOST_STEPS = 10;
  private static final Pattern RECORDING = Pattern.compile(".* (is|are) recorded");
  private static final Pattern THROTTLE_JSON = Pattern.compile("\\{\\s*\"throttling");

  /** Four where the file has them; the parser reads two of them as one. */
  private static final String BACKSLASHES = "\\\\";

  private final List<FeatureProblem> problems = new ArrayList<>();
  private final Map<String, String> written = new HashMap<>();

  List<FeatureProblem> problems() {
    return problems;
  }

  void check(ParsedRule rule) {
    String subject = "the rule \"" + rule.name() + "\" ";
    if (rule.scenarios().isEmpty() && !rule.isUntestable()) {
      problem(
          rule.location(),
          subject + "has no scenario; write one, or tag it @untestable and say why");
    }
    boolean explained = RuleDescription.of(rule.description()).oneScenario().isPresent();
    if (rule.scenarios().size() > 1 && explained) {
      problem(
          rule.location(),
          subject + "says why it has one scenario, and has several; remove the line");
    }
    if (rule.scenarios().size() == 1 && !rule.isProbe() && !explained) {
      problem(
          rule.location(),
          subject
              + "has one scenario; write what happens otherwise too, or add a line"
              + " \"One scenario: because ...\"");
    }
    Set<String> names = new HashSet<>();
    for (ParsedRule.Scenario scenario : rule.scenarios()) {
      named(scenario, names);
      steps(scenario);
      examples(scenario);
      once(scenario);
      if (rule.isProbe() && !recorded(scenario)) {
        problem(
            scenario.location(),
            subject(scenario) + "is a probe's and must end in a step that records something");
      }
    }
  }

  private void named(ParsedRule.Scenario scenario, Set<String> names) {
    if (scenario.name().isEmpty()) {
      problem(scenario.location(), subject(scenario) + "has no name; say what it shows");
    } else if (!names.add(scenario.name())) {
      problem(
          scenario.location(),
          subject(scenario) + "has the name of another one of its rule; say how they differ");
    }
  }

  private void steps(ParsedRule.Scenario scenario) {
    List<String> steps = steps(scenario.written());
    if (scenario.written().steps().isEmpty() || scenario.pickles().isEmpty()) {
      problem(
          scenario.location(),
          subject(scenario) + "does nothing; give it steps, and an outline its examples");
    }
    if (steps.size() > MOST_STEPS) {
      problem(
          scenario.location(),
          "%shas %d steps with its background; say it in %d or fewer, or split it"
              .formatted(subject(scenario), steps.size(), MOST_STEPS));
    }
    if (steps.stream().anyMatch(step -> THROTTLE_JSON.matcher(step).find())) {
      problem(
          scenario.location(),
          subject(scenario)
              + "writes throttles as JSON; write members such as"
              + " defaultRouteSettings.throttlingRateLimit, or use the step \"stage ... limits\"");
    }
    if (scenario.name().contains(BACKSLASHES)
        || outsideBlocks(scenario.written()).contains(BACKSLASHES)
        || rows(scenario.written()).contains(BACKSLASHES)) {
      problem(
          scenario.location(),
          subject(scenario) + "has doubled backslashes; use a step that takes a text block");
    }
  }

  private void examples(ParsedRule.Scenario scenario) {
    scenario.written().examples().stream()
        .filter(block -> block.name().isEmpty())
        .forEach(
            block ->
                problem(
                    scenario.location(),
                    "the examples of \""
                        + scenario.name()
                        + "\" have no name; say what the rows have in common"));
  }

  private void once(ParsedRule.Scenario scenario) {
    String text = steps(scenario.written()) + rows(scenario.written());
    String first = written.putIfAbsent(text, scenario.location());
    if (first != null && !scenario.written().steps().isEmpty()) {
      problem(
          scenario.location(),
          subject(scenario) + "is word for word the one at " + first + "; keep one of them");
    }
  }

  private static boolean recorded(ParsedRule.Scenario scenario) {
    List<WrittenStep> steps = scenario.written().steps();
    return !steps.isEmpty() && RECORDING.matcher(steps.get(steps.size() - 1).text()).matches();
  }

  /** Those of the background first, each with its table or text. */
  private static List<String> steps(WrittenScenario scenario) {
    return Stream.concat(scenario.background().stream(), scenario.steps().stream())
        .map(step -> step.text() + "\n" + step.table() + "\n" + step.docString())
        .toList();
  }

  /** What the parser reads backslashes in; a text block holds them as they are. */
  private static String outsideBlocks(WrittenScenario scenario) {
    return Stream.concat(scenario.background().stream(), scenario.steps().stream())
        .map(step -> step.text() + "\n" + step.table())
        .collect(Collectors.joining("\n"));
  }

  private static String rows(WrittenScenario scenario) {
    return scenario.examples().stream()
        .map(
            block ->
                block.header() + " " + block.rows().stream().map(ExampleTable.Row::cells).toList())
        .collect(Collectors.joining("\n"));
  }

  private static String subject(ParsedRule.Scenario scenario) {
    return "the scenario \"" + scenario.name() + "\" ";
  }

  private void problem(String location, String message) {
    problems.add(new FeatureProblem(location, message));
  }
}
