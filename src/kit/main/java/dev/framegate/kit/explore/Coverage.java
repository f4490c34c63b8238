package dev.framegate.kit.explore;

import java.util.HashSet;
import java.util.Set;

/** States of the model and transitions between them that an exploration has seen. */
final class Coverage {
  private final Set<String> states = new HashSet<>();
  private final Set<String> transitions = new HashSet<>();
  private long steps;
  private long lastNew;

  void saw(String before, Step step, String after) {
    steps++;
    boolean fresh = states.add(before);
    fresh |= states.add(after);
    fresh |= transitions.add(before + " / " + step.action() + " / " + after);
    if (fresh) {
      lastNew = steps;
    }
  }

  int states() {
    return states.size();
  }

  int transitions() {
    return transitions.size();
  }

  long steps() {
    return steps;
  }

  /** Steps since a state or a transition was seen for the first time. */
  long stepsWithoutNews() {
    return steps - lastNew;
  }
}
