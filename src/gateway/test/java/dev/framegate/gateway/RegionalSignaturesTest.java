package dev.framegate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.gateway.settings.AccessKey;
import dev.framegate.gateway.settings.AccessKeys;
import dev.framegate.testing.SdkClients;
import dev.framegate.testing.SdkEchoApi;
import java.net.URI;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.NotFoundException;

/** Keys of two accounts before a gateway that verifies signatures, and two Regions behind it. */
final class RegionalSignaturesTest {
  private static final AwsCredentials OWNER = AwsBasicCredentials.create("AKIDONE", "one");
  private static final AwsCredentials STRANGER = AwsBasicCredentials.create("AKIDTWO", "two");

  private Gateway gateway;
  private SdkEchoApi api;

  @BeforeEach
  void start() {
    gateway =
        Gateway.builder()
            .signedBy(
                AccessKeys.of(
                    List.of(
                        new AccessKey("111122223333", "AKIDONE", "one"),
                        new AccessKey("444455556666", "AKIDTWO", "two"))))
            .start();
    try (ApiGatewayV2Client aws = control(OWNER, Region.EU_CENTRAL_1)) {
      api = SdkEchoApi.create(aws);
      api.deployTo("test");
    }
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void aKeyManagesTheApisOfItsAccountInTheRegionOfTheSignature() {
    try (ApiGatewayV2Client own = control(OWNER, Region.EU_CENTRAL_1);
        ApiGatewayV2Client region = control(OWNER, Region.US_EAST_1);
        ApiGatewayV2Client account = control(STRANGER, Region.EU_CENTRAL_1)) {
      assertThat(own.getApis(b -> {}).items()).hasSize(1);
      for (ApiGatewayV2Client other : List.of(region, account)) {
        assertThat(other.getApis(b -> {}).items()).isEmpty();
        assertThatThrownBy(() -> other.getApi(b -> b.apiId(api.id())))
            .isInstanceOf(NotFoundException.class);
      }
    }
  }

  @Test
  void theHostOfARegionTakesSignaturesForThatRegionOnly() {
    URI there =
        URI.create("http://apigateway.eu-central-1.localhost:" + gateway.address().getPort());
    try (ApiGatewayV2Client right =
            SdkClients.controlPlane(there, OWNER, Region.EU_CENTRAL_1, Loopback.http());
        ApiGatewayV2Client wrong =
            SdkClients.controlPlane(there, OWNER, Region.US_EAST_1, Loopback.http())) {
      assertThat(right.getApis(b -> {}).items()).hasSize(1);
      assertThatThrownBy(() -> wrong.getApis(b -> {}))
          .isInstanceOfSatisfying(
              AwsServiceException.class,
              e -> {
                assertThat(e.statusCode()).isEqualTo(403);
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidSignatureException");
              })
          .hasMessageContaining("a valid region, not 'us-east-1'");
    }
  }

  @Test
  void aConnectionIsReachedByItsAccountInItsRegion() throws Exception {
    try (OrdinarySocket socket = OrdinarySocket.open(gateway, api.id(), "test")) {
      socket.send("{\"action\":\"echo\"}");
      String id = socket.next().replaceFirst(".*\"connectionId\":\"([^\"]+)\".*", "$1");

      forbidden(
          "ForbiddenException",
          "User: arn:aws:iam::444455556666:user/AKIDTWO is not authorized to perform:"
              + " execute-api:ManageConnections on resource:"
              + " arn:aws:execute-api:eu-central-1:111122223333:"
              + api.id()
              + "/test/POST/@connections/",
          () -> post(STRANGER, Region.EU_CENTRAL_1, id, "from another account"));
      forbidden(
          "InvalidSignatureException",
          "Credential should be scoped to a valid region, not 'us-east-1'.",
          () -> post(OWNER, Region.US_EAST_1, id, "from another Region"));
      post(OWNER, Region.EU_CENTRAL_1, id, "from its owner");

      assertThat(socket.next()).isEqualTo("from its owner");
    }
  }

  @Test
  void unsignedCallsWithinTheProcessAreOfTheFirstAccount() {
    gateway.api("chat").route("greet", event -> "hello").deploy("test");

    try (ApiGatewayV2Client own = control(OWNER, Region.US_EAST_1);
        ApiGatewayV2Client account = control(STRANGER, Region.US_EAST_1)) {
      assertThat(own.getApis(b -> {}).items()).hasSize(1);
      assertThat(account.getApis(b -> {}).items()).isEmpty();
    }
  }

  private void post(AwsCredentials key, Region region, String connectionId, String text) {
    URI stage = gateway.address().resolve("/_aws/execute-api/" + api.id() + "/test");
    try (ApiGatewayManagementApiClient callbacks = SdkClients.callbacks(stage, key, region)) {
      callbacks.postToConnection(
          b -> b.connectionId(connectionId).data(SdkBytes.fromUtf8String(text)));
    }
  }

  private static void forbidden(String type, String words, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(403);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo(type);
            })
        .hasMessageContaining(words);
  }

  private ApiGatewayV2Client control(AwsCredentials key, Region region) {
    return SdkClients.controlPlane(gateway.address(), key, region);
  }
}
