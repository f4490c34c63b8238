package dev.framegate.gateway.internal.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.control.DefinitionReader;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.limits.ServerBounds;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code /_framegate/differences?apiId=...}: for each stage, how many changes the API has had since
 * the deployment that the stage serves, and of which routes. With {@code stageName}, that stage
 * alone, with all differences.
 */
final class StageDifferences {
  private final DefinitionReader definitions;

  StageDifferences(DefinitionReader definitions) {
    this.definitions = definitions;
  }

  ServerResponse page(ServerRequest call) {
    String apiId = call.parameter("apiId").orElse("");
    Optional<String> stage = call.parameter("stageName");
    return definitions
        .current(apiId)
        .map(now -> of(apiId, stage, now))
        .filter(answer -> stage.isEmpty() || !answer.path("stages").isEmpty())
        .map(PageAnswers::json)
        .orElseGet(() -> PageAnswers.refused(404, missing(apiId, stage)));
  }

  private static String missing(String apiId, Optional<String> stage) {
    return "There is no API \"%s\"%s"
        .formatted(apiId, stage.map(name -> " with a stage \"" + name + '"').orElse(""));
  }

  private ObjectNode of(String apiId, Optional<String> only, ObjectNode now) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("apiId", apiId);
    ArrayNode stages = answer.putArray("stages");
    // Stages often share a deployment.
    Map<String, Optional<List<ObjectNode>>> known = new HashMap<>();
    for (ObjectNode stage : definitions.stages(apiId)) {
      String name = stage.path("stageName").asText();
      if (only.isPresent() && !only.get().equals(name)) {
        continue;
      }
      String deploymentId = stage.path("deploymentId").asText("");
      ObjectNode told = stages.addObject().put("stageName", name);
      known
          .computeIfAbsent(
              deploymentId,
              id ->
                  definitions
                      .deployed(apiId, id)
                      .map(then -> new DefinitionDifference(then, now).all()))
          .ifPresent(
              all -> {
                tell(all, told.put("deploymentId", deploymentId));
                if (only.isPresent()) {
                  told.putArray("differences")
                      .addAll(all.stream().limit(ServerBounds.CONSOLE_DIFFERENCES).toList());
                }
              });
    }
    return answer;
  }

  /** All differences of the same routes are one change. */
  private static void tell(List<ObjectNode> all, ObjectNode told) {
    Set<String> routes = new TreeSet<>();
    Set<String> changes = new HashSet<>();
    for (ObjectNode each : all) {
      each.path("routes").forEach(route -> routes.add(route.asText()));
      changes.add(
          each.path("routes").isEmpty()
              ? each.path("resource").asText() + " " + each.path("name").asText()
              : each.path("routes").toString());
    }
    told.put("count", all.size()).put("changes", changes.size());
    routes.forEach(told.putArray("routes")::add);
  }
}
