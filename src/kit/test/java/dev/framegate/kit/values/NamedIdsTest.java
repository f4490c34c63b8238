package dev.framegate.kit.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class NamedIdsTest {
  private final NamedIds names = new NamedIds();

  @Test
  void fillsTheLatestOfAKindAndNamedOnes() {
    names.put("apiId", "a1");
    names.put("deployment", "first", "d1");
    names.put("deploymentId", "d2");

    assertThat(names.fill("{apiId}/{deploymentId}/{deployment \"first\"}")).isEqualTo("a1/d2/d1");
  }

  @Test
  void readsPlaceholdersAsTheDeployPageWritesThem() {
    names.put("apiId", "a1");

    assertThat(names.fill("--api-id {api-id}")).isEqualTo("--api-id a1");
  }

  @Test
  void leavesSelectionExpressionsAlone() {
    assertThat(names.fill("${request.body.action}")).isEqualTo("${request.body.action}");
  }

  @Test
  void saysWhatItKnows() {
    names.put("apiId", "a1");

    assertThatThrownBy(() -> names.fill("{stage \"test\"}"))
        .hasMessage("The scenario has nothing called {stage \"test\"}. Known: [apiId].");
  }
}
