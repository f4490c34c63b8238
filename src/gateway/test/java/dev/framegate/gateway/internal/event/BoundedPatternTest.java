package dev.framegate.gateway.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class BoundedPatternTest {
  @Test
  void matchesTheWholeText() {
    BoundedPattern pattern = BoundedPattern.compile("2\\d\\d");
    assertThat(pattern.matches("204")).isTrue();
    assertThat(pattern.matches("2040")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(.*)(.*)(.*)(.*)(.*)(.*)b",
        "(a+)+b",
        "(a|a)*b",
        "(a|aa)+b",
        "(.*a){12}b",
        "^(([a-z])+.)+[A-Z]([a-z])+b$"
      })
  void catastrophicBacktrackingDoesNotOccur(String regex) {
    assertThat(BoundedPattern.compile(regex).matches("a".repeat(10_000))).isFalse();
  }

  @Test
  void matchesOfOneEvaluationShareABudget() {
    BoundedPattern pattern = BoundedPattern.compile("(.*)(.*)(.*)b");
    BoundedPattern.Budget budget = new BoundedPattern.Budget();
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 1_000_000; i++) {
                assertThat(pattern.matches("a".repeat(32), budget)).isFalse();
              }
            })
        .isInstanceOf(BoundedPattern.TooManyStepsException.class)
        .hasMessage("the regular expression /(.*)(.*)(.*)b/ takes too long on this text");
  }

  @Test
  void aLargeExpressionOnALongTextEnds() {
    BoundedPattern pattern = BoundedPattern.compile("((a?){20}){20}b");
    assertThatThrownBy(() -> pattern.matches("a".repeat(1 << 20)))
        .isInstanceOf(BoundedPattern.TooManyStepsException.class);
  }

  @Test
  void aLongTextDoesNotExhaustTheStack() {
    assertThat(BoundedPattern.compile("(a|b)*c").matches("ab".repeat(200_000))).isFalse();
  }

  /** Loops around nothing never read a character, so that no count of characters ends them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?:(?:){999999999}){999999999}x",
        "(?:(?:){1000}){1000}x",
        "(((a{1000}){1000}){1000}){1000}",
        "(x{900}|y){900}",
        "(?:a{2}){6000}",
        "((((((((((((((((a{2}){2}){2}){2}){2}){2}){2}){2}){2}){2}){2}){2}){2}){2}){2}){2})",
      })
  void anExpressionThatGrowsByItsRepetitionsIsRefused(String regex) {
    assertThatThrownBy(() -> BoundedPattern.compile(regex))
        .isInstanceOf(PatternSyntaxException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?=a)b", "(?!a)b", "(?<=a)b", "(?<!a)b", "(a)\\1", "(?<n>a)\\k<n>", "a++", "a*+", "(?>a)b",
        "[a-z&&[^b]]", "[a[bc]]", "\\Gx", "\\R", "a{1001}", "[a", "(a", "a)", "*"
      })
  void whatHasNoCounterpartInLinearTimeIsRefused(String regex) {
    assertThatThrownBy(() -> BoundedPattern.compile(regex))
        .isInstanceOf(PatternSyntaxException.class);
  }

  @Test
  void theRefusalNamesTheConstruct() {
    assertThatThrownBy(() -> BoundedPattern.compile("x(?=a)b"))
        .isInstanceOfSatisfying(
            PatternSyntaxException.class,
            e -> {
              assertThat(e.getPattern()).isEqualTo("x(?=a)b");
              assertThat(e.getDescription()).contains("(?=");
            });
  }

  @Test
  void deepNestingIsRefusedOrCompiled() {
    String deep = "(".repeat(2_400) + "a" + ")".repeat(2_400);
    try {
      assertThat(BoundedPattern.compile(deep).matches("a")).isTrue();
    } catch (PatternSyntaxException refused) {
      assertThat(refused.getDescription()).isNotEmpty();
    }
    assertThatThrownBy(() -> BoundedPattern.compile("(".repeat(100_000)))
        .isInstanceOf(PatternSyntaxException.class);
  }

  /** What Java's syntax and RE2's share means the same in both. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "\\p{Alpha}+ abc",
        "[\\p{Alpha}_]+ a_c",
        "\\P{Alpha}+ 12",
        "[^\\p{Digit}]+ ab",
        "\\u0041 A",
        "[\\u0041-\\u0043]+ ABC",
        "\\x41 A",
        "\\Qa.b[\\E+ a.b[",
        "\\Qa\\u\\E a\\u",
        "[]a]+ ]a",
        "[^]a]+ bc",
        "[\\[\\]]+ []",
        "(?i)abc ABC",
        "(?<year>\\d{4})-\\d{2} 2026-11",
        "^[\\w.-]+@[\\w.-]+$ a@b.c",
        "\\{x\\} {x}",
        "(a|b){2,3} aba",
        "\\\\u0041 \\u0041"
      })
  void isWrittenAsInJava(String regex, String text) {
    assertThat(java.util.regex.Pattern.matches(regex, text)).isTrue();
    assertThat(BoundedPattern.compile(regex).matches(text)).isTrue();
  }
}
