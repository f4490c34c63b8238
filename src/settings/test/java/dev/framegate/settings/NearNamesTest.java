package dev.framegate.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearNamesTest {
  private static final List<String> KNOWN =
      List.of("control-plane", "data-plane", "FRM-001", "FRM-010", "FRM-100", "tags", "rule");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          cotrol-plane  | Did you mean 'control-plane'?
          Control-Plane | Did you mean 'control-plane'?
          contorl-plane | Did you mean 'control-plane'?
          control       | Did you mean 'control-plane'?
          FRM-01        | Did you mean 'FRM-001' or 'FRM-010' or 'FRM-100'?
          tgas          | Did you mean 'tags'?
          lambda        | -
          x             | -
          """)
  void asksForTheNearest(String given, String question) {
    assertThat(NearNames.question(given, KNOWN).strip())
        .isEqualTo(question == null ? "" : question);
  }
}
