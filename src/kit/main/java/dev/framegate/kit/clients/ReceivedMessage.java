package dev.framegate.kit.clients;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.kit.io.WellFormedText;
import dev.framegate.kit.values.StepJson;
import java.util.Optional;

/** A text message that a client received, and what it turned out to be. */
public record ReceivedMessage(String text, Optional<JsonNode> json) {
  public static ReceivedMessage of(String text) {
    return new ReceivedMessage(text, StepJson.parse(text).filter(JsonNode::isObject));
  }

  /** Whether it may answer that message: it carries the message's id, or none at all. */
  boolean canAnswer(String id) {
    return member("id").filter(own -> !own.isEmpty()).map(id::equals).orElse(true);
  }

  /** Whether it is a frame of the gateway itself, rather than of an integration. */
  public boolean isError() {
    return member("message").isPresent()
        && member("connectionId").isPresent()
        && member("marker").isEmpty();
  }

  public Optional<String> member(String path) {
    JsonNode node = json.orElse(null);
    if (node == null) {
      return Optional.empty();
    }
    for (String step : path.split("\\.", -1)) {
      node = node.path(step);
    }
    return node.isMissingNode() ? Optional.empty() : Optional.of(StepJson.text(node));
  }

  /** Short enough for one line of a message. */
  @Override
  public String toString() {
    return WellFormedText.shortened(text, 200, " ... (" + text.length() + ")");
  }
}
