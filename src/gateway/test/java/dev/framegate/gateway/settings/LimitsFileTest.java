package dev.framegate.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
          stage: 5                 | there is no limit 'stage'. Known: apis, routes,
          Stages: 5                | there is no limit 'Stages'. Known: apis, routes,
          stages: 0                | stages: expected a whole number from 1 to 100000, got 0
          stages: -1               | stages: expected a whole number from 1 to 100000, got -1
          stages: 1.5              | stages: expected a whole number from 1 to 100000, got 1.5
          stages: many             | stages: expected a whole number from 1 to 100000, got "many"
          stages: '5'              | stages: expected a whole number from 1 to 100000, got "5"
          stages: 99999999999      | stages: expected a whole number from 1 to 100000, got 99999999999
          stages: [5]              | stages: expected a whole number from 1 to 100000, got [5]
          stages:                  | stages: expected a whole number from 1 to 100000, got null
          frameBytes: 1048577      | frameBytes: expected a whole number from 1 to 1048576
          connectUrlCharacters: 8001 | connectUrlCharacters: expected a whole number from 1 to 8000
          idle: 0                  | idle: expected whole seconds such as 600, or a duration such as PT10M
          idle: 10 minutes         | idle: expected whole seconds
          duration: PT-1S          | duration: expected whole seconds
          duration: P366D          | duration: expected whole seconds
          requestsPerSecond: -0.5  | requestsPerSecond: expected a number from 0 to 1000000000, got -0.5
          requestsPerSecond: .inf  | cannot be read as YAML or JSON: Malformed numeric value
          requestsPerSecond: 1e99  | requestsPerSecond: expected a number from 0 to 1000000000
          requestsBurst: 0.5       | requestsBurst: expected a whole number from 0 to 1000000000
          controlPlaneRates: 1     | controlPlaneRates: expected true or false, got 1
          just words               | expected keys such as 'stages: 20'. Known: apis,
          [1, 2]                   | expected keys such as 'stages: 20'. Known: apis,
          {                        | cannot be read as YAML or JSON
          """)
  void theMessageNamesTheFileTheKeyAndTheLegalValues(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(LimitsException.class)
        .hasMessageStartingWith(folder.resolve("limits.yaml") + ": ")
        .hasMessageContaining(message);
  }

  @Test
  void aKeyThatIsThereTwiceIsRefused() {
    assertThatThrownBy(() -> read("stages: 5\nstages: 6\n"))
        .isInstanceOf(LimitsException.class)
        .hasMessageContaining("stages");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> Limits.read(folder.resolve("nowhere.yaml")))
        .isInstanceOf(LimitsException.class)
        .hasMessage(folder.resolve("nowhere.yaml") + ": there is no such file");
  }

  private Limits read(String text) throws IOException {
    return Limits.read(Files.writeString(folder.resolve("limits.yaml"), text));
  }
}
