package dev.framegate.faults;

import dev.framegate.gateway.internal.control.ControlPlaneRule;
import java.util.List;

/** Faults of parameter mappings. */
final class MappingFaults {
  static final List<Fault> ALL =
      List.of(
          Fault.named("response-parameters-unchecked", "takes any key for a response parameter")
              .breaks("is refused", "INT-038")
              .replacing(
                  PolicyReplacement.without(ControlPlaneRule.INTEGRATION_RESPONSE_PARAMETERS)));

  private MappingFaults() {}
}
