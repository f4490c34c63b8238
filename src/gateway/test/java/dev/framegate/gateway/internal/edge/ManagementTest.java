package dev.framegate.gateway.internal.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.management.AbsencePolicy;
import dev.framegate.gateway.internal.management.ConnectionAbsence;
import dev.framegate.gateway.internal.management.ConnectionOperation;
import dev.framegate.gateway.internal.management.ManagementInterceptor;
import dev.framegate.gateway.internal.management.ManagementOperation;
import dev.framegate.gateway.internal.management.ManagementPolicy;
import dev.framegate.gateway.internal.parts.PartReplacements;
import dev.framegate.gateway.internal.runtime.ConnectResult;
import dev.framegate.gateway.settings.Limits;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.PayloadTooLargeException;

/** The callback plane over HTTP, with a client at the other end. */
class ManagementTest {
  private static final String STAGE = "/_aws/execute-api/abc123/test";
  private final HttpClient http = HttpClient.newHttpClient();
  private EdgeFixture edge;

  @BeforeEach
  void start() {
    edge = EdgeFixture.start();
  }

  @AfterEach
  void stop() {
    edge.close();
  }

  private String id() {
    return edge.messages.connects.get(0).id();
  }

  private static String escaped(String id) {
    return id.replace("=", "%3D");
  }

  private HttpResponse<String> call(String method, String path, byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(edge.address() + path))
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<String> call(String method, byte[] body) {
    return call(method, STAGE + "/@connections/" + escaped(id()), body);
  }

  private static void expect(HttpResponse<String> answer, int status, String type) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/@connections/", "/%40connections/"})
  void aPostReachesTheClientAsText(String segment) {
    try (RawClient client = edge.client()) {
      HttpResponse<String> answer =
          call(
              "POST",
              STAGE + segment + escaped(id()),
              "caf\u00e9".getBytes(StandardCharsets.UTF_8));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEmpty();
      ServerFrame frame = client.readFrame();
      assertThat(frame.opcode()).isEqualTo(FrameHeader.TEXT);
      assertThat(frame.payload()).isEqualTo("caf\u00e9".getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void theIdMayBeUnescaped() {
    try (RawClient client = edge.client()) {
      call("POST", STAGE + "/@connections/" + id(), "a".getBytes(StandardCharsets.UTF_8));
      assertThat(client.readMessage()).isEqualTo("a");
    }
  }

  @Test
  void theHostFormWorksToo() {
    try (RawClient client = edge.client();
        RawClient caller = new RawClient(edge.address())) {
      caller.send(
          "POST /test/@connections/"
              + id()
              + " HTTP/1.1\r\nHost: abc123.execute-api.us-east-1.localhost:1\r\n"
              + "Content-Length: 2\r\n\r\nhi");
      assertThat(caller.readHead().status()).isEqualTo(200);
      assertThat(client.readMessage()).isEqualTo("hi");
    }
  }

  @Test
  void sequentialPostsKeepTheirOrder() {
    try (RawClient client = edge.client()) {
      for (int i = 0; i < 300; i++) {
        assertThat(call("POST", ("m" + i).getBytes(StandardCharsets.UTF_8)).statusCode())
            .isEqualTo(200);
      }
      for (int i = 0; i < 300; i++) {
        assertThat(client.readMessage()).isEqualTo("m" + i);
      }
    }
  }

  @Test
  void aMessageOf128KiBPassesAndOneByteMoreIs413() {
    try (RawClient client = edge.client()) {
      assertThat(call("POST", ClientFrameBytes.ascii(131_072)).statusCode()).isEqualTo(200);
      assertThat(client.readMessage()).hasSize(131_072);
      HttpResponse<String> answer = call("POST", ClientFrameBytes.ascii(131_073));
      expect(answer, 413, "PayloadTooLargeException");
      assertThat(client.send(ClientFrameBytes.text("alive")).readMessage()).isEqualTo("alive");
    }
  }

  @Test
  void bytesThatAreNotTextAre400() {
    try (RawClient client = edge.client()) {
      expect(call("POST", ClientFrameBytes.hex("ff00")), 400, "BadRequestException");
      assertThat(client.send(ClientFrameBytes.text("alive")).readMessage()).isEqualTo("alive");
    }
  }

  @Test
  void getTellsWhoIsConnectedAndSinceWhen() {
    try (RawClient client = new RawClient(edge.address())) {
      client.send(RawClient.upgrade(STAGE, "User-Agent: raw/1\r\n")).readHead();
      edge.clock.advance(Duration.ofSeconds(5));
      client.send(ClientFrameBytes.text("x")).readMessage();
      HttpResponse<String> answer = call("GET", new byte[0]);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body())
          .isEqualTo(
              "{\"connectedAt\":\"2026-01-01T00:00:00Z\",\"identity\":{\"sourceIp\":\"127.0.0.1\","
                  + "\"userAgent\":\"raw/1\"},\"lastActiveAt\":\"2026-01-01T00:00:05Z\"}");
    }
  }

  @Test
  void deleteEndsWith1000OnBothSides() {
    try (RawClient client = edge.client()) {
      assertThat(call("DELETE", new byte[0]).statusCode()).isEqualTo(204);
      assertThat(client.readFrame().closeCode()).isEqualTo(1000);
      await().until(() -> edge.messages.disconnects.size() == 1);
      assertThat(edge.messages.disconnects.get(0).code()).isEqualTo(1000);
      assertThat(edge.messages.disconnects.get(0).reason()).isEqualTo("Connection Closed Normally");
      expect(call("DELETE", new byte[0]), 410, "GoneException");
      expect(call("GET", new byte[0]), 410, "GoneException");
      expect(call("POST", new byte[1]), 410, "GoneException");
    }
  }

  @Test
  void anUnknownConnectionIsGone() {
    expect(
        call("POST", STAGE + "/@connections/L0SM9cOFvHcCIhw%3D", new byte[1]),
        410,
        "GoneException");
  }

  @Test
  void anotherStagesConnectionIsGone() {
    try (RawClient client = edge.client()) {
      String path = "/_aws/execute-api/abc123/other/@connections/" + escaped(id());
      expect(call("POST", path, new byte[1]), 410, "GoneException");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/_aws/execute-api/abc123/@connections/x",
        "/_aws/execute-api/abc123/unknown/@connections/x",
        "/_aws/execute-api/nobody/test/@connections/x",
        "/_aws/execute-api/abc123/test/@connections/x/y"
      })
  void aMissingStageIsForbidden(String path) {
    HttpResponse<String> answer = call("POST", path, new byte[1]);
    expect(answer, 403, "ForbiddenException");
    assertThat(answer.body()).isEqualTo("{\"message\":\"Forbidden\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH", "OPTIONS"})
  void otherMethodsAreRefused(String method) {
    try (RawClient client = edge.client()) {
      expect(call(method, new byte[1]), 403, "ForbiddenException");
    }
  }

  @Test
  void aConnectionIsGoneUntilItIsEstablished() {
    CompletableFuture<ConnectResult> pending = new CompletableFuture<>();
    edge.messages.onConnect = (connection, handshake) -> pending;
    try (RawClient client = new RawClient(edge.address())) {
      client.send(RawClient.upgrade(STAGE));
      await().until(() -> edge.messages.connects.size() == 1);
      expect(call("POST", new byte[1]), 410, "GoneException");
      pending.complete(new ConnectResult(200, null, null));
      assertThat(client.readHead().status()).isEqualTo(101);
      assertThat(call("POST", new byte[1]).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aClientThatDoesNotReadIs429AndOthersAreServed() {
    try (RawClient lazy = edge.client();
        RawClient other = edge.client()) {
      int status = 200;
      for (int i = 0; i < 400 && status == 200; i++) {
        status = call("POST", ClientFrameBytes.ascii(131_072)).statusCode();
      }
      assertThat(status).isEqualTo(429);
      assertThat(other.send(ClientFrameBytes.text("fine")).readMessage()).isEqualTo("fine");
      // The lazy one wakes up, and can be reached again.
      assertThat(lazy.readMessage()).hasSize(131_072);
      await()
          .until(
              () -> {
                lazy.readMessage();
                return call("POST", new byte[1]).statusCode() == 200;
              });
    }
  }

  @Test
  void theAwsSdkWorksUnchanged() {
    try (RawClient client = edge.client();
        ApiGatewayManagementApiClient sdk =
            ApiGatewayManagementApiClient.builder()
                .endpointOverride(URI.create(edge.address() + STAGE))
                .region(Region.US_EAST_1)
                .credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .build()) {
      sdk.postToConnection(
          post -> post.connectionId(id()).data(SdkBytes.fromUtf8String("from the sdk")));
      assertThat(client.readMessage()).isEqualTo("from the sdk");
      assertThat(sdk.getConnection(get -> get.connectionId(id())).identity().sourceIp())
          .isEqualTo("127.0.0.1");
      assertThatExceptionOfType(PayloadTooLargeException.class)
          .isThrownBy(
              () ->
                  sdk.postToConnection(
                      post ->
                          post.connectionId(id())
                              .data(SdkBytes.fromByteArray(ClientFrameBytes.ascii(200_000)))));
      sdk.deleteConnection(delete -> delete.connectionId(id()));
      assertThatExceptionOfType(GoneException.class)
          .isThrownBy(() -> sdk.getConnection(get -> get.connectionId(id())));
    }
  }

  /** A wrong gateway is one replaced part. */
  @Test
  void eachPartCanBeMadeWrongAlone() {
    Map<String, PartReplacements> wrong =
        Map.of(
            "interceptor",
            PartReplacements.NONE.with(
                ManagementInterceptor.class,
                right ->
                    (operation, call, next) ->
                        operation == ManagementOperation.DELETE_CONNECTION
                            ? ServerResponse.of(202)
                            : next.apply(call)),
            "absence",
            PartReplacements.NONE.with(
                AbsencePolicy.class,
                right ->
                    absence -> ServerResponse.of(absence == ConnectionAbsence.UNKNOWN ? 202 : 410)),
            "operation",
            PartReplacements.NONE.with(
                ConnectionOperation.class,
                right ->
                    (operation, client, call) ->
                        operation == ManagementOperation.DELETE_CONNECTION
                            ? ServerResponse.of(202)
                            : right.perform(operation, client, call)));
    wrong.forEach(
        (name, parts) -> {
          try (EdgeFixture own = EdgeFixture.with(Limits.aws(), parts);
              RawClient client = own.client()) {
            String id = name.equals("absence") ? "x" : own.messages.connects.get(0).id();
            HttpResponse<String> answer =
                http.send(
                    HttpRequest.newBuilder(
                            URI.create(own.address() + STAGE + "/@connections/" + escaped(id)))
                        .DELETE()
                        .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(name).isEqualTo(202);
            assertThat(client.send(ClientFrameBytes.text("alive")).readMessage())
                .isEqualTo("alive");
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void scopeCanBeMadeWrongAlone() {
    edge.close();
    edge =
        EdgeFixture.with(ManagementPolicy.Scope.class, right -> (apiId, stage, connection) -> true);
    try (RawClient client = edge.client()) {
      String path = "/_aws/execute-api/abc123/other/@connections/" + escaped(id());
      assertThat(call("POST", path, "x".getBytes(StandardCharsets.UTF_8)).statusCode())
          .isEqualTo(200);
      assertThat(client.readMessage()).isEqualTo("x");
    }
  }
}
