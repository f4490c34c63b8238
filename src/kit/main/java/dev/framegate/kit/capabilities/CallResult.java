package dev.framegate.kit.capabilities;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.framegate.kit.io.WellFormedText;
import dev.framegate.kit.wire.ReceivedResponse;
import java.util.Optional;

/**
 * The result of a call to a target of which nothing is known.
 *
 * @param asked method and path
 * @param status 0 where no answer came
 * @param text the body, or why there is none
 * @param json missing where the body is something else
 */
record CallResult(String asked, int status, String text, JsonNode json) {
  private static final int MOST_CHARACTERS = 120;

  static CallResult of(String asked, ReceivedResponse reply) {
    try {
      return new CallResult(asked, reply.status(), reply.text(), reply.json());
    } catch (ReceivedResponse.NotJson e) {
      return new CallResult(asked, reply.status(), reply.text(), MissingNode.getInstance());
    }
  }

  static CallResult none(String asked, String why) {
    return new CallResult(asked, 0, why, MissingNode.getInstance());
  }

  boolean succeeded() {
    return status / 100 == 2;
  }

  Optional<String> member(String name) {
    return Optional.of(json.path(name).asText("")).filter(value -> !value.isEmpty());
  }

  /** Such as {@code POST /v2/apis was answered 404 page not found}. */
  @Override
  public String toString() {
    return status == 0
        ? "%s brought no answer: %s".formatted(asked, line(text))
        : "%s was answered %d %s".formatted(asked, status, succeeded() ? "" : line(text)).strip();
  }

  /** One line of what may be anything. */
  static String line(String text) {
    String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return WellFormedText.shortened(line, MOST_CHARACTERS, "...");
  }
}
