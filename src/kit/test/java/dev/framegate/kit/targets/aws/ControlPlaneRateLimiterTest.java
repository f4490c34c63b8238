package dev.framegate.kit.targets.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.kit.targets.CallCounts;
import dev.framegate.kit.targets.CallRate;
import dev.framegate.kit.wire.ReceivedResponse;
import dev.framegate.kit.wire.Request;
import dev.framegate.kit.wire.UnreachableException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ControlPlaneRateLimiterTest {
  private static final URI CONTROL = URI.create("http://127.0.0.1:4510");
  private static final ReceivedResponse DONE = answer(200, "{}");

  private final ControlPlaneRateLimiter pace =
      new ControlPlaneRateLimiter(CONTROL, new CallRate(1_000, 100, Duration.ofMillis(20)));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          429 | {"message":"Too Many Requests"}
          409 | {"message":"Unable to complete operation due to concurrent modification. Please try again later."}
          """)
  void whatIsRefusedForItsMomentIsMadeAgainAndCounted(int status, String body) {
    AtomicInteger tries = new AtomicInteger();
    ReceivedResponse reply =
        pace.send(get("/v2/apis"), () -> tries.incrementAndGet() < 4 ? answer(status, body) : DONE);

    assertThat(reply).isSameAs(DONE);
    assertThat(pace.traffic()).isEqualTo(new CallCounts(4, 0, 3));
  }

  @Test
  void afterEightTriesThereIsNoAnswerToJudge() {
    assertThatThrownBy(() -> pace.send(get("/v2/apis"), () -> answer(429, "Too Many Requests")))
        .isInstanceOf(UnreachableException.class)
        .hasMessageContaining("127.0.0.1:4510: it rejected the same call 8 times")
        .hasMessageContaining("(429)");
    assertThat(pace.traffic()).isEqualTo(new CallCounts(8, 0, 7));
  }

  /** Rules may be about them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          429 | Maximum number of Authorizers for this API has been reached.
          409 | Stage already exists
          400 | Invalid stage
          500 | Internal server error
          """)
  void otherRefusalsAreAnswersAtOnce(int status, String body) {
    assertThat(pace.send(get("/v2/apis"), () -> answer(status, body)).status()).isEqualTo(status);
    assertThat(pace.traffic()).isEqualTo(new CallCounts(1, 0, 0));
  }

  @Test
  void otherAddressesHaveNoPace() {
    Request callback = Request.get(URI.create("http://127.0.0.1:4511/test/@connections/x"));

    assertThat(pace.send(callback, () -> answer(429, "slow")).status()).isEqualTo(429);
    assertThat(pace.traffic()).isEqualTo(new CallCounts(0, 0, 0));
  }

  @Test
  void deploymentsAreSpacedAndCounted() {
    Request deploy = Request.of("POST", URI.create(CONTROL + "/v2/apis/abc/deployments"));
    long began = System.nanoTime();
    IntStream.range(0, 6).parallel().forEach(i -> pace.send(deploy, () -> DONE));

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(95));
    assertThat(pace.traffic()).isEqualTo(new CallCounts(6, 6, 0));
    pace.send(get("/v2/apis/abc/deployments"), () -> DONE);
    assertThat(pace.traffic()).isEqualTo(new CallCounts(7, 6, 0));
  }

  /** As slow as they are created: otherwise a run leaves domain names behind. */
  @ParameterizedTest
  @CsvSource({"POST, /v2/domainnames", "PATCH, /v2/domainnames/a.b", "DELETE, /v2/domainnames/a.b"})
  void changesOfDomainNamesAreSpaced(String method, String path) {
    Request change = Request.of(method, CONTROL.resolve(path));
    long began = System.nanoTime();
    IntStream.range(0, 3).parallel().forEach(i -> pace.send(change, () -> DONE));

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(235));
  }

  @Test
  void theTimeIsThatOfTheSlowerOfTheTwo() {
    CallRate account = new CallRate(9, 30, Duration.ofMillis(5_200));

    assertThat(account.timeFor(930, 2)).isEqualTo(Duration.ofSeconds(100));
    assertThat(account.timeFor(930, 101)).isEqualTo(Duration.ofSeconds(520));
    assertThat(account.timeFor(10, 0)).isEqualTo(Duration.ZERO);
  }

  @Test
  void runsThatShareAnAccountKeepItsRateTogether() {
    CallRate part = new CallRate(9, 30, Duration.ofMillis(5_200)).dividedBy(4);

    assertThat(part).isEqualTo(new CallRate(2.25, 7, Duration.ofMillis(20_800), 4));
    assertThat(new CallRate(9, 3, Duration.ZERO).dividedBy(4).burst()).isEqualTo(1);
  }

  private static Request get(String path) {
    return Request.get(CONTROL.resolve(path));
  }

  private static ReceivedResponse answer(int status, String body) {
    return new ReceivedResponse(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }
}
