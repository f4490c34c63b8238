package dev.framegate.kit.run;

import dev.framegate.kit.suite.ConformanceSuite;
import dev.framegate.kit.suite.PlannedScenario;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Target;
import dev.framegate.settings.NearNames;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The scenarios that a run would try. Nothing is sent to make it.
 *
 * @param scenarios those that are skipped included
 */
public record RunPlan(List<PlannedScenario> scenarios) {
  private static final Pattern TAG = Pattern.compile("@[^\\s()]+");

  /**
   * @param target with the declared capabilities; where there is none, all are offered
   */
  public static RunPlan of(Optional<Target> target, RunSettings settings) {
    return new RunPlan(
        ConformanceSuite.plan(target.orElseGet(Everything::new), settings.tagExpression()));
  }

  /**
   * Why a tag expression may have selected nothing: the tags in it that no scenario has, with the
   * nearest that one has.
   */
  public static String unknownTags(String expression) {
    Set<String> known = new TreeSet<>();
    ConformanceSuite.plan(new Everything(), Optional.empty())
        .forEach(scenario -> known.addAll(scenario.tags()));
    return TAG.matcher(expression)
        .results()
        .map(MatchResult::group)
        .filter(tag -> !known.contains(tag))
        .map(
            tag ->
                " No scenario has the tag '%s'.%s".formatted(tag, NearNames.question(tag, known)))
        .collect(Collectors.joining());
  }

  /** How many scenarios are tried, by rule. */
  public Map<String, Long> tried() {
    return count(scenarios.stream().filter(s -> s.lacking().isEmpty()).toList());
  }

  /** How many scenarios are skipped, by rule. */
  public Map<String, Long> skipped() {
    return count(scenarios.stream().filter(s -> s.lacking().isPresent()).toList());
  }

  private static Map<String, Long> count(List<PlannedScenario> scenarios) {
    return scenarios.stream()
        .collect(Collectors.groupingBy(PlannedScenario::rule, TreeMap::new, Collectors.counting()));
  }

  /** Offers every capability, and is never called. */
  private static final class Everything implements Target {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    @Override
    public String name() {
      return "everything";
    }

    @Override
    public String adapter() {
      return "none";
    }

    @Override
    public String version() {
      return UNKNOWN;
    }

    @Override
    public Set<Capability> capabilities() {
      return EnumSet.allOf(Capability.class);
    }

    @Override
    public boolean outlivesRun() {
      return false;
    }

    @Override
    public URI controlPlane() {
      return NOWHERE;
    }

    @Override
    public URI dataPlane(String apiId, String stage) {
      return NOWHERE;
    }

    @Override
    public URI management(String apiId, String stage) {
      return NOWHERE;
    }
  }
}
