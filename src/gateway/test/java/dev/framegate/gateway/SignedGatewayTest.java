package dev.framegate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.gateway.settings.AccessKey;
import dev.framegate.gateway.settings.AccessKeys;
import dev.framegate.testing.ResponseShapeAssertion;
import dev.framegate.testing.SdkEchoApi;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.AuthorizationType;

/** A gateway that knows its clients by their signatures, and AWS's own signers before it. */
final class SignedGatewayTest {
  private static final AwsCredentials RIGHT =
      AwsBasicCredentials.create("AKIDEXAMPLE", "a/secret+key");
  private static final AwsCredentials WRONG_SECRET =
      AwsBasicCredentials.create("AKIDEXAMPLE", "another");
  private static final AwsCredentials STRANGER =
      AwsBasicCredentials.create("AKIDSTRANGER", "a/secret+key");
  private static final AwsCredentials SESSION =
      AwsSessionCredentials.create("AKIDEXAMPLE", "a/secret+key", "to/ken==");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Gateway gateway;

  @BeforeEach
  void start() {
    gateway =
        Gateway.builder()
            .signedBy(
                AccessKeys.of(
                    List.of(new AccessKey("111122223333", "AKIDEXAMPLE", "a/secret+key"))))
            .start();
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void theRightKeyOpensTheControlPlane() {
    for (AwsCredentials credentials : List.of(RIGHT, SESSION)) {
      try (ApiGatewayV2Client aws = control(credentials, Region.US_EAST_1)) {
        String name = "with space, ünï & more";
        String id =
            aws.createApi(
                    b ->
                        b.name(name)
                            .protocolType("WEBSOCKET")
                            .routeSelectionExpression("$request.body.action"))
                .apiId();
        assertThat(aws.getApi(b -> b.apiId(id)).name()).isEqualTo(name);
        assertThat(aws.getApis(b -> b.maxResults("1")).items()).hasSize(1);
        String arn = "arn:aws:apigateway:us-east-1::/apis/" + id;
        assertThatCode(() -> aws.getTags(b -> b.resourceArn(arn))).doesNotThrowAnyException();
        assertThatCode(() -> aws.untagResource(b -> b.resourceArn(arn).tagKeys("b c", "a*~")))
            .doesNotThrowAnyException();
      }
    }
  }

  @Test
  void wrongOnesAreToldSoInAwsWords() {
    refusedControl(
        WRONG_SECRET,
        Region.US_EAST_1,
        "InvalidSignatureException",
        "The request signature we calculated does not match");
    refusedControl(
        STRANGER,
        Region.US_EAST_1,
        "UnrecognizedClientException",
        "The security token included in the request is invalid.");
    refusedControl(
        RIGHT,
        Region.of("local"),
        "InvalidSignatureException",
        "Credential should be scoped to a valid region, not 'local'.");
  }

  @Test
  void anOldSignatureHasExpired() throws Exception {
    HttpResponse<String> answer = post("/v2/apis", "{}", "{}", ago(6));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("x-amzn-ErrorType"))
        .contains("InvalidSignatureException");
    assertThat(answer.body()).contains("Signature expired: ");
  }

  @Test
  void aTurnedClockMakesNoSignatureOld() throws Exception {
    turnClock("PT3H");

    assertThat(
            knock(
                handshake(
                    stage(deployed(AuthorizationType.AWS_IAM)), RIGHT, "execute-api", header())))
        .isEqualTo(101);
  }

  @Test
  void unsignedIsRefusedOnBothPlanes() throws Exception {
    String apiId = deployed(AuthorizationType.NONE);
    for (String path :
        List.of("/v2/apis", "/_aws/execute-api/" + apiId + "/test/@connections/L0SM9cOFvHcCIhw=")) {
      HttpResponse<String> answer =
          ResponseShapeAssertion.hold(
              HTTP.send(
                  HttpRequest.newBuilder(gateway.address().resolve(path)).build(),
                  HttpResponse.BodyHandlers.ofString()));
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.headers().firstValue("x-amzn-ErrorType"))
          .contains("MissingAuthenticationTokenException");
      assertThat(answer.body()).isEqualTo("{\"message\":\"Missing Authentication Token\"}");
    }
  }

  @Test
  void aTamperedBodyIsRefused() throws Exception {
    String body = "{\"name\":\"mine\"}";
    assertThat(post("/v2/apis", body, body).body()).doesNotContain("signature we calculated");
    HttpResponse<String> answer = post("/v2/apis", body, "{\"name\":\"them\"}");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("The request signature we calculated does not match");
  }

  @Test
  void callbacksAreSignedForTheirOwnService() throws Exception {
    String apiId = deployed(AuthorizationType.NONE);
    URI endpoint = gateway.address().resolve("/_aws/execute-api/" + apiId + "/test");
    try (ApiGatewayManagementApiClient callbacks = callbacks(RIGHT, endpoint)) {
      assertThatThrownBy(() -> callbacks.getConnection(b -> b.connectionId("L0SM9cOFvHcCIhw=")))
          .isInstanceOf(GoneException.class);
    }
    try (ApiGatewayManagementApiClient callbacks = callbacks(WRONG_SECRET, endpoint)) {
      assertThatThrownBy(() -> callbacks.getConnection(b -> b.connectionId("L0SM9cOFvHcCIhw=")))
          .isInstanceOfSatisfying(
              AwsServiceException.class, e -> is(e, "InvalidSignatureException"));
    }
    HttpResponse<String> answer = post(endpoint.getPath() + "/@connections/abc", "hi", "hi");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body())
        .isEqualTo(
            "{\"message\":\"Credential should be scoped to correct service: 'execute-api'.\"}");
  }

  @Test
  void aProtectedConnectTakesSignedHeadersAndPresignedAddresses() throws Exception {
    URI stage = stage(deployed(AuthorizationType.AWS_IAM));
    assertThat(knock(stage)).isEqualTo(403);
    for (AwsCredentials credentials : List.of(RIGHT, SESSION)) {
      assertThat(knock(handshake(stage, credentials, "execute-api", header()))).isEqualTo(101);
      assertThat(knock(handshake(stage, credentials, "execute-api", presigned()))).isEqualTo(101);
    }
    assertThat(knock(handshake(stage, WRONG_SECRET, "execute-api", presigned()))).isEqualTo(403);
    assertThat(knock(handshake(stage, RIGHT, "apigateway", presigned()))).isEqualTo(403);
    SdkHttpRequest longer = handshake(stage, RIGHT, "execute-api", presigned());
    assertThat(knock(longer.toBuilder().putRawQueryParameter("X-Amz-Expires", "604800").build()))
        .isEqualTo(403);
  }

  @Test
  void aPresignedAddressIsGoodForAsLongAsItSays() throws Exception {
    URI stage = stage(deployed(AuthorizationType.AWS_IAM));

    assertThat(knock(handshake(stage, RIGHT, "execute-api", presigned(ago(9))))).isEqualTo(101);
    assertThat(knock(handshake(stage, RIGHT, "execute-api", presigned(ago(11))))).isEqualTo(403);
  }

  @Test
  void anOpenConnectNeedsNoSignature() throws Exception {
    assertThat(knock(stage(deployed(AuthorizationType.NONE)))).isEqualTo(101);
  }

  private static Consumer<SignRequest.Builder<AwsCredentialsIdentity>> header() {
    return b -> b.putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.HEADER);
  }

  private static Clock ago(int minutes) {
    return Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-minutes));
  }

  private static Consumer<SignRequest.Builder<AwsCredentialsIdentity>> presigned() {
    return presigned(Clock.systemUTC());
  }

  private static Consumer<SignRequest.Builder<AwsCredentialsIdentity>> presigned(Clock clock) {
    return b ->
        b.putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
            .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, Duration.ofMinutes(10))
            .putProperty(HttpSigner.SIGNING_CLOCK, clock);
  }

  private static SdkHttpRequest handshake(
      URI stage,
      AwsCredentials credentials,
      String service,
      Consumer<SignRequest.Builder<AwsCredentialsIdentity>> kind) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .uri(stage)
            .method(SdkHttpMethod.GET)
            .putRawQueryParameter("room", "a b/ü")
            .build();
    return AwsV4HttpSigner.create()
        .sign(
            b -> {
              b.identity(credentials)
                  .request(request)
                  .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                  .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1");
              kind.accept(b);
            })
        .request();
  }

  private static int knock(URI stage) throws Exception {
    return OrdinarySocket.knock(new Request.Builder().url(stage.toString()).build());
  }

  private static int knock(SdkHttpRequest signed) throws Exception {
    Request.Builder request = new Request.Builder().url(signed.getUri().toString());
    signed
        .headers()
        .forEach((name, values) -> values.forEach(value -> request.addHeader(name, value)));
    return OrdinarySocket.knock(request.build());
  }

  private HttpResponse<String> post(String path, String signedBody, String sentBody)
      throws IOException, InterruptedException {
    return post(path, signedBody, sentBody, Clock.systemUTC());
  }

  private HttpResponse<String> post(String path, String signedBody, String sentBody, Clock clock)
      throws IOException, InterruptedException {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .uri(gateway.address().resolve(path))
            .method(SdkHttpMethod.POST)
            .build();
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                b ->
                    b.identity(RIGHT)
                        .request(request)
                        .payload(
                            () ->
                                new ByteArrayInputStream(
                                    signedBody.getBytes(StandardCharsets.UTF_8)))
                        .putProperty(HttpSigner.SIGNING_CLOCK, clock)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "apigateway")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1"))
            .request();
    HttpRequest.Builder sent =
        HttpRequest.newBuilder(signed.getUri()).POST(HttpRequest.BodyPublishers.ofString(sentBody));
    signed
        .headers()
        .forEach(
            (name, values) -> {
              if (!name.equalsIgnoreCase("host")) {
                values.forEach(value -> sent.header(name, value));
              }
            });
    return ResponseShapeAssertion.hold(
        HTTP.send(sent.build(), HttpResponse.BodyHandlers.ofString()));
  }

  private void turnClock(String step) throws IOException, InterruptedException {
    HttpRequest turn =
        HttpRequest.newBuilder(gateway.address().resolve("/_framegate/clock"))
            .POST(HttpRequest.BodyPublishers.ofString("{\"advance\":\"" + step + "\"}"))
            .build();
    assertThat(HTTP.send(turn, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  private URI stage(String apiId) {
    return gateway.address().resolve("/_aws/execute-api/" + apiId + "/test");
  }

  private String deployed(AuthorizationType authorization) {
    try (ApiGatewayV2Client aws = control(RIGHT, Region.US_EAST_1)) {
      SdkEchoApi api = SdkEchoApi.create(aws);
      aws.createRoute(b -> b.apiId(api.id()).routeKey("$connect").authorizationType(authorization));
      api.deployTo("test");
      return api.id();
    }
  }

  private void refusedControl(
      AwsCredentials credentials, Region region, String type, String words) {
    try (ApiGatewayV2Client aws = control(credentials, region)) {
      assertThatThrownBy(() -> aws.getApis(b -> {}))
          .isInstanceOfSatisfying(AwsServiceException.class, e -> is(e, type))
          .hasMessageContaining(words);
    }
  }

  private static void is(AwsServiceException error, String type) {
    assertThat(error.statusCode()).isEqualTo(403);
    assertThat(error.awsErrorDetails().errorCode()).isEqualTo(type);
  }

  private ApiGatewayV2Client control(AwsCredentials credentials, Region region) {
    return ApiGatewayV2Client.builder()
        .endpointOverride(gateway.address())
        .region(region)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .httpClient(ApacheHttpClient.create())
        .build();
  }

  private static ApiGatewayManagementApiClient callbacks(AwsCredentials credentials, URI endpoint) {
    return ApiGatewayManagementApiClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .httpClient(ApacheHttpClient.create())
        .build();
  }
}
