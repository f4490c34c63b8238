package dev.framegate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.gateway.settings.Limit;
import dev.framegate.gateway.settings.Limits;
import dev.framegate.testing.SdkClients;
import dev.framegate.testing.SdkEchoApi;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.LimitExceededException;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.RouteSettings;

/**
 * What a throttle looks like over real sockets. The account has three tokens that come back within
 * a hundred seconds each, so that no machine is slow enough to see one too many.
 */
final class ThrottledGatewayTest {
  private Gateway gateway;
  private ApiGatewayV2Client aws;
  private SdkEchoApi api;

  @BeforeEach
  void start() {
    gateway =
        Gateway.builder()
            .limits(
                Limits.aws().with(Limit.REQUESTS_PER_SECOND, 0.01).with(Limit.REQUESTS_BURST, 3))
            .start();
    aws = SdkClients.controlPlane(gateway.address());
    api = SdkEchoApi.create(aws);
    api.deployTo("test");
  }

  @AfterEach
  void stop() {
    aws.close();
    gateway.close();
  }

  @Test
  void anAccountWithoutTokensRefusesHandshakesMessagesAndCallbacks() throws Exception {
    try (OrdinarySocket socket = OrdinarySocket.open(gateway, api.id(), "test");
        ApiGatewayManagementApiClient callbacks =
            SdkClients.callbacks(gateway.address(), api.id(), "test")) {
      String connectionId = echo(socket).replaceFirst(".*\"connectionId\":\"([^\"]+)\".*", "$1");
      callbacks.postToConnection(
          b -> b.connectionId(connectionId).data(SdkBytes.fromUtf8String("hello")));
      assertThat(socket.next()).isEqualTo("hello");

      assertThat(echo(socket))
          .contains("\"message\": \"Too Many Requests\"")
          .contains("\"connectionId\":\"" + connectionId + "\"")
          .contains("\"requestId\":");
      socket.send("{\"action\":\"nowhere\"}");
      assertThat(socket.next()).contains("Too Many Requests");
      assertThat(OrdinarySocket.knock(gateway, api.id(), "test")).isEqualTo(429);
      assertThatThrownBy(
              () ->
                  callbacks.postToConnection(
                      b -> b.connectionId(connectionId).data(SdkBytes.fromUtf8String("again"))))
          .isInstanceOf(LimitExceededException.class);
    }
  }

  @Test
  void turningTheClockRefills() throws Exception {
    try (OrdinarySocket socket = OrdinarySocket.open(gateway, api.id(), "test")) {
      assertThat(echo(socket)).contains("hello");
      assertThat(echo(socket)).contains("hello");
      assertThat(echo(socket)).contains("Too Many Requests");
      turnClock("PT5M");
      assertThat(echo(socket)).contains("hello");
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 429", "0, 100, 429", "100, 0, 429", "100, 100, 101"})
  void aDefaultThrottleOfZeroLetsNobodyInAndNeedsNoDeployment(int burst, double rate, int status)
      throws Exception {
    settings("test", RouteSettings.builder().throttlingBurstLimit(burst).throttlingRateLimit(rate));
    assertThat(OrdinarySocket.knock(gateway, api.id(), "test")).isEqualTo(status);
  }

  @Test
  void aConnectedClientMeetsNewFiguresAtItsNextMessage() throws Exception {
    try (OrdinarySocket socket = OrdinarySocket.open(gateway, api.id(), "test")) {
      assertThat(echo(socket)).contains("hello");
      aws.updateStage(
          b ->
              b.apiId(api.id())
                  .stageName("test")
                  .routeSettings(
                      Map.of("echo", RouteSettings.builder().throttlingBurstLimit(0).build())));
      assertThat(echo(socket)).contains("Too Many Requests");
      socket.send("{\"action\":\"nowhere\"}");
      assertThat(socket.next()).contains("Forbidden");
    }
  }

  @Test
  void aStageOrApiThatDoesNotExistIsForbiddenHoweverOftenItIsAsked() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertThat(OrdinarySocket.knock(gateway, api.id(), "nowhere")).isEqualTo(403);
    }
  }

  @Test
  void theRefusalIsJsonWithTheTypeInItsHeader() throws Exception {
    settings("test", RouteSettings.builder().throttlingBurstLimit(0));
    HttpResponse<String> refusal =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(address("/_aws/execute-api/" + api.id() + "/test"))
                    .GET()
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(refusal.statusCode()).as("not an upgrade, so not throttled").isEqualTo(426);
    RawUpgrade.Answer answer = RawUpgrade.to(gateway.address(), api.id(), "test");
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.head()).containsIgnoringCase("x-amzn-ErrorType: TooManyRequestsException");
    assertThat(answer.body()).isEqualTo("{\"message\":\"Too Many Requests\"}");
  }

  private static String echo(OrdinarySocket socket) throws InterruptedException {
    socket.send("{\"action\":\"echo\"}");
    return socket.next();
  }

  private void settings(String stage, RouteSettings.Builder settings) {
    aws.updateStage(b -> b.apiId(api.id()).stageName(stage).defaultRouteSettings(settings.build()));
  }

  private void turnClock(String duration) throws Exception {
    HttpResponse<String> turned =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(address("/_framegate/clock"))
                    .POST(HttpRequest.BodyPublishers.ofString("{\"advance\":\"" + duration + "\"}"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(turned.statusCode()).isEqualTo(200);
  }

  private URI address(String path) {
    return gateway.address().resolve(path);
  }
}
