package dev.framegate.gateway.internal.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.framegate.gateway.internal.event.BoundedPattern;
import dev.framegate.gateway.internal.event.CompiledJsonPath;
import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.event.ExpressionException;
import dev.framegate.gateway.internal.event.JsonText;
import dev.framegate.gateway.internal.event.SelectionExpression;
import dev.framegate.gateway.internal.event.WorkLimitException;
import dev.framegate.gateway.internal.integration.InvalidIntegrationException;
import dev.framegate.gateway.internal.integration.MappingExpression;
import dev.framegate.gateway.internal.template.TemplateException;
import dev.framegate.gateway.internal.template.Templates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Texts of users, put together from pieces of the language and from others: a parser takes them or
 * refuses them with its own exception, in time. {@code -Dframegate.fuzz=PT5M} takes five minutes
 * for each language, {@code -Dframegate.seed=N} another seed.
 */
final class FuzzedLanguagesTest {
  private static final long SEED = Long.getLong("framegate.seed", 20_261_129);
  private static final Duration LONGEST =
      Duration.parse(System.getProperty("framegate.fuzz", "PT0.5S"));
  private static final int LEAST = 300;
  private static final Duration ONE_TEXT = Duration.ofSeconds(20);
  private static final String BODY =
      "{\"action\":\"echo\",\"list\":[\"a\",{\"b\":[1,2,3]}],\"text\":\"grüße\",\"n\":7,\"null\":null}";
  private static final Templates TEMPLATES = new Templates();

  /** What is done with a text; what it throws beside these is no answer. */
  private interface Use {
    void with(String text)
        throws ExpressionException, TemplateException, InvalidIntegrationException;
  }

  /** A language with pieces of it. */
  enum Language {
    TEMPLATE(
        text -> {
          EventData event = event();
          TEMPLATES.compile("fuzz", text).render(event, event.body());
        },
        "$input.path('$.list')",
        "$input.json('$')",
        "$input.body",
        "$input.params('a')",
        "$util.escapeJavaScript($x)",
        "$util.base64Encode(\"a\")",
        "$context.connectionId",
        "$stageVariables.env",
        "#set($x = 1)",
        "#set($x = [1..9])",
        "#set($x = {\"a\": $x})",
        "#foreach($i in $x)",
        "#foreach($i in [1..99999])",
        "#if($x == 2)",
        "#elseif($y)",
        "#else",
        "#end",
        "#macro(m $a)",
        "#m($x)",
        "#define($d)",
        "#evaluate($x)",
        "#parse('a')",
        "$x.getClass().forName('java.lang.Runtime')",
        "$x.class",
        "$x.replaceAll(\"(a+)+\", \"$0$1\")",
        "$x.substring(1, 0)",
        "$x[99]",
        "$x.split(\",\")",
        "${",
        "$!{x}",
        "#[[",
        "]]#",
        "##",
        "#*"),
    SELECTION(
        text -> SelectionExpression.parse(text).evaluate(event()),
        "$request.body.",
        "${request.body.action}",
        "$request.header.a",
        "${context.",
        "$context.connectionId",
        "${stageVariables.env}",
        "\\$default",
        "$default",
        "action",
        "list[0]",
        "list[1].b[2]",
        "..*",
        "}",
        "{",
        "\\"),
    JSON_PATH(
        text -> CompiledJsonPath.parse(text),
        "$",
        "@",
        ".list",
        "..",
        "[*]",
        "[0]",
        "[-1:]",
        "[?(@.b > 1)]",
        "[?(@.b =~ /a+/)]",
        "['list','n']",
        ".length()",
        ".append(1)",
        "(",
        ")",
        "&&",
        "!"),
    PATTERN(
        text -> {
          BoundedPattern pattern = BoundedPattern.compile(text);
          pattern.matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab");
        },
        "(a+)+",
        "(a|aa)*",
        "[a-z]",
        "[^]",
        "\\d",
        "\\p{L}",
        "(?i)",
        "(?=a)",
        "\\1",
        "{1,1000}",
        "{2}",
        "^",
        "$",
        "|",
        "[",
        "("),
    MAPPING(
        text -> MappingExpression.parse("fuzz", text).evaluate(event()),
        "route.request.header.",
        "route.request.querystring.a",
        "route.request.body.action",
        "context.connectionId",
        "stageVariables.env",
        "'static'",
        "'",
        "integration.request.header.",
        "${stageVariables.env}");

    private final Use use;
    private final List<String> pieces;

    Language(Use use, String... pieces) {
      this.use = use;
      this.pieces = List.of(pieces);
    }
  }

  private static final List<String> OTHERS =
      List.of(
          "",
          " ",
          "\n",
          "\0",
          "\"",
          "'",
          "a",
          "x",
          "$",
          "#",
          "€",
          "😀",
          "\ud800",
          "0",
          "-1",
          ".",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          ",",
          "99999999999999999999",
          "*",
          "\\",
          "/");

  private static EventData event() {
    return new EventData(
        new JsonText(BODY),
        Map.of("a", List.of("1", "2")),
        Map.of("q", List.of("1")),
        Map.of("connectionId", "c=", "identity", Map.of("sourceIp", "127.0.0.1")),
        Map.of("env", "test"),
        null);
  }

  @ParameterizedTest
  @EnumSource
  void everyTextIsTakenOrRefused(Language language) {
    long end = System.nanoTime() + LONGEST.toNanos();
    int taken = 0;
    long tries = 0;
    while (tries < LEAST || System.nanoTime() < end) {
      long seed = SEED + tries++;
      taken += tries(language, text(language, new Random(seed)), seed) ? 1 : 0;
    }
    assertThat(taken).as("texts that are legal").isPositive();
  }

  /** Whether the text was taken. */
  private static boolean tries(Language language, String text, long seed) {
    try {
      return assertTimeoutPreemptively(ONE_TEXT, () -> isTaken(language, text));
    } catch (RuntimeException | Error e) {
      throw new AssertionError("seed %d, %s: %s".formatted(seed, language, text), e);
    }
  }

  static boolean isTaken(Language language, String text) {
    try {
      language.use.with(text);
      return true;
    } catch (ExpressionException
        | TemplateException
        | InvalidIntegrationException
        | WorkLimitException
        | PatternSyntaxException e) {
      return false;
    }
  }

  private static String text(Language language, Random random) {
    StringBuilder text = new StringBuilder();
    int parts = 1 + random.nextInt(9);
    for (int i = 0; i < parts; i++) {
      List<String> from = random.nextInt(3) == 0 ? OTHERS : language.pieces;
      text.append(from.get(random.nextInt(from.size())));
    }
    if (random.nextInt(20) == 0) {
      String piece = language.pieces.get(random.nextInt(language.pieces.size()));
      text.append(piece.repeat(1 + random.nextInt(2_000)));
    }
    return text.toString();
  }
}
