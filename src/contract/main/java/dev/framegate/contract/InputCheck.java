package dev.framegate.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Holds a request's members against the service model. */
public final class InputCheck {

  /**
   * Missing members, wrong types, values outside enumerations, ranges and lengths; at any depth.
   * Unknown members are no problem: AWS ignores them.
   *
   * @param members by wire name, whatever part of the request they came in
   */
  public List<ModelViolation> check(Operation operation, ObjectNode members) {
    return ShapeCheck.request(operation.input(), members);
  }
}
