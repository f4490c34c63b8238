package dev.framegate.kit.explore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.kit.io.BoundedJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A route selection expression, read by the model's own means.
 *
 * @param text variables {@code $request.body.NAME}, with or without braces, and literal text
 */
record RouteExpression(String text) {
  /** Those that exploration uses. */
  static final List<String> KNOWN =
      List.of(
          "$request.body.action",
          "${request.body.action}",
          "$request.body.service",
          "${request.body.service}/${request.body.action}",
          "fixed");

  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{request\\.body\\.([a-z]+)}|\\$request\\.body\\.([a-z]+)");

  /** The key that a message selects; empty where the expression cannot be evaluated for it. */
  Optional<String> key(String message) {
    Optional<JsonNode> body = json(message);
    Matcher variables = VARIABLE.matcher(text);
    if (!variables.find()) {
      return body.isPresent() ? Optional.of(text) : Optional.empty();
    }
    return body.filter(JsonNode::isObject)
        .map(
            object ->
                variables
                    .reset()
                    .replaceAll(
                        found ->
                            Matcher.quoteReplacement(
                                text(
                                    object.path(
                                        found.group(1) == null
                                            ? found.group(2)
                                            : found.group(1))))));
  }

  /**
   * Whether the documents say what becomes of a message: of a text that is no JSON they do not,
   * where the expression looks at none of it.
   */
  boolean decides(String message) {
    return VARIABLE.matcher(text).find() || json(message).isPresent();
  }

  private static String text(JsonNode value) {
    if (!value.isArray()) {
      return value.asText("");
    }
    List<String> items = new ArrayList<>();
    value.forEach(item -> items.add(item.asText("")));
    return "[" + String.join(", ", items) + "]";
  }

  private static Optional<JsonNode> json(String message) {
    try {
      return Optional.of(BoundedJson.read(message.getBytes(StandardCharsets.UTF_8)));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
