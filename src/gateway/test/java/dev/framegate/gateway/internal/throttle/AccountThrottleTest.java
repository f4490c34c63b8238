package dev.framegate.gateway.internal.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.gateway.internal.deploy.LiveStage;
import dev.framegate.gateway.internal.deploy.TestApi;
import dev.framegate.gateway.internal.edge.TestClock;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.settings.Limits;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts are exact here: time stands still unless a test turns it. */
final class AccountThrottleTest {
  private static final Rate REQUESTS = Rate.requests(Limits.aws());
  private static final Rate CONNECTIONS = Rate.connections(Limits.aws());
  private static final String DEFAULTS_OF_A_NEW_STAGE =
      "{'defaultRouteSettings':{'throttlingBurstLimit':5000,'throttlingRateLimit':10000.0}}";

  private final TestClock clock = new TestClock();

  @ParameterizedTest(name = "{0}: {1} passes {2} times")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {}                                                                                | echo     | 50
          {'defaultRouteSettings':{'throttlingBurstLimit':0,'throttlingRateLimit':0}}       | echo     | 0
          {'defaultRouteSettings':{'throttlingBurstLimit':0,'throttlingRateLimit':100}}     | echo     | 0
          {'defaultRouteSettings':{'throttlingBurstLimit':100,'throttlingRateLimit':0}}     | echo     | 0
          {'defaultRouteSettings':{'throttlingBurstLimit':0}}                               | echo     | 0
          {'defaultRouteSettings':{'throttlingRateLimit':0.0}}                              | echo     | 0
          {'defaultRouteSettings':{'throttlingBurstLimit':7}}                               | echo     | 7
          {'defaultRouteSettings':{'throttlingBurstLimit':7,'throttlingRateLimit':0.001}}   | echo     | 7
          {'defaultRouteSettings':{'throttlingRateLimit':3.5}}                              | echo     | 50
          {'defaultRouteSettings':{'throttlingBurstLimit':9000,'throttlingRateLimit':90000}}| echo     | 50
          {'routeSettings':{'echo':{'throttlingBurstLimit':3}}}                             | echo     | 3
          {'routeSettings':{'echo':{'throttlingBurstLimit':3}}}                             | other    | 50
          {'defaultRouteSettings':{'throttlingBurstLimit':7},'routeSettings':{'echo':{'throttlingBurstLimit':3}}}                          | echo  | 3
          {'defaultRouteSettings':{'throttlingBurstLimit':7},'routeSettings':{'echo':{'throttlingBurstLimit':3}}}                          | other | 7
          {'defaultRouteSettings':{'throttlingBurstLimit':0,'throttlingRateLimit':0},'routeSettings':{'echo':{'throttlingBurstLimit':3,'throttlingRateLimit':3}}} | echo  | 3
          {'defaultRouteSettings':{'throttlingRateLimit':0},'routeSettings':{'echo':{'throttlingBurstLimit':3}}}                           | echo  | 0
          {'defaultRouteSettings':{'throttlingBurstLimit':7},'routeSettings':{'echo':{}}}   | echo     | 7
          """)
  void aRouteHasItsOwnFiguresElseTheStagesElseTheAccounts(
      String settings, String route, int passes) {
    AccountThrottle throttle = throttle(new Rate(100, 50), CONNECTIONS);
    LiveStage stage = stage("test", settings);
    assertThat(passes(60, () -> throttle.message(stage, route))).isEqualTo(passes);
  }

  @Test
  void oneOfSeveralGatewaysHasItsPartOfEachRate() {
    AccountThrottle part = throttle(new Rate(100, 50), new Rate(30, 30)).ofOneIn(3);
    LiveStage wide = stage("wide", DEFAULTS_OF_A_NEW_STAGE);
    LiveStage narrow = stage("narrow", "{'defaultRouteSettings':{'throttlingBurstLimit':7}}");
    LiveStage one = stage("one", "{'defaultRouteSettings':{'throttlingBurstLimit':1}}");

    assertThat(passes(60, () -> part.message(one, "echo"))).isEqualTo(1);
    assertThat(passes(60, () -> part.message(narrow, "echo"))).isEqualTo(2);
    assertThat(passes(60, () -> part.handshake(wide).isEmpty())).isEqualTo(10);
    assertThat(passes(60, () -> part.message(wide, "echo"))).isEqualTo(16 - 13);
  }

  @ParameterizedTest(name = "{0} a second, {1} at once: {3} after {2} ms")
  @CsvSource({
    "10, 5, 0, 0",
    "10, 5, 99, 0",
    "10, 5, 100, 1",
    "10, 5, 250, 2",
    "10, 5, 60000, 5",
    "3.5, 50, 2000, 7",
    "0.5, 5, 1999, 0",
    "0.5, 5, 2000, 1",
    "0.0000000001, 5, 60000, 0",
    "1000000, 5, 1, 5",
    "1e12, 5, 1, 5",
  })
  void timeFillsTheBucketAgainUpToItsBurst(double rate, int burst, long millis, int passes) {
    AccountThrottle throttle = throttle(new Rate(rate, burst), CONNECTIONS);
    LiveStage stage = stage("test", "{}");
    assertThat(passes(burst + 1, () -> throttle.unrouted(stage))).isEqualTo(burst);
    clock.advance(Duration.ofMillis(millis));
    assertThat(passes(burst + 10, () -> throttle.unrouted(stage))).isEqualTo(passes);
  }

  @Test
  void newFiguresHoldAtOnce() {
    AccountThrottle throttle = throttle(REQUESTS, CONNECTIONS);
    LiveStage narrow = stage("test", "{'defaultRouteSettings':{'throttlingBurstLimit':2}}");
    LiveStage wider = stage("test", "{'defaultRouteSettings':{'throttlingBurstLimit':4}}");
    assertThat(passes(10, () -> throttle.message(narrow, "echo"))).isEqualTo(2);
    assertThat(passes(10, () -> throttle.message(wider, "echo"))).isEqualTo(4);
    assertThat(throttle.buckets()).isEqualTo(1);
  }

  @Test
  void routesAndStagesDoNotShareABucket() {
    AccountThrottle throttle = throttle(REQUESTS, CONNECTIONS);
    String settings = "{'defaultRouteSettings':{'throttlingBurstLimit':2}}";
    for (String stage : new String[] {"test", "next"}) {
      for (String route : new String[] {"echo", "other"}) {
        LiveStage live = stage(stage, settings);
        assertThat(passes(10, () -> throttle.message(live, route))).isEqualTo(2);
      }
    }
  }

  @Test
  void handshakesMessagesAndCallbacksShareTheAccount() {
    AccountThrottle throttle = throttle(new Rate(1, 3), CONNECTIONS);
    LiveStage stage = stage("test", DEFAULTS_OF_A_NEW_STAGE);
    assertThat(throttle.handshake(stage)).isEmpty();
    assertThat(throttle.message(stage, "echo")).isTrue();
    assertThat(throttle.callback("api")).isEmpty();
    assertThat(throttle.handshake(stage)).isPresent();
    assertThat(throttle.message(stage, "echo")).isFalse();
    assertThat(throttle.callback("api")).isPresent();
  }

  @Test
  void whatARouteStopsTakesNothingFromTheAccount() {
    AccountThrottle throttle = throttle(new Rate(1, 3), CONNECTIONS);
    LiveStage narrow = stage("test", "{'routeSettings':{'echo':{'throttlingBurstLimit':1}}}");
    assertThat(passes(100, () -> throttle.message(narrow, "echo"))).isEqualTo(1);
    assertThat(passes(100, () -> throttle.message(narrow, "other"))).isEqualTo(2);
  }

  @Test
  void newConnectionsHaveARateOfTheirOwn() {
    AccountThrottle throttle = throttle(REQUESTS, new Rate(5, 5));
    LiveStage stage = stage("test", DEFAULTS_OF_A_NEW_STAGE);
    assertThat(passes(10, () -> throttle.handshake(stage).isEmpty())).isEqualTo(5);
    assertThat(throttle.message(stage, "echo")).isTrue();
    clock.advance(Duration.ofSeconds(1));
    assertThat(passes(10, () -> throttle.handshake(stage).isEmpty())).isEqualTo(5);
  }

  @Test
  void theHandshakeGoesByTheRouteConnectThoughTheApiNeedNotHaveIt() {
    AccountThrottle throttle = throttle(REQUESTS, CONNECTIONS);
    LiveStage stage = stage("test", "{'routeSettings':{'$connect':{'throttlingBurstLimit':0}}}");
    assertThat(throttle.handshake(stage)).isPresent();
    assertThat(throttle.message(stage, "echo")).isTrue();
  }

  @Test
  void theAnswersAre429WithTheTypeOfTheirPlane() {
    AccountThrottle throttle = throttle(new Rate(0, 0), CONNECTIONS);
    LiveStage stage = stage("test", "{}");
    assertTooMany(throttle.handshake(stage), "TooManyRequestsException");
    assertTooMany(throttle.callback("api"), "LimitExceededException");
  }

  @Test
  void thousandsOfStagesLeaveNoMoreBucketsThanThereMayBe() {
    int most = 1_000;
    AccountThrottle throttle =
        new AccountThrottle(REQUESTS, CONNECTIONS, RouteRates.AWS, clock, most);
    String settings = "{'defaultRouteSettings':{'throttlingBurstLimit':1}}";
    int largest =
        IntStream.range(0, 50_000)
            .map(
                i -> {
                  throttle.message(stage("stage-" + i, settings), "echo");
                  return throttle.buckets();
                })
            .max()
            .orElseThrow();
    assertThat(largest).isEqualTo(most);
  }

  @Test
  void aStageWithTheFiguresOfTheAccountNeedsNoBucket() {
    AccountThrottle throttle = throttle(REQUESTS, CONNECTIONS);
    assertThat(throttle.message(stage("test", DEFAULTS_OF_A_NEW_STAGE), "echo")).isTrue();
    assertThat(throttle.buckets()).isZero();
  }

  @Test
  void roomIsMadeByFullBucketsSoThatNobodyIsLetInEarly() {
    AccountThrottle throttle =
        new AccountThrottle(REQUESTS, CONNECTIONS, RouteRates.AWS, clock, 100);
    LiveStage slow =
        stage(
            "slow",
            "{'defaultRouteSettings':{'throttlingRateLimit':0.001,'throttlingBurstLimit':1}}");
    assertThat(throttle.message(slow, "echo")).isTrue();
    for (int i = 0; i < 1_000; i++) {
      throttle.message(
          stage("quick-" + i, "{'defaultRouteSettings':{'throttlingBurstLimit':1}}"), "echo");
      clock.advance(Duration.ofMillis(1));
    }
    assertThat(throttle.message(slow, "echo")).isFalse();
  }

  @Test
  void manyThreadsTakeNoTokenTwice() {
    AccountThrottle throttle = throttle(new Rate(1, 10_000), CONNECTIONS);
    LiveStage stage = stage("test", "{'routeSettings':{'echo':{'throttlingBurstLimit':1000}}}");
    long passed =
        IntStream.range(0, 20_000).parallel().filter(i -> throttle.message(stage, "echo")).count();
    assertThat(passed).isEqualTo(1_000);
  }

  private AccountThrottle throttle(Rate requests, Rate connections) {
    return new AccountThrottle(requests, connections, RouteRates.AWS, clock, 100);
  }

  private static LiveStage stage(String name, String settings) {
    return new LiveStage("a1", name, null, Map.of(), TestApi.json(settings));
  }

  private static long passes(int times, BooleanSupplier request) {
    return IntStream.range(0, times).filter(i -> request.getAsBoolean()).count();
  }

  private static void assertTooMany(Optional<ServerResponse> refusal, String type) {
    ServerResponse answer = refusal.orElseThrow();
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.headers()).containsEntry("x-amzn-ErrorType", type);
    assertThat(answer.text()).isEqualTo("{\"message\":\"Too Many Requests\"}");
  }
}
