package dev.framegate.kit.explore;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** One kind of step: how it is chosen, what it does, and what the target may do then. */
interface Action {
  /** As steps name it, such as {@code connect}. */
  String name();

  /** How often it is chosen beside the others. */
  int weight();

  /** A step that fits the state of the model; empty where none does. */
  Optional<Step> propose(Model model, Random random);

  /**
   * Does it, and brings the model up to date.
   *
   * @return whether it was done; a step that does not fit the state is skipped
   * @throws MismatchException where the target did what is not permitted
   */
  boolean perform(Step step, World world);

  /** The simplest values, by name, which shrinking tries first. */
  default Map<String, String> simplest() {
    return Map.of();
  }

  /** The step in the sentences of the rules, or a comment where there are none. */
  List<String> sentences(Step step);
}
