package dev.framegate.gateway.internal.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.gateway.internal.integration.IntegrationFailure;
import dev.framegate.gateway.internal.integration.IntegrationType;
import dev.framegate.gateway.internal.runtime.EventReport;
import dev.framegate.gateway.internal.runtime.MessageError;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MetricsTest {
  private final Metrics metrics = new Metrics();

  @ParameterizedTest
  @CsvSource({
    "200, '',        IntegrationError 0, ExecutionError 0, ClientError 0",
    "404, '',        IntegrationError 1, ExecutionError 0, ClientError 0",
    "503, '',        IntegrationError 1, ExecutionError 0, ClientError 0",
    "0,   TIMED_OUT, IntegrationError 0, ExecutionError 1, ClientError 0",
    "0,   BACKEND,   IntegrationError 0, ExecutionError 1, ClientError 0"
  })
  void aCallOfAnIntegrationCountsByItsEnd(
      int status, String failure, String integration, String execution, String client) {
    metrics.eventEnded(
        EventReports.message("abc", "test")
            .withCall(
                Optional.of(
                    new EventReport.Call(
                        IntegrationType.HTTP,
                        "",
                        Duration.ofMillis(20),
                        status,
                        failure.isEmpty()
                            ? Optional.empty()
                            : Optional.of(IntegrationFailure.valueOf(failure)),
                        ""))));

    assertThat(counted(integration)).isTrue();
    assertThat(counted(execution)).isTrue();
    assertThat(counted(client)).isTrue();
    assertThat(text()).contains("IntegrationLatency_seconds_count{ApiId=\"abc\",Route=\"\"");
  }

  @ParameterizedTest
  @CsvSource({
    "FORBIDDEN,             ClientError 1, ExecutionError 0",
    "TOO_MANY_REQUESTS,     ClientError 1, ExecutionError 0",
    "BAD_REQUEST_BODY,      ClientError 1, ExecutionError 0",
    "INTERNAL_SERVER_ERROR, ClientError 0, ExecutionError 1"
  })
  void anEventThatReachesNoIntegrationCountsByItsError(
      MessageError kind, String client, String execution) {
    metrics.eventEnded(EventReports.refused("abc", "test", kind));

    assertThat(counted(client)).isTrue();
    assertThat(counted(execution)).isTrue();
  }

  @Test
  void figuresOfApisThatAreGoneAreForgotten() {
    metrics.eventEnded(EventReports.message("abc", "test"));
    metrics.eventEnded(EventReports.message("gone", "test"));

    assertThat(metrics.text(api -> !api.equals("gone")))
        .contains("ApiId=\"abc\"")
        .doesNotContain("gone");
  }

  @Test
  void aDimensionIsCutAt255Characters() {
    metrics.eventEnded(EventReports.message("abc", "s".repeat(300)));

    assertThat(text()).contains("Stage=\"" + "s".repeat(255) + "\"");
  }

  @Test
  void stagesBeyondTheMostAreOnlyCounted() {
    IntStream.range(0, 2_010)
        .forEach(number -> metrics.eventEnded(EventReports.message("abc", "stage" + number)));

    assertThat(text()).contains("framegate_events_untold_total 10.0").doesNotContain("stage2005");
  }

  @Test
  void aRouteStandsApartWhereItAsksForDetailedMetrics() {
    metrics.eventEnded(
        EventReports.message("abc", "test")
            .withSettings(
                EventReports.settings(
                    "{'routeSettings':{'echo':{'detailedMetricsEnabled':true}}}")));

    assertThat(text()).contains("Route=\"echo\"");
  }

  private boolean counted(String figure) {
    String[] parts = figure.trim().split(" ", 2);
    return text()
        .contains(
            "%s_total{ApiId=\"abc\",Route=\"\",Stage=\"test\"} %s.0".formatted(parts[0], parts[1]));
  }

  private String text() {
    return metrics.text(api -> true);
  }
}
