package dev.framegate.kit.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.ModelViolation;
import dev.framegate.contract.Operation;
import dev.framegate.contract.OutputCheck;
import dev.framegate.kit.outcome.ResponseShapeViolation;
import dev.framegate.kit.values.StepJson;
import dev.framegate.kit.wire.ReceivedResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A control-plane call that was made, and its answer. */
public record ControlPlaneCall(Operation operation, ObjectNode members, ReceivedResponse reply) {
  private static final OutputCheck SHAPES = new OutputCheck();

  public int status() {
    return reply.status();
  }

  public boolean succeeded() {
    return status() >= 200 && status() < 300;
  }

  /** The body; a missing node where it is none, or no JSON. */
  public JsonNode json() {
    return StepJson.parse(reply.text()).orElse(MissingNode.getInstance());
  }

  /** How the answer departs from the shape that the service model gives it. */
  public List<ModelViolation> problems() {
    return succeeded()
        ? SHAPES.check(operation, status(), json())
        : SHAPES.checkError(status(), json());
  }

  /**
   * Violations of the service model in the answer: one of members that are missing or wrong, one of
   * members that the model does not know, as far as there are any.
   *
   * @param scenario that made the call, and {@code location} where it stands
   */
  public List<ResponseShapeViolation> violations(String scenario, String location) {
    List<ResponseShapeViolation> violations = new ArrayList<>();
    for (boolean unknown : new boolean[] {false, true}) {
      List<ModelViolation> alike =
          problems().stream().filter(p -> p.unknownMember() == unknown).toList();
      if (!alike.isEmpty()) {
        violations.add(
            new ResponseShapeViolation(
                operation.name(), unknown, ModelViolation.sentence(alike), scenario, location));
      }
    }
    return violations;
  }

  /** The bare error type, from the header or the body. */
  public String errorType() {
    String type =
        reply
            .header("x-amzn-errortype")
            .orElseGet(() -> json().path("__type").asText("(no error type)"));
    return type.replaceFirst(":.*", "").replaceFirst(".*#", "");
  }

  public String errorMessage() {
    return json().path("message").asText(json().path("Message").asText(""));
  }

  /** A member by its path, {@code a.b}; a number picks from a list. */
  public Optional<JsonNode> member(String path) {
    JsonNode node = json();
    for (String step : Arrays.asList(path.split("\\."))) {
      node =
          node.isArray() && step.matches("\\d+")
              ? node.path(Integer.parseInt(step))
              : node.path(step);
    }
    return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(node);
  }

  /** One line for messages: the operation, the status and what was said. */
  @Override
  public String toString() {
    return succeeded()
        ? "%s answered %d".formatted(operation.name(), status())
        : "%s answered %d %s: %s"
            .formatted(operation.name(), status(), errorType(), errorMessage());
  }
}
