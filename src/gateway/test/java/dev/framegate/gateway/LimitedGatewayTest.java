package dev.framegate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.gateway.settings.Limits;
import dev.framegate.testing.ResponseShapeAssertion;
import dev.framegate.testing.SdkClients;
import dev.framegate.testing.SdkEchoApi;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.PayloadTooLargeException;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.TooManyRequestsException;

/** A figure of the file is the gateway's figure, seen from outside. */
final class LimitedGatewayTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"1000, 1000, 0", "1000, 1001, 1009", "40000, 40000, 0"})
  void frameBytes(int limit, int bytes, int code) throws Exception {
    try (Started started = start("frameBytes: " + limit);
        OrdinarySocket socket = started.connect()) {
      socket.send(SdkEchoApi.message("echo", bytes));
      if (code == 0) {
        assertThat(socket.next()).contains("hello");
      } else {
        assertThat(socket.closeCode()).isEqualTo(code);
      }
    }
  }

  @Test
  void messageBytes() throws Exception {
    try (Started started = start("messageBytes: 1000");
        OrdinarySocket socket = started.connect();
        ApiGatewayManagementApiClient callbacks =
            SdkClients.callbacks(started.gateway.address(), started.api.id(), "test")) {
      socket.send(SdkEchoApi.message("echo", 1000));
      String id = socket.next().replaceFirst(".*\"connectionId\":\"([^\"]+)\".*", "$1");
      callbacks.postToConnection(b -> b.connectionId(id).data(bytes(1000)));
      assertThat(socket.next()).hasSize(1000);
      assertThatThrownBy(
              () -> callbacks.postToConnection(b -> b.connectionId(id).data(bytes(1001))))
          .isInstanceOf(PayloadTooLargeException.class);
      socket.send(SdkEchoApi.message("echo", 1001));
      assertThat(socket.closeCode()).isEqualTo(1009);
    }
  }

  @ParameterizedTest
  @CsvSource({"idle: 60, PT61S", "duration: PT1M, PT61S"})
  void lifetimes(String limits, Duration later) throws Exception {
    try (Started started = start(limits);
        OrdinarySocket socket = started.connect()) {
      started.turnClock(later);
      assertThat(socket.closeCode()).isEqualTo(1001);
    }
  }

  @Test
  void stages() throws Exception {
    try (Started started = start("{\"stages\": 1}")) {
      assertThatThrownBy(
              () -> started.aws.createStage(b -> b.apiId(started.api.id()).stageName("next")))
          .isInstanceOf(TooManyRequestsException.class);
    }
  }

  @Test
  void connectUrlCharacters() throws Exception {
    try (Started started = start("connectUrlCharacters: 20")) {
      assertThat(OrdinarySocket.knock(started.gateway, started.api.id(), "test")).isEqualTo(414);
    }
  }

  @Test
  void connectionsPerSecond() throws Exception {
    try (Started started = start("connectionsPerSecond: 0")) {
      assertThat(OrdinarySocket.knock(started.gateway, started.api.id(), "test")).isEqualTo(429);
    }
  }

  @Test
  void requestsBurst() throws Exception {
    try (Started started = start("requestsPerSecond: 0.001\nrequestsBurst: 2");
        OrdinarySocket socket = started.connect()) {
      socket.send("{\"action\":\"echo\"}");
      assertThat(socket.next()).contains("hello");
      socket.send("{\"action\":\"echo\"}");
      assertThat(socket.next()).contains("Too Many Requests");
    }
  }

  @ParameterizedTest
  @CsvSource({"true, 429", "false, 201"})
  void controlPlaneRates(boolean on, int status) throws Exception {
    try (Started started = start("controlPlaneRates: " + on)) {
      // The first deployment was made when the gateway started, less than five seconds ago.
      HttpResponse<String> second =
          ResponseShapeAssertion.hold(
              started.post("/v2/apis/" + started.api.id() + "/deployments", "{}"));
      assertThat(second.statusCode()).isEqualTo(status);
    }
  }

  private static SdkBytes bytes(int count) {
    return SdkBytes.fromUtf8String("x".repeat(count));
  }

  private Started start(String limits) throws Exception {
    Path file = Files.writeString(folder.resolve("limits.yaml"), limits);
    Gateway gateway = Gateway.builder().limits(Limits.read(file)).start();
    ApiGatewayV2Client aws = SdkClients.controlPlane(gateway.address());
    SdkEchoApi api = SdkEchoApi.create(aws);
    api.deployTo("test");
    return new Started(gateway, aws, api);
  }

  private record Started(Gateway gateway, ApiGatewayV2Client aws, SdkEchoApi api)
      implements AutoCloseable {
    OrdinarySocket connect() throws Exception {
      return OrdinarySocket.open(gateway, api.id(), "test");
    }

    void turnClock(Duration step) throws Exception {
      assertThat(post("/_framegate/clock", "{\"advance\":\"" + step + "\"}").statusCode())
          .isEqualTo(200);
    }

    HttpResponse<String> post(String path, String json) throws Exception {
      URI address = gateway.address().resolve(path);
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(address)
                  .header("content-type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(json))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
      aws.close();
      gateway.close();
    }
  }
}
