package dev.framegate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.gateway.settings.AccessKeys;
import dev.framegate.testing.SdkEchoApi;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.Request;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.ForbiddenException;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.AuthorizationType;

/** Keys that may do some things and not others, by the policies of a file of credentials. */
final class PermissionsTest {
  @TempDir Path folder;
  private Gateway gateway;
  private SdkEchoApi api;

  @BeforeEach
  void start() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("keys.yaml"),
            """
            accounts:
              "111122223333":
                ROOT: secret
                POSTER:
                  secret: secret
                  policy:
                    Version: "2012-10-17"
                    Statement:
                      Effect: Allow
                      Action: execute-api:ManageConnections
                      Resource: arn:aws:execute-api:us-east-1:111122223333:*/test/POST/@connections/*
                MANAGER:
                  secret: secret
                  policy:
                    Statement:
                      - {Effect: Allow, Action: "execute-api:*", Resource: "*"}
                      - {Effect: Deny, Action: "execute-api:Manage*", Resource: "*/DELETE/@connections/*"}
                CLIENT:
                  secret: secret
                  policy:
                    Statement:
                      - {Effect: Allow, Action: "execute-api:Invoke", Resource: "arn:aws:execute-api:*:*:*/test/$connect"}
                READER:
                  secret: secret
                  policy:
                    Statement:
                      - {Effect: Allow, Action: "apigateway:GET", Resource: "arn:aws:apigateway:us-east-1::/apis/*"}
                WRITER:
                  secret: secret
                  policy:
                    Statement:
                      - {Effect: Allow, Action: "apigateway:*", Resource: "*"}
                      - {Effect: Deny, Action: "apigateway:GET", Resource: "arn:aws:apigateway:us-east-1::/apis/*"}
                ELSEWHERE:
                  secret: secret
                  policy:
                    Statement:
                      - {Effect: Allow, Action: "*", Resource: "arn:aws:execute-api:us-east-1:444455556666:*"}
            """);
    gateway = Gateway.builder().signedBy(AccessKeys.read(file)).start();
    try (ApiGatewayV2Client aws = control("ROOT")) {
      api = SdkEchoApi.create(aws);
      aws.createRoute(
          b -> b.apiId(api.id()).routeKey("$connect").authorizationType(AuthorizationType.AWS_IAM));
      api.deployTo("test");
      api.deployTo("prod");
    }
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @CsvSource({
    "ROOT, test, true, true, true",
    "POSTER, test, true, false, false",
    "POSTER, prod, false, false, false",
    "MANAGER, prod, true, true, false",
    "CLIENT, test, false, false, false",
    "READER, test, false, false, false",
    "ELSEWHERE, test, false, false, false",
  })
  void callbacksNeedAnAllowAndNoDeny(
      String key, String stage, boolean post, boolean get, boolean delete) {
    try (ApiGatewayManagementApiClient callbacks = callbacks(key, stage)) {
      allowed(
          post,
          "POST",
          () ->
              callbacks.postToConnection(
                  b -> b.connectionId("none=").data(SdkBytes.fromUtf8String("hi"))));
      allowed(get, "GET", () -> callbacks.getConnection(b -> b.connectionId("none=")));
      allowed(delete, "DELETE", () -> callbacks.deleteConnection(b -> b.connectionId("none=")));
    }
  }

  /** Whoever may call learns that nobody has this id; whoever may not learns nothing of it. */
  private static void allowed(boolean allowed, String method, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e -> assertThat(e.statusCode()).isEqualTo(allowed ? 410 : 403))
        .satisfies(
            e -> {
              if (!allowed) {
                assertThat(e)
                    .isInstanceOf(ForbiddenException.class)
                    .hasMessageContaining(
                        "is not authorized to perform: execute-api:ManageConnections on resource:")
                    .hasMessageContaining("/" + method + "/@connections/{connectionId}");
              }
            });
  }

  @ParameterizedTest
  @CsvSource({
    "ROOT, test, 101",
    "CLIENT, test, 101",
    "CLIENT, prod, 403",
    "MANAGER, prod, 101",
    "POSTER, test, 403",
    "ELSEWHERE, test, 403"
  })
  void connectingNeedsItsOwnPermission(String key, String stage, int status) throws Exception {
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                b ->
                    b.identity(AwsBasicCredentials.create(key, "secret"))
                        .request(
                            SdkHttpRequest.builder()
                                .uri(stage(stage))
                                .method(SdkHttpMethod.GET)
                                .build())
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "execute-api")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1"))
            .request();
    Request.Builder request = new Request.Builder().url(signed.getUri().toString());
    signed
        .headers()
        .forEach((name, values) -> values.forEach(value -> request.addHeader(name, value)));
    assertThat(OrdinarySocket.knock(request.build())).isEqualTo(status);
  }

  @Test
  void theControlPlaneIsAllowedByMethodAndPath() {
    try (ApiGatewayV2Client reader = control("READER")) {
      assertThatCode(() -> reader.getApi(b -> b.apiId(api.id()))).doesNotThrowAnyException();
      denied(() -> reader.getApis(b -> {}), "apigateway:GET on resource: .*::/apis");
      denied(
          () -> reader.deleteApi(b -> b.apiId(api.id())),
          "apigateway:DELETE on resource: arn:aws:apigateway:us-east-1::/apis/" + api.id());
    }
    try (ApiGatewayV2Client poster = control("POSTER")) {
      denied(() -> poster.getApi(b -> b.apiId(api.id())), "apigateway:GET on resource: .*");
    }
  }

  private static void denied(ThrowingCallable call, String permission) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(403);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
              assertThat(e.awsErrorDetails().errorMessage())
                  .matches(
                      "User: arn:aws:iam::111122223333:user/\\w+ is not authorized to perform: "
                          + permission);
            });
  }

  private URI stage(String stage) {
    return gateway.address().resolve("/_aws/execute-api/" + api.id() + "/" + stage);
  }

  private ApiGatewayV2Client control(String key) {
    return ApiGatewayV2Client.builder()
        .endpointOverride(gateway.address())
        .region(Region.US_EAST_1)
        .credentialsProvider(provider(key))
        .httpClient(ApacheHttpClient.create())
        .build();
  }

  private ApiGatewayManagementApiClient callbacks(String key, String stage) {
    return ApiGatewayManagementApiClient.builder()
        .endpointOverride(stage(stage))
        .region(Region.US_EAST_1)
        .credentialsProvider(provider(key))
        .httpClient(ApacheHttpClient.create())
        .build();
  }

  private static StaticCredentialsProvider provider(String key) {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(key, "secret"));
  }

  /** The decoded path is routed, so the decoded path must be allowed. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v2/apis/ID",
        "/v2/%61pis/ID",
        "/%762/apis/ID",
        "/v2/apis/%ID",
        "/v%32/%61%70is/ID"
      })
  void noWayOfWritingAPathPassesADeny(String form) throws Exception {
    String id = api.id();
    String path =
        form.replace("%ID", "%" + Integer.toHexString(id.charAt(0)) + id.substring(1))
            .replace("ID", id);
    assertThat(signed("ROOT", path)).isEqualTo(200);
    assertThat(signed("WRITER", path)).isEqualTo(403);
    assertThat(signed("READER", path)).isEqualTo(200);
  }

  private int signed(String key, String path) throws IOException {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.GET)
            .protocol("http")
            .host("127.0.0.1")
            .port(gateway.address().getPort())
            .encodedPath(path)
            .build();
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                r ->
                    r.identity(AwsBasicCredentials.create(key, "secret"))
                        .request(request)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "apigateway")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1"))
            .request();
    StringBuilder head = new StringBuilder("GET " + path + " HTTP/1.1\r\n");
    signed.headers().forEach((name, values) -> head.append(name + ": " + values.get(0) + "\r\n"));
    try (Socket socket = new Socket("127.0.0.1", gateway.address().getPort())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return Integer.parseInt(answer.substring(9, 12));
    }
  }
}
