package dev.framegate.gateway.internal.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.InputCheck;
import dev.framegate.contract.ModelViolation;
import dev.framegate.contract.Operation;
import java.util.List;

/** Compares requests with the service model. A request with a violation is rejected with 400. */
@FunctionalInterface
public interface InputPolicy {
  List<ModelViolation> check(Operation operation, ObjectNode members);

  /** Every constraint of the service model, except for empty values that ask for a removal. */
  static InputPolicy aws() {
    InputCheck model = new InputCheck();
    return (operation, members) ->
        model.check(operation, MemberUpdates.withoutRemovals(operation, members));
  }
}
