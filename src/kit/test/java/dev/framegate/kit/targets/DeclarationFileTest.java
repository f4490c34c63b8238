package dev.framegate.kit.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.kit.rules.Deviation;
import dev.framegate.settings.SettingsException;
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
      quoteCharacter = '~',
      textBlock =
          """
          name: x                                           | : 'adapter' is missing. Valid values: aws, bundled, cassette, edge, endpoint, fixture, process.
          adapter: endpint                                  | , line 1: unknown value 'endpint' in 'adapter'. Did you mean 'endpoint'? Valid values: aws, bundled, cassette, edge, endpoint, fixture, process.
          adapter: endpoint\\ncapabilities:\\n- datta-plane  | , line 3: unknown value 'datta-plane' in 'capabilities'. Did you mean 'data-plane'? Valid values: control-plane, data-plane, management-api, http-backend, lambda, aws-services, authorizer, custom-domain, tls, clock, metrics, access-logs, log-lines, iam, console, slow.
          adapter: endpoint\\ncapabilities: control-plane   | , line 2: 'capabilities' must be a list such as [control-plane, data-plane], but is 'control-plane'.
          adapter: endpoint\\ndeviations: FRM-004           | , line 2: 'deviations' must be a list such as [{rule: FRM-004, reason: accepts 128 KiB, expires: 2027-06-30}], but is 'FRM-004'.
          adapter: endpoint\\ndeviations: [FRM-004]         | , line 2: 'deviations' must be a list such as [{rule: FRM-004, reason: accepts 128 KiB, expires: 2027-06-30}], but entry 1 is text.
          adapter: endpoint\\ndeviations: [{rul: x}]        | , line 2: deviations, entry 1: unknown key 'rul'. Did you mean 'rule'? Valid keys: rule, reason, issue, expires.
          adapter: endpoint\\ndeviations:\\n- {rule: FRM-004} | , line 3: deviations, entry 1: 'reason' is missing. Example: 'reason: accepts frames up to 128 KiB'.
          adapter: endpoint\\ndeviations: [{rule: A, reason: ' '}] | , line 2: 'reason' must be text that is not blank, but is ' ' in quotes.
          adapter: endpoint\\ndeviations: [{rule: A, reason: b}]   | , line 2: deviations, entry 1: 'expires' is missing. Example: 'expires: 2027-06-30'.
          adapter: endpoint\\ndeviations: [{rule: A, reason: b, expires: soon}] | , line 2: 'expires' must be a date such as 2027-06-30, but is 'soon'.
          adapter: endpoint\\ndeviations:\\n- {rule: A, reason: b, expires: 2027-01-01}\\n- {rule: A, reason: c, expires: 2027-01-01} | , line 4: an entry above names the rule 'A' already; remove one of the two.
          adapter: endpoint\\nadapter: aws                  | , line 2: the key 'adapter' is already set in line 1; remove one of the two.
          ready: {url: a}\\nadapter: aws\\nready.url: b     | , line 3: the key 'ready.url' is already set in line 1; remove one of the two.
          """)
  void anErrorNamesTheLineAndWhatIsValid(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml.translateEscapes()))
        .isInstanceOf(SettingsException.class)
        .hasMessage(folder.resolve("target.yaml") + message);
  }

  @Test
  void aReasonThatIsStillMissingIsRejected() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    adapter: endpoint
                    deviations:
                      - {rule: FRM-004, reason: "%s", expires: 2027-06-30}
                    """
                        .formatted(Deviation.NO_REASON_YET)))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            folder.resolve("target.yaml")
                + ", line 3: 'reason' is still '%s'. Write why the target deviates, or fix the target."
                    .formatted(Deviation.NO_REASON_YET));
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> DeclarationFile.read(folder.resolve("none.yaml")))
        .hasMessage(
            folder.resolve("none.yaml")
                + ": no such file. A target is 'bundled', a declaration (FILE.yaml), or the ws:// or wss:// address of a stage.");
  }

  @Test
  void whatIsWrittenCanBeRead() throws IOException {
    String yaml =
        """
        name: 'yes: #1'
        adapter: endpoint
        version: '1.10'
        ready.url: http://127.0.0.1:1/
        headers.X-Token: ${TOKEN} and more
        capabilities: [control-plane, slow]
        deviations:
          - rule: FRM-004
            reason: 'it is: wrong'
            issue: https://example.org/1
            expires: 2027-06-30
        """;

    assertThat(DeclarationWriter.of(read(yaml))).isEqualTo(yaml);
  }

  private Declaration read(String yaml) throws IOException {
    return DeclarationFile.read(Files.writeString(folder.resolve("target.yaml"), yaml));
  }
}
