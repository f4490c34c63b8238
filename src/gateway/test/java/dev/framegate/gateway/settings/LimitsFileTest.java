package dev.framegate.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LimitsFileTest {
  @TempDir private Path folder;

  @Test
  void everyKeyReachesItsPlace() throws IOException {
    Limits limits =
        read(
            """
            apis: 1
            routes: 2
            integrations: 3
            authorizers: 4
            stages: 5
            domainNames: 6
            mappings: 7
            tags: 8
            pageItems: 9
            maxPageItems: 10
            integrationTimeoutMillis: 11
            frameBytes: 12
            messageBytes: 13
            idle: 14
            duration: PT15S
            connectUrlCharacters: 16
            requestsPerSecond: 17.5
            requestsBurst: 18
            connectionsPerSecond: 19.5
            controlPlaneRates: true
            controlPlanePerSecond: 21.5
            controlPlaneBurst: 22
            deploymentsPerSecond: 23.5
            """);
    assertThat(limits.changed())
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry(Limit.APIS, 1.0),
                Map.entry(Limit.ROUTES, 2.0),
                Map.entry(Limit.INTEGRATIONS, 3.0),
                Map.entry(Limit.AUTHORIZERS, 4.0),
                Map.entry(Limit.STAGES, 5.0),
                Map.entry(Limit.DOMAIN_NAMES, 6.0),
                Map.entry(Limit.MAPPINGS, 7.0),
                Map.entry(Limit.TAGS, 8.0),
                Map.entry(Limit.PAGE_ITEMS, 9.0),
                Map.entry(Limit.MAX_PAGE_ITEMS, 10.0),
                Map.entry(Limit.INTEGRATION_TIMEOUT_MILLIS, 11.0),
                Map.entry(Limit.FRAME_BYTES, 12.0),
                Map.entry(Limit.MESSAGE_BYTES, 13.0),
                Map.entry(Limit.IDLE, 14.0),
                Map.entry(Limit.DURATION, 15.0),
                Map.entry(Limit.CONNECT_URL_CHARACTERS, 16.0),
                Map.entry(Limit.REQUESTS_PER_SECOND, 17.5),
                Map.entry(Limit.REQUESTS_BURST, 18.0),
                Map.entry(Limit.CONNECTIONS_PER_SECOND, 19.5),
                Map.entry(Limit.CONTROL_PLANE_RATES, 1.0),
                Map.entry(Limit.CONTROL_PLANE_PER_SECOND, 21.5),
                Map.entry(Limit.CONTROL_PLANE_BURST, 22.0),
                Map.entry(Limit.DEPLOYMENTS_PER_SECOND, 23.5)));
    assertThat(limits.changed()).containsOnlyKeys(Limit.values());
  }

  @Test
  void aRateOfTheControlPlaneEnforcesTheOthers() throws IOException {
    assertThat(read("controlPlaneRates: true").isOn(Limit.CONTROL_PLANE_RATES)).isTrue();
    assertThat(read("controlPlaneRates: false")).isEqualTo(Limits.aws());
    assertThat(read("deploymentsPerSecond: 2"))
        .isEqualTo(
            Limits.aws().with(Limit.CONTROL_PLANE_RATES, 1).with(Limit.DEPLOYMENTS_PER_SECOND, 2));
  }

  @Test
  void jsonIsReadToo() throws IOException {
    assertThat(read("{\"idle\": \"PT2S\"}").time(Limit.IDLE)).isEqualTo(Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing yet\n", "{}", "null"})
  void anEmptyFileKeepsTheDefaults(String text) throws IOException {
    assertThat(read(text)).isEqualTo(Limits.aws());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          stage: 5                   | line 1: unknown key 'stage'. Did you mean 'stages'? Valid keys: apis, routes, integrations, authorizers, stages, domainNames, mappings, tags, pageItems, maxPageItems, integrationTimeoutMillis, frameBytes, messageBytes, idle, duration, connectUrlCharacters, requestsPerSecond, requestsBurst, connectionsPerSecond, controlPlaneRates, controlPlanePerSecond, controlPlaneBurst, deploymentsPerSecond.
          stages: 0                  | line 1: 'stages' must be a whole number from 1 to 100000, but is '0'.
          stages: '5'                | line 1: 'stages' must be a whole number from 1 to 100000, but is '5' in quotes.
          stages:                    | line 1: 'stages' must be a whole number from 1 to 100000, but is nothing.
          frameBytes: 1048577        | line 1: 'frameBytes' must be a whole number from 1 to 1048576, but is '1048577'.
          messageBytes: 0            | line 1: 'messageBytes' must be a whole number from 1 to 1048576, but is '0'.
          connectUrlCharacters: 8001 | line 1: 'connectUrlCharacters' must be a whole number from 1 to 8000, but is '8001'.
          idle: 0                    | line 1: 'idle' must be seconds such as 60, or a duration such as PT1M, from 1 s to 365 d, but is '0'.
          duration: P366D            | line 1: 'duration' must be seconds such as 60, or a duration such as PT1M, from 1 s to 365 d, but is 'P366D'.
          requestsPerSecond: -0.5    | line 1: 'requestsPerSecond' must be a number from 0 to 1000000000, but is '-0.5'.
          requestsPerSecond: .inf    | line 1: 'requestsPerSecond' must be a number from 0 to 1000000000, but is '.inf'.
          requestsBurst: 0.5         | line 1: 'requestsBurst' must be a whole number from 0 to 1000000000, but is '0.5'.
          controlPlaneRates: 1       | line 1: 'controlPlaneRates' must be true or false, but is '1'.
          [1, 2]                     | line 1: expected 'key: value' lines, but found a list.
          {                          | line 1: not valid YAML: a quote or bracket that is not closed.
          """)
  void anErrorNamesTheLineTheKeyAndWhatIsValid(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(SettingsException.class)
        .hasMessage(folder.resolve("limits.yaml") + ", " + message);
  }

  @Test
  void ratesThatAreSwitchedOffStayOffWhateverTheOrder() throws IOException {
    assertThat(
            read("controlPlaneRates: false\ncontrolPlaneBurst: 5").isOn(Limit.CONTROL_PLANE_RATES))
        .isFalse();
  }

  private Limits read(String text) throws IOException {
    return Limits.read(Files.writeString(folder.resolve("limits.yaml"), text));
  }
}
