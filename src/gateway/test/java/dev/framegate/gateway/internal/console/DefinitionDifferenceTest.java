package dev.framegate.gateway.internal.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class DefinitionDifferenceTest {
  private static final String DEFINITION =
      """
      {
        "api": {"name": "chat", "routeSelectionExpression": "$request.body.action"},
        "routes": [
          {"routeId": "r1", "routeKey": "join", "target": "integrations/i1"},
          {"routeId": "r2", "routeKey": "leave", "target": "integrations/i1"}
        ],
        "routeResponses": {"r1": [{"routeResponseId": "p1", "routeResponseKey": "$default"}]},
        "integrations": [{"integrationId": "i1", "integrationType": "MOCK",
          "requestTemplates": {"$default": "a"}}],
        "integrationResponses": {"i1": [{"integrationResponseId": "s1",
          "integrationResponseKey": "$default", "responseTemplates": {"$default": "one"}}]},
        "models": [{"modelId": "m1", "name": "Order", "schema": "{}"}],
        "authorizers": []
      }
      """;

  @Test
  void theSameConfigurationDiffersInNothing() {
    assertThat(changed(now -> {})).isEmpty();
  }

  @Test
  void aResourceThatIsMadeAgainIsTheSame() {
    assertThat(
            changed(
                now -> {
                  ((ObjectNode) now.at("/routes/0")).put("routeId", "r9");
                  ObjectNode responses = (ObjectNode) now.path("routeResponses");
                  responses.set("r9", responses.remove("r1"));
                  ((ObjectNode) responses.at("/r9/0")).put("routeResponseId", "p9");
                  ((ObjectNode) now.at("/models/0")).put("modelId", "m9");
                }))
        .isEmpty();
  }

  @Test
  void whatNeedsNoDeploymentIsNoDifference() {
    assertThat(
            changed(
                now -> {
                  ((ObjectNode) now.path("api")).put("name", "other").put("description", "new");
                  ((ObjectNode) now.path("api")).put("disableExecuteApiEndpoint", false);
                }))
        .isEmpty();
  }

  @Test
  void aChangedTemplateIsToldWithItsRoutesAndBothTexts() {
    List<ObjectNode> found =
        changed(
            now ->
                ((ObjectNode) now.at("/integrationResponses/i1/0/responseTemplates"))
                    .put("$default", "two"));

    assertThat(found).hasSize(1);
    assertThat(found.get(0))
        .hasToString(
            "{\"members\":[{\"member\":\"responseTemplates.$default\",\"deployed\":\"one\","
                + "\"current\":\"two\"}],\"resource\":\"IntegrationResponse\","
                + "\"name\":\"i1 $default\",\"change\":\"changed\",\"routes\":[\"join\",\"leave\"]}");
  }

  @Test
  void routesAreAddedAndRemovedByTheirKeys() {
    List<ObjectNode> found =
        changed(now -> ((ObjectNode) now.at("/routes/1")).put("routeKey", "quit"));

    assertThat(found)
        .extracting(each -> each.path("name").asText() + " " + each.path("change").asText())
        .containsExactly("leave removed", "quit added");
  }

  @Test
  void theApiIsToldWhenItSelectsRoutesAnotherWay() {
    List<ObjectNode> found =
        changed(
            now ->
                ((ObjectNode) now.path("api")).put("routeSelectionExpression", "$request.body.do"));

    assertThat(found).extracting(each -> each.path("resource").asText()).containsExactly("Api");
  }

  /** Two long texts look the same at their beginning. */
  @Test
  void longTextsAreShownWhereTheyDiffer() {
    String same = "x".repeat(5_000);
    ObjectNode then = read();
    ((ObjectNode) then.at("/models/0")).put("schema", same + "left");
    ObjectNode now = read();
    ((ObjectNode) now.at("/models/0")).put("schema", same + "right");

    JsonNode member = new DefinitionDifference(then, now).all().get(0).at("/members/0");

    assertThat(member.path("deployed").asText())
        .startsWith("…x")
        .endsWith("left")
        .hasSizeLessThan(60);
    assertThat(member.path("current").asText()).endsWith("right");
  }

  private static List<ObjectNode> changed(Consumer<ObjectNode> change) {
    ObjectNode now = read();
    change.accept(now);
    return new DefinitionDifference(read(), now).all();
  }

  private static ObjectNode read() {
    try {
      return (ObjectNode) new ObjectMapper().readTree(DEFINITION);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
