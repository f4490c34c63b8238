package dev.framegate.kit.outcome;

import dev.framegate.kit.io.Redaction;

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

  /** The same without secrets. */
  public ResponseShapeViolation without(Redaction redaction) {
    return new ResponseShapeViolation(
        operation, onlyUnknownMembers, redaction.text(problem), scenario, location);
  }
}
