package dev.framegate.gateway.internal.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.InputCheck;
import dev.framegate.contract.Operation;
import dev.framegate.contract.Problem;
import java.util.List;

/** What of a request departs from the service model; any problem refuses it with 400. */
@FunctionalInterface
public interface InputPolicy {
  List<Problem> check(Operation operation, ObjectNode members);

  /** By the service model. */
  static InputPolicy aws() {
    return new InputCheck()::check;
  }
}
