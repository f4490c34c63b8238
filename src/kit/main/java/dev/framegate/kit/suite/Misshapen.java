package dev.framegate.kit.suite;

import dev.framegate.contract.Problem;
import java.util.List;
import java.util.function.Consumer;

/**
 * An answer of the control plane that did not have the shape which the service model gives it.
 *
 * @param stranger whether it only has members that the model does not know
 * @param problem the members that depart from the model, in one line
 * @param scenario whose name and location is told, whatever rule it belongs to
 */
public record Misshapen(
    String operation, boolean stranger, String problem, String scenario, String location) {

  /** Tells of each kind of problem that there is. */
  static void tell(Called called, String scenario, String location, Consumer<Misshapen> told) {
    List<Problem> problems = called.problems();
    for (boolean stranger : new boolean[] {false, true}) {
      List<Problem> alike = problems.stream().filter(p -> p.stranger() == stranger).toList();
      if (!alike.isEmpty()) {
        told.accept(
            new Misshapen(
                called.operation().name(), stranger, Problem.sentence(alike), scenario, location));
      }
    }
  }
}
