package dev.framegate.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds any service's answer against the service model. */
public final class OutputCheck {

  /**
   * An answer that should be a success: its status, its members and their types.
   *
   * @param body the parsed body; a missing or null node where there was none
   */
  public List<ModelViolation> check(Operation operation, int status, JsonNode body) {
    List<ModelViolation> problems = new ArrayList<>();
    if (status != operation.status()) {
      problems.add(
          new ModelViolation(
              "status",
              "expected %d for %s, got %d"
                  .formatted(operation.status(), operation.name(), status)));
    }
    boolean empty = body.isMissingNode() || body.isNull();
    Optional<Shape.StructureShape> output = operation.output();
    if (output.isEmpty()) {
      if (!empty) {
        problems.add(new ModelViolation("", "expected no body, got " + body.getNodeType()));
      }
    } else if (isPayload(output.get())) {
      return problems;
    } else if (empty) {
      problems.add(new ModelViolation("", "expected an object, got no body"));
    } else {
      problems.addAll(ShapeCheck.answer(output.get(), body));
    }
    return problems;
  }

  private static boolean isPayload(Shape.StructureShape output) {
    return output.members().values().stream()
        .anyMatch(m -> m.location() == Member.Location.PAYLOAD);
  }

  /** An answer that should be an error: a known status and a body with a message. */
  public List<ModelViolation> checkError(int status, JsonNode body) {
    List<ModelViolation> problems = new ArrayList<>();
    if (status < 400 || status > 499) {
      problems.add(new ModelViolation("status", "expected 400 to 499, got " + status));
    }
    boolean hasMessage = body.path("message").isTextual() || body.path("Message").isTextual();
    if (!hasMessage) {
      problems.add(new ModelViolation("message", "expected text, got " + body.path("message")));
    }
    return problems;
  }
}
