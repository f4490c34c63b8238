package dev.framegate.faults;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.gateway.Gateway;
import dev.framegate.testing.SdkClients;
import dev.framegate.testing.SdkEchoApi;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;

/** The assertion on every answer's shape is on in any client of the SDK, and it can fail. */
final class ResponseShapeAssertionTest {
  @Test
  void aMemberTooManyFailsTheTestThatAsked() {
    try (Gateway gateway = Faults.named("stage-tells-its-api").applyTo(Gateway.builder()).start();
        ApiGatewayV2Client sdk = SdkClients.controlPlane(gateway.address())) {
      SdkEchoApi api = SdkEchoApi.create(sdk);
      api.deployTo("test");
      assertThatCode(() -> sdk.getApi(r -> r.apiId(api.id()))).doesNotThrowAnyException();
      assertThatThrownBy(() -> sdk.getStage(r -> r.apiId(api.id()).stageName("test")))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("apiId: expected only members of the model");
    }
  }
}
