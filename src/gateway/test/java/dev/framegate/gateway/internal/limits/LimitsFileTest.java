package dev.framegate.gateway.internal.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.gateway.internal.control.ControlLimits;
import dev.framegate.gateway.internal.control.ResourceKind;
import dev.framegate.gateway.internal.edge.FrameLimits;
import dev.framegate.gateway.internal.throttle.ControlPlaneRates;
import dev.framegate.gateway.internal.throttle.Rate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
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
            mappings: 6
            frameBytes: 7
            messageBytes: 8
            idle: 9
            duration: PT10S
            connectUrlCharacters: 11
            requestsPerSecond: 12.5
            requestsBurst: 13
            connectionsPerSecond: 14.5
            controlPlaneRates: true
            controlPlanePerSecond: 16.5
            controlPlaneBurst: 17
            deploymentsPerSecond: 18.5
            """);
    assertThat(limits)
        .isEqualTo(
            new Limits(
                ControlLimits.aws()
                    .withMost(ResourceKind.API, 1)
                    .withMost(ResourceKind.ROUTE, 2)
                    .withMost(ResourceKind.INTEGRATION, 3)
                    .withMost(ResourceKind.AUTHORIZER, 4)
                    .withMost(ResourceKind.STAGE, 5)
                    .withMost(ResourceKind.API_MAPPING, 6),
                new FrameLimits(7, 8),
                Duration.ofSeconds(9),
                Duration.ofSeconds(10),
                11,
                new Rate(12.5, 13),
                new Rate(14.5, 15),
                Optional.of(new ControlPlaneRates(new Rate(16.5, 17), new Rate(18.5, 1)))));
  }

  @Test
  void theControlPlanesRatesAreThoseOfAnAccountUnlessOthersAreGiven() throws IOException {
    assertThat(read("controlPlaneRates: true").controlPlaneRates()).contains(ControlPlaneRates.AWS);
    assertThat(read("controlPlaneRates: false").controlPlaneRates()).isEmpty();
    assertThat(read("deploymentsPerSecond: 2").controlPlaneRates())
        .contains(ControlPlaneRates.AWS.withDeployments(new Rate(2, 1)));
  }

  @Test
  void jsonIsRightToo() throws IOException {
    assertThat(read("{\"idle\": \"PT2S\"}"))
        .isEqualTo(Limits.aws().withLifetimes(Duration.ofSeconds(2), Duration.ofHours(2)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing yet\n", "{}", "null"})
  void anEmptyFileLeavesAwssFigures(String text) throws IOException {
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
  void aComplaintNamesTheFileTheKeyAndWhatIsLegal(String text, String complaint) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(LimitsException.class)
        .hasMessageStartingWith(folder.resolve("limits.yaml") + ": ")
        .hasMessageContaining(complaint);
  }

  @Test
  void aKeyThatIsThereTwiceIsRefused() {
    assertThatThrownBy(() -> read("stages: 5\nstages: 6\n"))
        .isInstanceOf(LimitsException.class)
        .hasMessageContaining("stages");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> LimitsFile.read(folder.resolve("nowhere.yaml")))
        .isInstanceOf(LimitsException.class)
        .hasMessage(folder.resolve("nowhere.yaml") + ": there is no such file");
  }

  private Limits read(String text) throws IOException {
    return LimitsFile.read(Files.writeString(folder.resolve("limits.yaml"), text));
  }
}
