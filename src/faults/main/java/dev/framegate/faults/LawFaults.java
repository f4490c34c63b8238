package dev.framegate.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.internal.control.ResourceKind;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.management.ManagementOperation;
import java.util.List;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Faults of one operation among many, where a law of all of them does not hold. */
final class LawFaults {
  private static final int PAIR_MILLIS = 500;

  static final List<Fault> ALL =
      List.of(
          Fault.named("response-model-not-stored", "makes a route response without its expression")
              .breaks("of modelSelectionExpression", "LAW-001")
              .replacing(
                  ControlPlaneChanges.forget("modelSelectionExpression", "CreateRouteResponse")),
          Fault.named("template-of-no-model", "has a template for a model that was deleted")
              .breaks("GetModelTemplate answered 200", "LAW-002")
              .replacing(
                  ControlPlaneChanges.answers(
                      right ->
                          right.status() == 404
                              ? ServerResponse.json(200, "{\"value\":\"{}\"}")
                              : right,
                      "GetModelTemplate")),
          Fault.named("models-deleted-twice", "deletes models that there are not, with 204")
              .breaks("DeleteModel answered 204", "LAW-003")
              .replacing(ControlPlaneChanges.statuses(404, 204, "DeleteModel")),
          Fault.named(
                  "model-description-lost", "forgets the description of a model that is updated")
              .breaks("description is absent", "LAW-004")
              .replacing(
                  PolicyReplacement.updates(
                      ResourceKind.MODEL,
                      (before, request, right) ->
                          request.has("description") ? right : right.without("description"))),
          Fault.named("content-types-of-any-length", "takes a model's content type of any length")
              .breaks("with contentType of 257 characters", "LAW-005")
              .replacing(PolicyReplacement.unchecked(ResourceKind.MODEL, "contentType")),
          Fault.named("longest-content-types-refused", "takes no content type of 256 characters")
              .breaks("with contentType of 256 characters", "LAW-005")
              .replacing(
                  PolicyReplacement.refusing(
                      ResourceKind.MODEL, "contentType", type -> type.asText().length() == 256)),
          Fault.named("stage-variables-of-any-length", "takes stage variables of any length")
              .breaks("with stageVariables of 2049 characters", "LAW-005")
              .replacing(PolicyReplacement.unchecked(ResourceKind.STAGE, "stageVariables")),
          Fault.named("shortest-timeouts-refused", "takes no timeout of 50 milliseconds")
              .breaks("with timeoutInMillis of 50", "LAW-005")
              .replacing(
                  PolicyReplacement.refusing(
                      ResourceKind.INTEGRATION,
                      "timeoutInMillis",
                      timeout -> timeout.asInt() == 50)),
          Fault.named("later-pages-of-models-empty", "lists no models but those of the first page")
              .breaks("is in the pages of GetModels 0 times", "LAW-006")
              .replacing(
                  ControlPlaneChanges.exchange(
                      (operation, call, next) ->
                          operation.equals("GetModels") && call.query().containsKey("nextToken")
                              ? withoutItems(next.apply(call))
                              : next.apply(call))),
          Fault.named(
                  "first-deployment-at-creation", "gives no deployment to a stage that has none")
              .breaks("UpdateStage answered 400", "LAW-007")
              .replacing(ControlPlaneChanges.exchange(LawFaults::onlyFurtherDeployments)),
          Fault.named("models-overwritten", "writes back what an update of a model did not change")
              .breaks("though the writer of", "LAW-008")
              .replacing(overwritten()),
          Fault.named("deleted-connection-read", "tells of a connection that the backend has ended")
              .breaks("the callback is refused with [410]", "LAW-009")
              .replacing(
                  CallbackFaults.answering(
                      ManagementOperation.GET_CONNECTION, ControlPlaneChanges.status(410, 200))));

  private LawFaults() {}

  private static ServerResponse withoutItems(ServerResponse right) {
    ObjectNode page = ControlPlaneChanges.object(right);
    page.putArray("items");
    return ControlPlaneChanges.withBody(right, page);
  }

  private static ServerResponse onlyFurtherDeployments(
      String operation, ServerRequest call, Function<ServerRequest, ServerResponse> next) {
    boolean first =
        operation.equals("UpdateStage")
            && ControlPlaneChanges.object(call.body()).has("deploymentId")
            && !ControlPlaneChanges.object(next.apply(ControlPlaneChanges.reading(call)))
                .has("deploymentId");
    return first
        ? ServerResponse.json(400, "{\"message\":\"A stage is created on its deployment\"}")
        : next.apply(call);
  }

  /** Two writers of a name and a content type read before either writes. */
  private static UnaryOperator<Gateway.Builder> overwritten() {
    Exchanger<String> writers = new Exchanger<>();
    return ControlPlaneChanges.exchange(
        (operation, call, next) -> {
          ObjectNode asked = ControlPlaneChanges.object(call.body());
          boolean either = asked.size() == 1 && (asked.has("name") || asked.has("contentType"));
          if (!operation.equals("UpdateModel") || !either) {
            return next.apply(call);
          }
          ObjectNode whole =
              ControlPlaneChanges.object(next.apply(ControlPlaneChanges.reading(call)));
          ObjectNode written = asked.objectNode();
          for (String member : List.of("name", "contentType")) {
            JsonNode known = whole.path(member);
            if (!known.isMissingNode()) {
              written.set(member, known);
            }
          }
          written.setAll(asked);
          awaitAnother(writers, call.path());
          return next.apply(ControlPlaneChanges.withBody(call, written));
        });
  }

  private static void awaitAnother(Exchanger<String> writers, String path) {
    try {
      writers.exchange(path, PAIR_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // There is one writer, who undoes nothing.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
