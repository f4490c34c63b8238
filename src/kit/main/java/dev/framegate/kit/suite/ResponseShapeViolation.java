package dev.framegate.kit.suite;

import dev.framegate.contract.ModelViolation;
import dev.framegate.kit.io.Redaction;
import java.util.List;
import java.util.function.Consumer;

/**
 * An answer of the control plane that did not have the shape which the service model gives it.
 *
 * @param onlyUnknownMembers whether it only has members that the model does not know
 * @param problem the members that depart from the model, in one line
 * @param scenario whose name and location is told, whatever rule it belongs to
 */
public record ResponseShapeViolation(
    String operation,
    boolean onlyUnknownMembers,
    String problem,
    String scenario,
    String location) {

  ResponseShapeViolation without(Redaction redaction) {
    return new ResponseShapeViolation(
        operation, onlyUnknownMembers, redaction.text(problem), scenario, location);
  }

  /** Tells of each kind of problem that there is. */
  static void report(
      ControlPlaneCall call,
      String scenario,
      String location,
      Consumer<ResponseShapeViolation> told) {
    List<ModelViolation> problems = call.problems();
    for (boolean stranger : new boolean[] {false, true}) {
      List<ModelViolation> alike =
          problems.stream().filter(p -> p.unknownMember() == stranger).toList();
      if (!alike.isEmpty()) {
        told.accept(
            new ResponseShapeViolation(
                call.operation().name(),
                stranger,
                ModelViolation.sentence(alike),
                scenario,
                location));
      }
    }
  }
}
