package dev.framegate.kit.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.kit.rules.Deviation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DeclarationFileTest {
  @TempDir private Path folder;

  @Test
  void readsEverythingThatADeclarationSays() throws IOException {
    Declaration declaration =
        read(
            """
            name: my-gateway
            adapter: endpoint
            control-plane: http://127.0.0.1:4566
            capabilities: [control-plane, data-plane]
            deviations:
              - {rule: FRM-004, reason: "takes 128 KiB", issue: "https://x/1", expires: 2027-06-30}
            """);

    assertThat(declaration.name()).isEqualTo("my-gateway");
    assertThat(declaration.setting("control-plane")).contains("http://127.0.0.1:4566");
    assertThat(declaration.capabilities())
        .containsExactlyInAnyOrder(Capability.CONTROL_PLANE, Capability.DATA_PLANE);
    assertThat(declaration.deviations())
        .singleElement()
        .satisfies(
            deviation -> {
              assertThat(deviation.rule()).isEqualTo("FRM-004");
              assertThat(deviation.expires()).isEqualTo(Optional.of(LocalDate.of(2027, 6, 30)));
            });
  }

  @Test
  void everyFixtureCanBeRead() throws IOException {
    try (var files = Files.list(Path.of("fixtures/targets"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".yaml")).map(DeclarationFile::read))
          .isNotEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'name: x'                                          | 'adapter:' is missing
          'adapter: endpoint\ncapabilities: [flying]'        | There is no capability 'flying'. Known:
          'adapter: endpoint\ndeviations: [{rule: FRM-004}]' | every deviation needs 'reason:'
          '[]'                                               | expected keys such as 'name:'
          'a: b: c'                                          | line 1 is not YAML
          'adapter: x\ncapabilities: control-plane'          | 'capabilities:' is a string; expected a list
          'adapter: x\ndeviations: FRM-004'                  | 'deviations:' is a string; expected a list
          'adapter: x\ndeviations: [FRM-004]'                | deviations, entry 1: is a string; expected the keys rule,
          'adapter: x\ndeviations: [{rul: x}]'               | entry 1: has an unknown key 'rul'; expected rule, reason, issue, expires
          'adapter: x\ndeviations: [{rule: A, reason: b}]'   | entry 1: every deviation needs 'expires:'
          'adapter: x\ndeviations: [{rule: A, reason: b, expires: soon}]' | entry 1: 'expires: soon' is no date
          'adapter: x\ndeviations: [{rule: A, reason: b, expires: 2027-01-01}, {rule: A, reason: c, expires: 2027-01-01}]' | entry 2: names 'A', as an entry before it does
          """)
  void saysWhatIsWrongAndWhere(String yaml, String complaint) {
    assertThatThrownBy(() -> read(yaml.replace("\\n", "\n").replaceAll("^'|'$", "")))
        .isInstanceOf(DeclarationException.class)
        .hasMessageContaining("target.yaml")
        .hasMessageContaining(complaint);
  }

  @Test
  void aReasonThatIsStillToDoIsRefused() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    adapter: endpoint
                    deviations:
                      - {rule: FRM-004, reason: "%s", expires: 2027-06-30}
                    """
                        .formatted(Deviation.NO_REASON_YET)))
        .isInstanceOf(DeclarationException.class)
        .hasMessageContaining("deviations, entry 1: nobody has said why 'FRM-004' deviates");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> DeclarationFile.read(folder.resolve("none.yaml")))
        .hasMessageContaining("There is no file")
        .hasMessageContaining("none.yaml");
  }

  private Declaration read(String yaml) throws IOException {
    return DeclarationFile.read(Files.writeString(folder.resolve("target.yaml"), yaml));
  }
}
