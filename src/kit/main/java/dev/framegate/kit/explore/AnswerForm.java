package dev.framegate.kit.explore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.contract.ModelViolation;
import dev.framegate.kit.control.ControlPlaneCall;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What every answer of the control plane has in common, whatever was asked. */
final class AnswerForm {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+");
  private static final Pattern DATE =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|\\+00:00)");
  private static final List<String> IDS =
      List.of("apiId", "deploymentId", "routeId", "integrationId");

  private AnswerForm() {}

  static void check(ControlPlaneCall call) {
    List<ModelViolation> known =
        call.problems().stream().filter(problem -> !problem.unknownMember()).toList();
    require(known.isEmpty(), "API-001a", "the shape of the service model", call, known);
    List<ModelViolation> unknown =
        call.problems().stream().filter(ModelViolation::unknownMember).toList();
    require(unknown.isEmpty(), "API-001b", "only members of the service model", call, unknown);
    if (!call.succeeded()) {
      require(
          call.reply().header("x-amzn-errortype").isPresent(),
          "API-008",
          "the header x-amzn-ErrorType",
          call,
          call.reply().headers().keySet());
      return;
    }
    require(
        call.status() == call.operation().status(),
        readsOrChanges(call.operation().name()),
        "the status " + call.operation().status(),
        call,
        call.status());
    for (String id : IDS) {
      text(call.json().path(id))
          .ifPresent(
              value ->
                  require(
                      ID.matcher(value).matches(),
                      id.equals("apiId") ? "API-020" : "API-021",
                      "lower-case letters and digits in " + id,
                      call,
                      value));
    }
    for (String date : List.of("createdDate", "lastUpdatedDate")) {
      JsonNode value = call.json().path(date);
      require(
          value.isMissingNode() || DATE.matcher(value.asText()).matches(),
          "API-022",
          "a date in ISO 8601 in " + date,
          call,
          value);
    }
  }

  /** The rule about the status of an operation that succeeds. */
  private static String readsOrChanges(String operation) {
    return operation.startsWith("Get")
        ? "API-003"
        : operation.startsWith("Create")
            ? "API-002"
            : operation.startsWith("Update") ? "API-004" : "API-005";
  }

  private static Optional<String> text(JsonNode node) {
    return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
  }

  private static void require(
      boolean holds, String rule, String expected, ControlPlaneCall call, Object observed) {
    MismatchException.require(holds, rule, expected, call + ": " + observed);
  }
}
