package dev.framegate.kit.explore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.kit.expectation.Timeouts;
import dev.framegate.kit.values.StepJson;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks for the shortest sequence of the simplest values that breaks the same rule. */
final class Shrinker {
  private final Trials trials;
  private final Timeouts timeouts;
  private final String rule;
  private final long end;
  private int replaysLeft;

  /**
   * @param replays at most
   * @param end of the search, by {@link System#nanoTime}
   */
  Shrinker(Trials trials, Timeouts timeouts, String rule, int replays, long end) {
    this.trials = trials;
    this.timeouts = timeouts;
    this.rule = rule;
    this.replaysLeft = replays;
    this.end = end;
  }

  /** The smallest sequence that was found to break the rule. */
  List<Step> shrink(List<Step> found) {
    List<Step> steps = List.copyOf(found);
    List<Step> before;
    do {
      before = steps;
      steps = values(withoutSteps(steps));
    } while (!steps.equals(before) && mayGoOn());
    return steps;
  }

  /** Delta debugging: leaves parts out, halves first, single steps last. */
  private List<Step> withoutSteps(List<Step> found) {
    List<Step> steps = found;
    int part = Math.max(1, (steps.size() - 1) / 2);
    while (part >= 1 && mayGoOn()) {
      boolean removed = false;
      // From behind: what comes last is needed least often, but for the very last step.
      for (int from = Math.max(0, steps.size() - part); from >= 0 && mayGoOn(); from -= part) {
        List<Step> fewer = new ArrayList<>(steps.subList(0, from));
        fewer.addAll(steps.subList(Math.min(steps.size(), from + part), steps.size()));
        if (fewer.size() < steps.size() && breaks(fewer)) {
          steps = fewer;
          removed = true;
        }
        if (from == 0) {
          break;
        }
        from = Math.max(from, part);
      }
      part = removed && part == 1 ? 1 : part / 2;
    }
    return steps;
  }

  private List<Step> values(List<Step> found) {
    List<Step> steps = new ArrayList<>(found);
    for (int at = 0; at < steps.size(); at++) {
      for (Map.Entry<String, String> value : steps.get(at).values().entrySet()) {
        for (String simpler : simpler(steps.get(at), value.getKey(), value.getValue())) {
          List<Step> changed = new ArrayList<>(steps);
          changed.set(at, steps.get(at).with(value.getKey(), simpler));
          if (mayGoOn() && breaks(changed)) {
            steps = changed;
            break;
          }
        }
      }
    }
    return steps;
  }

  /** Values that would be simpler, the simplest first. */
  private static Set<String> simpler(Step step, String name, String value) {
    Set<String> simpler = new LinkedHashSet<>();
    String simplest = Actions.of(step).simplest().get(name);
    if (simplest != null) {
      simpler.add(simplest);
    } else if (value.matches("\\d+( \\d+)+")) {
      String[] numbers = value.split(" ", -1);
      simpler.add(numbers[numbers.length - 1]);
      simpler.add(value.substring(0, value.lastIndexOf(' ')));
      simpler.add(value.substring(value.indexOf(' ') + 1));
    }
    StepJson.parse(value)
        .filter(JsonNode::isObject)
        .ifPresent(
            object -> {
              simpler.add("{}");
              for (String member : StepJson.names((ObjectNode) object)) {
                simpler.add(((ObjectNode) object.deepCopy()).without(member).toString());
              }
            });
    simpler.remove(value);
    return simpler;
  }

  private boolean mayGoOn() {
    return replaysLeft > 0 && System.nanoTime() < end;
  }

  private boolean breaks(List<Step> steps) {
    replaysLeft--;
    return trials.again(steps, timeouts).breaks(rule);
  }
}
