package dev.framegate.gateway.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths whose cost is not in their results. */
@Timeout(30)
class CompiledJsonPathTest {
  private static final String NESTED = "[".repeat(70) + "]".repeat(70);

  private static JsonText numbers(int count) {
    return new JsonText(
        "{\"b\":" + IntStream.range(0, count).boxed().toList() + ",\"a\":[[1],[2]]}");
  }

  @Test
  void visitsWithoutAHitCount() throws ExpressionException {
    JsonText body = new JsonText("[".repeat(69) + "[0,0]" + "]".repeat(69));
    CompiledJsonPath path = CompiledJsonPath.parse("$" + "[0,0]".repeat(60) + ".zz");
    assertThatThrownBy(() -> body.at(path))
        .isInstanceOf(WorkLimitException.class)
        .hasMessage("the JSONPaths visit more than 4000000 nodes of one document");
  }

  @Test
  void slicesAndUnionsCount() throws ExpressionException {
    String wide = "[1,1]";
    for (int i = 0; i < 14; i++) {
      wide = "[" + wide + "," + wide + "]";
    }
    JsonText body = new JsonText(wide);
    CompiledJsonPath path = CompiledJsonPath.parse("$" + "[*]".repeat(15) + ".z");
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 1_000; i++) {
                body.at(path);
              }
            })
        .isInstanceOf(WorkLimitException.class);
  }

  @Test
  void whatAFilterComparesCounts() throws ExpressionException {
    JsonText body = numbers(20_000);
    CompiledJsonPath path = CompiledJsonPath.parse("$.b[?(@ in $.b)]");
    assertThatThrownBy(() -> body.at(path)).isInstanceOf(WorkLimitException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$.a[?(@.x subsetof $.b)]",
        "$.a[?(@ ANYOF $.b)]",
        "$.a[?(@ noneof $.b)]",
        "$.append(1)",
        "$.a.append ($)",
        "$.a[?(@ =~ /x/)]",
        "$..a..b"
      })
  void whatCostsMoreThanOneWalkIsRefused(String path) {
    assertThatThrownBy(() -> CompiledJsonPath.parse(path)).isInstanceOf(ExpressionException.class);
  }

  @Test
  void namesThatLookLikeRefusedWordsAreNot() throws ExpressionException {
    JsonText body = new JsonText("{\"anyof\":{\"append\":1}}");
    assertThat(body.at(CompiledJsonPath.parse("$.anyof.append")).orElseThrow().value())
        .isEqualTo(1);
  }

  @Test
  void anOrdinaryDocumentIsReadManyTimes() throws ExpressionException {
    JsonText body = numbers(500);
    CompiledJsonPath path = CompiledJsonPath.parse("$..b[?(@ > 498)]");
    for (int i = 0; i < 50; i++) {
      assertThat(body.at(path).orElseThrow().value()).isEqualTo(java.util.List.of(499));
    }
  }

  @Test
  void aSelectionIsNoLongerThanItsLimit() throws ExpressionException {
    JsonText body =
        new JsonText("[".repeat(400) + '"' + "x".repeat(100_000) + '"' + "]".repeat(400));
    EventData event =
        new EventData(
            body,
            java.util.Map.of(),
            java.util.Map.of(),
            java.util.Map.of(),
            java.util.Map.of(),
            null);
    SelectionExpression all = SelectionExpression.parse("${request.body..*}");
    assertThatThrownBy(() -> all.evaluate(event)).isInstanceOf(WorkLimitException.class);
    assertThatThrownBy(
            () -> JsonText.write(body.at(CompiledJsonPath.parse("$..*")).orElseThrow().value()))
        .isInstanceOf(WorkLimitException.class);
    assertThat(new JsonText(NESTED).isJson()).isTrue();
  }
}
