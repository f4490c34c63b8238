package dev.framegate.gateway.internal.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.event.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A template that is joined has the result that the engine gives it. */
final class ConcatenationTest {
  /** It writes nothing, and leaves the template to the engine. */
  private static final String COMMENT = "#* *#";

  private static final List<String> PAYLOADS =
      List.of(
          "",
          "text",
          "{\"a\":\"\\u00e9\\n\",\"b\":{\"c\":[1, 2]}}",
          "{\"a\":null}",
          "{\"a\":1.0, \"a\":true}",
          "[1]",
          "{\"a\":1",
          "\"$context.stage\"");

  private final Templates templates = new Templates();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text }",
        "{\"statusCode\":200,\"message\":$input.body}",
        "$input.json('$')",
        "<$input.json('$.a')>",
        "$input.json('$.b')$input.json('$.b.c')",
        "$input.path('$.a'), ${input.path('$.a')}x",
        "$input.path('$.b')",
        "$input.path('$.b.c')",
        "${input.body}",
        "$context.stage/$context.connectedAt",
        "$context.identity.sourceIp",
        "$context.identity",
        "$context.missing.more",
        "$context.stage.more",
        "$stageVariables.name$stageVariables.missing"
      })
  void joinsWhatTheEngineRenders(String source) throws Exception {
    assertThat(templates.compile("quick", source).isQuick()).isTrue();
    compare(source);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$input",
        "$input.bodyx",
        "$input.body.length()",
        "$input.json(\"$.a\")",
        "$input.json('$..a')",
        "${input.body",
        "$!input.body",
        "$$input.body",
        "$context",
        "$context.stage[0]",
        "\\$input.body",
        "#if(true)a#end",
        "5$",
        "$unknown.name"
      })
  void leavesOtherTemplatesToTheEngine(String source) throws Exception {
    MappingTemplate template;
    try {
      template = templates.compile("other", source);
    } catch (TemplateException broken) {
      return;
    }
    assertThat(template.isQuick()).isFalse();
  }

  private void compare(String source) throws Exception {
    MappingTemplate joined = templates.compile("t", source);
    MappingTemplate engine = templates.compile("t", source + COMMENT);
    assertThat(engine.isQuick()).isFalse();
    for (String payload : PAYLOADS) {
      assertThat(joined.render(event(payload), new JsonText(payload)))
          .as("%s of %s", source, payload)
          .isEqualTo(engine.render(event(payload), new JsonText(payload)));
    }
  }

  private static EventData event(String payload) {
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("stage", "test");
    context.put("connectedAt", 1764460800000L);
    context.put("identity", Map.of("sourceIp", "127.0.0.1"));
    return new EventData(
        new JsonText(payload), Map.of(), Map.of(), context, Map.of("name", "value"), null);
  }
}
