package dev.framegate.gateway.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.gateway.internal.limits.ServerBounds;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionExpressionTest {
  private static final BackendResponse REPLY =
      new BackendResponse(
          418,
          Map.of("X-Kind", List.of("tea", "pot")),
          new JsonText("{\"errorMessage\":\"too hot\"}"));

  private static EventData facts(String body) {
    return new EventData(
        new JsonText(body),
        Map.of("X-Api-Key", List.of("k1", "k2")),
        Map.of("q", List.of("v1", "v2")),
        Map.of("connectionId", "c=", "identity", Map.of("sourceIp", "127.0.0.1")),
        Map.of("colour", "blue"),
        REPLY);
  }

  private static String evaluate(String expression, String body) throws ExpressionException {
    return SelectionExpression.parse(expression).evaluate(facts(body)).orElseThrow();
  }

  static Stream<Arguments> examples() {
    String chat = "{\"service\":\"chat\",\"action\":\"join\",\"data\":{\"room\":\"room1234\"}}";
    return Stream.of(
        Arguments.of("$request.body.action", chat, "join"),
        Arguments.of("${request.body.action}", chat, "join"),
        Arguments.of("$request.body.data.room", chat, "room1234"),
        Arguments.of("$request.body['data']['room']", chat, "room1234"),
        Arguments.of("${request.body['a}b']}", "{\"a}b\":\"c\"}", "c"),
        Arguments.of("${request.body.service}/${request.body.action}", chat, "chat/join"),
        Arguments.of("${request.body.action}-${request.body.invalidPath}", chat, "join-"),
        Arguments.of("$request.body.missing", chat, ""),
        Arguments.of("action", chat, "action"),
        Arguments.of("\\$default", chat, "$default"),
        Arguments.of("$default", chat, "$default"),
        Arguments.of("a\\$b", chat, "a$b"),
        Arguments.of(
            "$request.body.a", "{\"a\":\"$request.body.b\",\"b\":\"x\"}", "$request.body.b"),
        Arguments.of(
            "$request.body.a", "{\"a\":\"${request.body.b}\",\"b\":1}", "${request.body.b}"),
        Arguments.of("$request.body.a", "{\"a\":[\"item1\",\"item2\"]}", "[item1, item2]"),
        Arguments.of("$request.body.a", "{\"a\":[1,[true,\"x\"]]}", "[1, [true, x]]"),
        Arguments.of("$request.body.a[1]", "{\"a\":[\"item1\",\"item2\"]}", "item2"),
        Arguments.of("$request.body.a[*].n", "{\"a\":[{\"n\":1},{\"n\":2}]}", "[1, 2]"),
        Arguments.of("$request.body[0]", "[\"first\"]", "first"),
        Arguments.of("$request.body.a", "{\"a\":5}", "5"),
        Arguments.of("$request.body.a", "{\"a\":1.5}", "1.5"),
        Arguments.of("$request.body.a", "{\"a\":false}", "false"),
        Arguments.of("$request.body.action", "[1,2]", ""),
        Arguments.of("$request.body.action", "12", ""),
        Arguments.of("$request.body.action", "\"action\"", ""),
        Arguments.of("$request.body.a", "{\"A\":\"x\"}", ""),
        Arguments.of("$request.header.x-api-key", chat, "k1"),
        Arguments.of("$request.multivalueheader.x-api-key", chat, "[k1, k2]"),
        Arguments.of("$request.querystring.q", chat, "v1"),
        Arguments.of("$context.connectionId", chat, "c="),
        Arguments.of("$context.identity.sourceIp", chat, "127.0.0.1"),
        Arguments.of("$context.nothing.here", chat, ""),
        Arguments.of("$stageVariables.colour", chat, "blue"),
        Arguments.of("$integration.response.statuscode", chat, "418"),
        Arguments.of("${response.statuscode}", chat, "418"),
        Arguments.of("$integration.response.header.x-kind", chat, "tea"),
        Arguments.of("$integration.response.multivalueheader.X-Kind", chat, "[tea, pot]"),
        Arguments.of("$integration.response.body.errorMessage", chat, "too hot"),
        Arguments.of("$request.basepath", chat, ""),
        Arguments.of("$request.body.action!", chat, "join!"));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void selects(String expression, String body, String selected) throws ExpressionException {
    assertThat(evaluate(expression, body)).isEqualTo(selected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hello", "", "{\"action\":", "{\"action\":\"x\"} trailing", "{'action':1}"})
  void cannotBeEvaluatedAgainstWhatIsNotJson(String body) throws ExpressionException {
    assertThat(SelectionExpression.parse("$request.body.action").evaluate(facts(body))).isEmpty();
  }

  @Test
  void staticValueNeedsNoJson() throws ExpressionException {
    assertThat(evaluate("action", "hello")).isEqualTo("action");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                          | 0  | an expression such as",
        "$                           | 1  | a variable's name",
        "a$                          | 2  | a variable's name",
        "${request.body.a            | 16 | a closing } for the ${ at position 0",
        "$request.body['a            | 16 | a closing ] for the [ at position 13",
        "${}                         | 2  | a variable that starts with one of request.body.",
        "$request.method             | 1  | a variable that starts with one of",
        "x${nonsense.y}              | 3  | a variable that starts with one of",
        "$context                    | 8  | a dot and a name after context",
        "${request.header.}          | 17 | a name after request.header.",
        "$request.body.a[?(@.x=~/a/)]| 21 | a filter without a regular expression",
        "$request.body..a..b         | 16 | at most one deep scan",
      })
  void saysWhereItCannotBeParsed(String expression, int position, String expected) {
    assertThatThrownBy(() -> SelectionExpression.parse(expression))
        .isInstanceOfSatisfying(
            ExpressionException.class, e -> assertThat(e.position()).isEqualTo(position))
        .hasMessageContaining(expected);
  }

  @Test
  void hostileDepthCountsAsNotJson() throws ExpressionException {
    String deep = "{\"action\":" + "[".repeat(60_000) + "]".repeat(60_000) + "}";
    assertThat(SelectionExpression.parse("$request.body.action").evaluate(facts(deep))).isEmpty();
  }

  @Test
  void deepScanOfALargeMessageIsBounded() throws ExpressionException {
    String wide = "[" + "{\"a\":1},".repeat(15_000) + "{\"a\":1}]";
    String selected = evaluate("$request.body..a", wide);
    assertThat(selected)
        .startsWith("[1, 1")
        .hasSizeLessThan(3 * (ServerBounds.JSON_PATH_RESULTS + 2));
  }

  @Test
  void repeatedUnionsAreBounded() throws ExpressionException {
    String nested = "[".repeat(40) + "]".repeat(40);
    assertThat(evaluate("$request.body" + "[0,0]".repeat(39), nested))
        .hasSizeLessThan(5 * ServerBounds.JSON_PATH_RESULTS);
  }
}
