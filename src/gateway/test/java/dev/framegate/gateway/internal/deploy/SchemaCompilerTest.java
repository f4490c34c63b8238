package dev.framegate.gateway.internal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.gateway.internal.event.JsonText;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models are JSON schemas of draft 4, and checked within limits. */
@Timeout(20)
final class SchemaCompilerTest {
  private final SchemaCompiler compiler = new SchemaCompiler();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                                     | []                  | true
          {"type":"object"}                                      | {}                  | true
          {"type":"object"}                                      | []                  | false
          {"type":["string","null"]}                             | null                | true
          {"type":["string","null"]}                             | 1                   | false
          {"type":"integer"}                                     | 1                   | true
          {"type":"integer"}                                     | 1.5                 | false
          {"type":"integer"}                                     | "1"                 | false
          {"maximum":3}                                          | 3                   | true
          {"maximum":3,"exclusiveMaximum":true}                  | 3                   | false
          {"minimum":3}                                          | 3                   | true
          {"minimum":3,"exclusiveMinimum":true}                  | 3                   | false
          {"multipleOf":0.01}                                    | 4.02                | true
          {"multipleOf":2}                                       | 3                   | false
          {"minLength":2}                                        | "a"                 | false
          {"maxLength":2}                                        | "\\uD83D\\uDE00a"   | true
          {"maxLength":2}                                        | "abc"               | false
          {"pattern":"b+"}                                       | "abc"               | true
          {"pattern":"^b+$"}                                     | "abc"               | false
          {"items":{"type":"string"}}                            | ["a",1]             | false
          {"items":[{"type":"string"}],"additionalItems":false}  | ["a"]               | true
          {"items":[{"type":"string"}],"additionalItems":false}  | ["a","b"]           | false
          {"minItems":1}                                         | []                  | false
          {"maxItems":1}                                         | [1,2]               | false
          {"uniqueItems":true}                                   | [{"a":1},{"a":1}]   | false
          {"uniqueItems":true}                                   | [1,2]               | true
          {"required":["a"]}                                     | {"a":null}          | true
          {"required":["a"]}                                     | {"b":1}             | false
          {"minProperties":1}                                    | {}                  | false
          {"maxProperties":1}                                    | {"a":1,"b":1}       | false
          {"properties":{"a":{}},"additionalProperties":false}   | {"a":1}             | true
          {"properties":{"a":{}},"additionalProperties":false}   | {"b":1}             | false
          {"patternProperties":{"^x":{"type":"string"}}}         | {"xa":1}            | false
          {"dependencies":{"a":["b"]}}                           | {"a":1}             | false
          {"dependencies":{"a":{"required":["b"]}}}              | {"a":1,"b":1}       | true
          {"enum":[1,"a",{"b":[]}]}                              | {"b":[]}            | true
          {"enum":[1,"a",{"b":[]}]}                              | 2                   | false
          {"const":1}                                            | 2                   | true
          {"allOf":[{"minimum":1},{"maximum":2}]}                | 3                   | false
          {"anyOf":[{"maximum":1},{"minimum":3}]}                | 2                   | false
          {"anyOf":[{"maximum":1},{"minimum":3}]}                | 3                   | true
          {"oneOf":[{"minimum":1},{"maximum":2}]}                | 2                   | false
          {"oneOf":[{"minimum":1},{"maximum":2}]}                | 3                   | true
          {"not":{"type":"string"}}                              | "a"                 | false
          {"format":"ipv4"}                                      | "1.2.3"             | false
          {"format":"date-time"}                                 | "2026-01-01T00:00Z" | false
          {"format":"date-time"}                                 | "2026-01-01T00:00:00Z" | true
          {"definitions":{"n":{"type":"number"}},"$ref":"#/definitions/n"} | "a"       | false
          {"properties":{"next":{"$ref":"#"}},"additionalProperties":false} | {"next":{"next":{}}} | true
          {"properties":{"next":{"$ref":"#"}},"additionalProperties":false} | {"next":{"x":{}}}    | false
          """)
  void aMessageIsJudgedByDraft4(String schema, String body, boolean accepted) {
    assertThat(accepts(schema, body)).isEqualTo(accepted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://json-schema.org/draft-04/schema#",
        "http://json-schema.org/draft-07/schema#",
        "http://127.0.0.1:9/unknown"
      })
  void theDeclaredVersionChangesNothing(String version) {
    String schema =
        "{\"$schema\":\"%s\",\"maximum\":3,\"exclusiveMaximum\":true}".formatted(version);

    assertThat(accepts(schema, "3")).isFalse();
  }

  @Test
  void whatIsNotJsonFitsNoModel() {
    assertThat(accepts("{}", "{")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:9/a", "other.json", "#name", "#/definitions/none"})
  void aReferenceLeadsIntoTheSchemaItself(String reference) {
    assertThatThrownBy(() -> compiler.compile("Chat", "{\"$ref\":\"%s\"}".formatted(reference)))
        .isInstanceOf(DeploymentException.class)
        .hasMessageContaining("Model Chat: expected a $ref into the schema itself")
        .hasMessageContaining(reference);
  }

  /** Two references on each of forty levels: 2^40 steps. */
  @Test
  void referencesThatDoubleOnEachLevelComeToAnEnd() {
    String schema =
        "{\"anyOf\":[{\"properties\":{\"a\":{\"$ref\":\"#\"}},\"required\":[\"b\"]},"
            + "{\"properties\":{\"a\":{\"$ref\":\"#\"}},\"required\":[\"c\"]}]}";
    String body = "{\"a\":".repeat(40) + "1" + "}".repeat(40);

    long start = System.nanoTime();

    assertThat(accepts(schema, body)).isFalse();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void aReferenceToItselfComesToAnEnd() {
    assertThat(accepts("{\"allOf\":[{\"$ref\":\"#\"}]}", "1")).isFalse();
  }

  @Test
  void aMessageThatWasRefusedCostsTheNextOneNothing() {
    Model model =
        compiler.compile("Chat", "{\"properties\":{\"a\":{\"$ref\":\"#\"}},\"type\":\"object\"}");

    for (int i = 0; i < 300; i++) {
      assertThat(model.accepts(new JsonText("{\"a\":{\"a\":1}}"))).isFalse();
    }
    assertThat(model.accepts(new JsonText("{\"a\":".repeat(150) + "{}" + "}".repeat(150))))
        .isTrue();
  }

  @Test
  void aPatternThatBacktracksComesToAnEnd() {
    assertThat(accepts("{\"pattern\":\"^(a+)+$\"}", "\"" + "a".repeat(60) + "!\"")).isFalse();
  }

  private boolean accepts(String schema, String body) {
    return compiler.compile("Chat", schema).accepts(new JsonText(body));
  }
}
