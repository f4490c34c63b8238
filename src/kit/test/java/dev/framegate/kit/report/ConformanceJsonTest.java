package dev.framegate.kit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.util.DoubleComparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConformanceJsonTest {
  private static final double MILLISECOND = 0.001;

  @TempDir Path folder;

  @Test
  void looksAsItAlwaysDid() throws IOException {
    GoldenFiles.check("conformance.json", ConformanceJson.text(SampleRun.mixed().judged()));
  }

  @Test
  void isReadBackWithoutTheEvidence() throws IOException {
    JudgedRun run = SampleRun.mixed().judged();
    Path file = folder.resolve("conformance.json");
    ConformanceJson.write(run, file);

    JudgedRun read = ConformanceJson.read(file);

    assertThat(read)
        .usingRecursiveComparison()
        .ignoringFields("rules.scenarios.evidence", "rules.rule.written")
        .withComparatorForType(new DoubleComparator(MILLISECOND), Double.class)
        .isEqualTo(run);
    assertThat(read.rules()).flatMap(RuleResult::scenarios).allMatch(s -> s.evidence().isEmpty());
    assertThat(read.exitCode()).isEqualTo(run.exitCode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{             | is not JSON: Unexpected end-of-input: expected close marker for Object (it begins at line: 1, column: 1)",
        "{}            | is no conformance report: \"kit\" is missing.",
        "{\"kit\":{}}  | is no conformance report: \"target\" is missing."
      })
  void saysWhatIsWrongWithAFile(String text, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("other.json"), text);

    assertThatThrownBy(() -> ConformanceJson.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file + " " + message.strip());
  }

  @Test
  void saysWhichWordsAreLegal() throws IOException {
    String text = ConformanceJson.text(SampleRun.mixed().judged());
    Path file = folder.resolve("other.json");
    Files.writeString(file, text.replace("\"level\" : \"documented\"", "\"level\" : \"high\""));

    assertThatThrownBy(() -> ConformanceJson.read(file))
        .hasMessage(file + ": \"level\" is \"high\", expected one of " + List.of(Level.values()));
  }
}
