package dev.framegate.gateway.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;

final class ModelTemplateTest {
  @Test
  void rendersEachMemberThatTheSchemaNames() {
    assertThat(
            template(
                """
                {"type":"object","properties":{
                  "name":{"type":"string"},
                  "count":{"type":"integer"},
                  "tags":{"type":"array","items":{"type":"string"}}}}
                """))
        .isEqualTo(
            """
            #set($inputRoot = $input.path('$'))
            {
              "name": "$inputRoot.name",
              "count": $inputRoot.count,
              "tags": [
            #foreach($elem1 in $inputRoot.tags)
                "$elem1"#if($foreach.hasNext),#end
            #end
              ]
            }
            """);
  }

  @Test
  void aSchemaWithoutStructureRendersTheWholeInput() {
    assertThat(template("{}")).isEqualTo("#set($inputRoot = $input.path('$'))\n\"$inputRoot\"\n");
  }

  private static String template(String schema) {
    return ModelTemplate.of(JsonNodeFactory.instance.objectNode().put("schema", schema))
        .path("value")
        .asText();
  }
}
