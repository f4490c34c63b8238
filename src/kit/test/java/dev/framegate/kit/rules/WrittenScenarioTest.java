package dev.framegate.kit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WrittenScenarioTest {
  private static final String FEATURE =
      """
      Feature: Frames
        Background:
          Given an echoing stage

        @FRM-001 @must @documented
        Rule: A message is carried
          Source: DG:limits

          Scenario: once
            When the client sends
              | text | a<b |
            Then the client receives
              \"""
              hello
              \"""

          Scenario Outline: of <size>
            When the client sends <size>
            Examples: small
              | size   |
              | 1 byte |
              | 2 KiB  |
      """;

  private final Rule rule =
      RuleCatalogue.of(
              List.of(
                  FeatureFile.of(
                      "features", "frames/x.feature", FEATURE.getBytes(StandardCharsets.UTF_8))))
          .rules()
          .get(0);

  @Test
  void keepsTheStepsWithTheirTablesAndDocStrings() {
    assertThat(rule.written().get(0).stepsAt(9))
        .containsExactly(
            new WrittenStep("Given", "an echoing stage", 3, List.of(), ""),
            new WrittenStep("When", "the client sends", 10, List.of(List.of("text", "a<b")), ""),
            new WrittenStep("Then", "the client receives", 12, List.of(), "hello"));
  }

  @Test
  void fillsTheValuesOfARowIn() {
    assertThat(rule.written().get(1).stepsAt(22))
        .extracting(WrittenStep::text)
        .containsExactly("an echoing stage", "the client sends 2 KiB");
    assertThat(rule.written().get(1).examples())
        .extracting(ExampleTable::name)
        .containsExactly("small");
  }

  @Test
  void hasNoStepsWhereNoScenarioStarts() {
    assertThat(rule.written().get(1).stepsAt(17)).isEmpty();
    assertThat(rule.written().get(0).stepsAt(21)).isEmpty();
  }
}
