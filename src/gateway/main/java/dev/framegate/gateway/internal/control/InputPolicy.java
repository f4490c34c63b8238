package dev.framegate.gateway.internal.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.InputCheck;
import dev.framegate.contract.ModelViolation;
import dev.framegate.contract.Operation;
import java.util.List;

/** What of a request departs from the service model; any problem refuses it with 400. */
@FunctionalInterface
public interface InputPolicy {
  List<ModelViolation> check(Operation operation, ObjectNode members);

  /** By the service model. */
  static InputPolicy aws() {
    return new InputCheck()::check;
  }
}
