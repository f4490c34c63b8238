package dev.framegate.gateway.internal.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.control.DefinitionReader;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code /_framegate/definition?apiId=...&deploymentId=...}: the configuration that a deployment
 * holds; without {@code deploymentId}, that of the API as it is now.
 */
final class DefinitionPage implements Function<ServerRequest, ServerResponse> {
  private final DefinitionReader definitions;

  DefinitionPage(DefinitionReader definitions) {
    this.definitions = definitions;
  }

  @Override
  public ServerResponse apply(ServerRequest call) {
    String apiId = call.parameter("apiId").orElse("");
    Optional<String> deploymentId = call.parameter("deploymentId");
    Optional<ObjectNode> found =
        deploymentId.isPresent()
            ? definitions.deployed(apiId, deploymentId.get())
            : definitions.current(apiId);
    return found
        .map(PageAnswers::json)
        .orElseGet(
            () ->
                PageAnswers.refused(
                    404,
                    "There is no API \"%s\"%s"
                        .formatted(
                            apiId,
                            deploymentId
                                .map(id -> " with a deployment \"" + id + "\"")
                                .orElse(""))));
  }
}
