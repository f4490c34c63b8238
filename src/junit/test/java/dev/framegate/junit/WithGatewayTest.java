package dev.framegate.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.gateway.Gateway;
import dev.framegate.testing.ResponseShapeAssertion;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@WithGateway
final class WithGatewayTest {
  private static URI address;

  @BeforeAll
  static void keepsTheAddress(Gateway gateway) {
    address = gateway.address();
  }

  @Test
  void theGatewayOfTheClassAnswers(Gateway gateway) throws Exception {
    HttpResponse<String> answer =
        ResponseShapeAssertion.hold(
            HttpClient.newHttpClient()
                .send(
                    HttpRequest.newBuilder(gateway.address().resolve("/v2/apis")).build(),
                    HttpResponse.BodyHandlers.ofString()));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"items\":[]");
  }

  @Test
  void everyMethodIsGivenTheSameOne(Gateway gateway) {
    assertThat(gateway.address()).isEqualTo(address);
  }

  @Test
  void timeCanBeTurnedForward(Gateway gateway) throws Exception {
    gateway.advance(Duration.ofHours(3));

    HttpResponse<String> told =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(gateway.address().resolve("/_framegate/clock")).build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(told.body()).contains("\"ahead\":\"PT3H\"");
  }
}
