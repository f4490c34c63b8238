package dev.framegate.gateway.internal.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.control.DefinitionReader;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.limits.ServerBounds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /_framegate/differences?apiId=...}: for each stage, what has changed in the API since the
 * deployment that the stage serves.
 */
final class StageDifferences {
  private final DefinitionReader definitions;

  StageDifferences(DefinitionReader definitions) {
    this.definitions = definitions;
  }

  ServerResponse page(ServerRequest call) {
    String apiId = call.parameter("apiId").orElse("");
    return definitions
        .current(apiId)
        .map(now -> PageAnswers.json(of(apiId, now)))
        .orElseGet(() -> PageAnswers.refused(404, "There is no API \"" + apiId + "\""));
  }

  private ObjectNode of(String apiId, ObjectNode now) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("apiId", apiId);
    ArrayNode stages = answer.putArray("stages");
    // Stages often share a deployment.
    Map<String, Optional<List<ObjectNode>>> known = new HashMap<>();
    for (ObjectNode stage : definitions.stages(apiId)) {
      String deploymentId = stage.path("deploymentId").asText("");
      ObjectNode told = stages.addObject().put("stageName", stage.path("stageName").asText());
      known
          .computeIfAbsent(
              deploymentId,
              id ->
                  definitions
                      .deployed(apiId, id)
                      .map(then -> new DefinitionDifference(then, now).all()))
          .ifPresent(
              all -> {
                told.put("deploymentId", deploymentId).put("count", all.size());
                told.putArray("differences")
                    .addAll(all.stream().limit(ServerBounds.CONSOLE_DIFFERENCES).toList());
              });
    }
    return answer;
  }
}
