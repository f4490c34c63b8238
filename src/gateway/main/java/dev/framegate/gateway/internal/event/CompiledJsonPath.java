package dev.framegate.gateway.internal.event;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.EvaluationListener;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.spi.json.JacksonJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import dev.framegate.gateway.internal.event.JsonText.JsonValue;
import dev.framegate.gateway.internal.limits.ServerBounds;
import java.util.Optional;

/**
 * A JSONPath, compiled once. Paths that need more than one walk over the document (regular
 * expressions, a second deep scan) are rejected; an evaluation ends after {@value
 * ServerBounds#JSON_PATH_RESULTS} results.
 */
public final class CompiledJsonPath {
  private static final Configuration CONFIGURATION =
      Configuration.builder()
          .jsonProvider(new JacksonJsonProvider())
          .mappingProvider(new JacksonMappingProvider())
          .evaluationListener(
              java.util.List.of(
                  found ->
                      found.index() >= ServerBounds.JSON_PATH_RESULTS
                          ? EvaluationListener.EvaluationContinuation.ABORT
                          : EvaluationListener.EvaluationContinuation.CONTINUE))
          .build();

  private final JsonPath path;

  private CompiledJsonPath(JsonPath path) {
    this.path = path;
  }

  /**
   * @param source such as {@code $.user.names[0]}
   * @throws ExpressionException if it is not a JSONPath, or one that is rejected
   */
  public static CompiledJsonPath parse(String source) throws ExpressionException {
    if (source.length() > ServerBounds.JSON_PATH_CHARACTERS) {
      throw new ExpressionException(
          source,
          ServerBounds.JSON_PATH_CHARACTERS,
          "a JSONPath of at most " + ServerBounds.JSON_PATH_CHARACTERS + " characters");
    }
    int regex = source.indexOf("=~");
    if (regex >= 0) {
      throw new ExpressionException(source, regex, "a filter without a regular expression");
    }
    int scan = source.indexOf("..");
    int second = scan < 0 ? -1 : source.indexOf("..", scan + 2);
    if (second >= 0) {
      throw new ExpressionException(source, second, "at most one deep scan (\"..\")");
    }
    try {
      return new CompiledJsonPath(JsonPath.compile(source));
    } catch (JsonPathException | IllegalArgumentException e) {
      throw new ExpressionException(source, 0, "a JSONPath such as $.user.names[0]");
    }
  }

  Optional<JsonValue> read(JsonValue root) {
    try {
      return Optional.of(new JsonValue(path.read(root.value(), CONFIGURATION)));
    } catch (JsonPathException | ClassCastException | IllegalArgumentException nothingThere) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return path.getPath();
  }
}
