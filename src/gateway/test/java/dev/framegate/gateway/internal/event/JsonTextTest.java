package dev.framegate.gateway.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.gateway.internal.event.JsonText.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A value that is read without a tree is the one that a tree has. */
final class JsonTextTest {
  private static final List<String> PATHS = List.of("$", "$.a", "$.b", "$.a.b", "$.a.b.a");
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "null",
          "7",
          "\"a\"",
          "{}",
          "{\"a\":1}",
          "{\"a\":1} x",
          "{\"a\":1,}",
          "{\"a\":1",
          "{\"a\":null,\"b\":{\"a\":[1,2]}}",
          "{\"a\":1,\"a\":2}",
          "{\"a\":{\"b\":1},\"a\":{}}",
          "{\"a\":{},\"a\":{\"b\":{\"a\":\"\\u00e9\\n\"}}}",
          "{\"a\":{\"b\":1},\"a\":3}",
          "{\"a\":{\"b\":[]},\"a\":{\"b\":2}}",
          "[{\"a\":1}]",
          "{\"a\":[{\"b\":1}]}",
          "{\"a\":1.0,\"b\":1e400}",
          "{\"a\":-0,\"b\":123456789012345678901234567890}",
          "{\"a\":\"\\x\"}",
          "{\"a\":\"\t\"}",
          "{\"a\":01}",
          "{\"b\":{\"a\":1,\"a\":2}}",
          "{\"a\":" + "[".repeat(600) + "]".repeat(600) + "}",
          "{\"a\":true,\"b\":{ \"a\" : false }}",
          "{\"a\":{\"b\":\"" + "x".repeat(90) + "\",\"c\":[1,true,null]},\"b\":7}",
          "{\"a\":\"" + "\u00e9".repeat(40) + "\",\"b\":\"" + "\u20ac".repeat(40) + "\"}",
          "{\"a\":\"" + "\ud83d\ude00".repeat(20) + "\",\"b\":\"" + "\ud800".repeat(33) + "\"}",
          "{\"a\":\"" + "y".repeat(35) + "\\n\",\"b\":\"" + "\u0085".repeat(40) + "\"}",
          "{" + members(17) + "}",
          "{\"b\":{" + members(17) + "},\"a\":{" + members(16) + "}}",
          "{" + members(16) + ",\"a\":{\"b\":1,\"b\":2}}");
  private static final String LETTERS = "{}[]\",:\\ab01.e-nul tru\u00e9\t";
  private static final int SPOILT = 20_000;

  private static String members(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"%c\":%d".formatted('a' + i, i))
        .collect(Collectors.joining(","));
  }

  @Test
  void aPassReadsWhatATreeHolds() throws Exception {
    for (String text : TEXTS) {
      compare(text);
    }
  }

  @Test
  void aPassOverSpoiltTextReadsWhatATreeHolds() throws Exception {
    Random random = new Random(20261130);
    for (int i = 0; i < SPOILT; i++) {
      StringBuilder text = new StringBuilder(TEXTS.get(3 + random.nextInt(TEXTS.size() - 3)));
      for (int changes = random.nextInt(3); changes >= 0 && text.length() < 200; changes--) {
        int at = random.nextInt(text.length());
        char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
        if (random.nextBoolean()) {
          text.insert(at, letter);
        } else {
          text.setCharAt(at, letter);
        }
      }
      compare(text.toString());
    }
  }

  private static void compare(String text) throws Exception {
    compareAllPathsOfOne(text);
    for (String source : PATHS) {
      CompiledJsonPath path = CompiledJsonPath.parse(source);
      JsonText tree = new JsonText(text);
      boolean json = tree.root().isPresent();
      Optional<JsonValue> value = tree.at(path);
      JsonText streamed = new JsonText(text);
      assertThat(streamed.at(path)).as("%s of %s", source, text).isEqualTo(value);
      assertThat(streamed.isJson()).as(text).isEqualTo(json);
      assertThat(new JsonText(text).isJson(path)).as(text).isEqualTo(json);
      assertThat(new JsonText(text).jsonAt(path))
          .as("%s of %s", source, text)
          .isEqualTo(value.map(found -> JsonText.write(found.value())));
    }
  }

  /** What one read has learned serves the next. */
  private static void compareAllPathsOfOne(String text) throws Exception {
    JsonText one = new JsonText(text);
    for (String source : PATHS) {
      CompiledJsonPath path = CompiledJsonPath.parse(source);
      JsonText tree = new JsonText(text);
      boolean json = tree.root().isPresent();
      Optional<JsonValue> value = tree.at(path);
      assertThat(one.at(path)).as("%s of %s", source, text).isEqualTo(value);
      assertThat(one.jsonAt(path))
          .as("%s of %s", source, text)
          .isEqualTo(value.map(found -> JsonText.write(found.value())));
      assertThat(one.isJson()).as(text).isEqualTo(json);
    }
  }
}
