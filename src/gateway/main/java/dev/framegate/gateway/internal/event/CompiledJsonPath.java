package dev.framegate.gateway.internal.event;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.EvaluationListener;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import dev.framegate.gateway.internal.event.JsonText.JsonValue;
import dev.framegate.gateway.internal.limits.ServerBounds;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JSONPath, compiled once. What makes evaluation cost more than one walk over the document
 * (regular expressions, a second deep scan, comparisons of one set with another) is refused, as is
 * {@code append()}, which changes the document. An evaluation ends after {@value
 * ServerBounds#JSON_PATH_RESULTS} results, and fails when all paths together have visited {@value
 * ServerBounds#JSON_PATH_VISITS} nodes of the document.
 */
public final class CompiledJsonPath {
  /** Operators that compare each item of one set with each item of another. */
  private static final Pattern SET_OPERATOR =
      Pattern.compile("\\?.*\\b(subsetof|anyof|noneof)\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern APPEND = Pattern.compile("\\bappend\\s*\\(");

  private static final Configuration CONFIGURATION =
      Configuration.builder()
          .jsonProvider(new CountingJsonProvider(new VisitBudget()))
          .mappingProvider(new JacksonMappingProvider())
          .evaluationListener(
              List.of(
                  found ->
                      found.index() >= ServerBounds.JSON_PATH_RESULTS
                          ? EvaluationListener.EvaluationContinuation.ABORT
                          : EvaluationListener.EvaluationContinuation.CONTINUE))
          .build();

  /** The root, and names one after the other. */
  private static final Pattern NAMES = Pattern.compile("\\$(\\.[A-Za-z0-9_]+)*");

  private final JsonPath path;
  private final @Nullable List<String> names;

  private CompiledJsonPath(JsonPath path, @Nullable List<String> names) {
    this.path = path;
    this.names = names;
  }

  /** The path of one member of an object. */
  public static CompiledJsonPath of(String name) {
    return new CompiledJsonPath(JsonPath.compile("$." + name), List.of(name));
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
    Matcher sets = SET_OPERATOR.matcher(source);
    if (sets.find()) {
      throw new ExpressionException(
          source, sets.start(1), "a filter without subsetof, anyof and noneof");
    }
    Matcher append = APPEND.matcher(source);
    if (append.find()) {
      throw new ExpressionException(source, append.start(), "a JSONPath without append()");
    }
    int scan = source.indexOf("..");
    int second = scan < 0 ? -1 : source.indexOf("..", scan + 2);
    if (second >= 0) {
      throw new ExpressionException(source, second, "at most one deep scan (\"..\")");
    }
    try {
      return new CompiledJsonPath(
          JsonPath.compile(source),
          NAMES.matcher(source).matches()
              ? Arrays.stream(source.split("\\.", -1)).skip(1).toList()
              : null);
    } catch (JsonPathException | IllegalArgumentException | StackOverflowError e) {
      throw new ExpressionException(source, 0, "a JSONPath such as $.user.names[0]");
    }
  }

  /** The names that this path consists of, such as {@code $.user.name}, or null. */
  @Nullable List<String> names() {
    return names;
  }

  /**
   * The value at this path.
   *
   * @throws WorkLimitException if the budget does not suffice
   */
  Optional<JsonValue> read(JsonValue root, VisitBudget budget) {
    try {
      return Optional.of(
          new JsonValue(
              path.read(
                  root.value(), CONFIGURATION.jsonProvider(new CountingJsonProvider(budget)))));
    } catch (JsonPathException | ClassCastException | IllegalArgumentException nothingThere) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return path.getPath();
  }
}
