package dev.framegate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.framegate.testing.SdkClients;
import dev.framegate.testing.SdkEchoApi;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.EndpointType;

/** Custom domain names, set up by the AWS SDK and used by an off-the-shelf client. */
final class CustomDomainTest {
  private static final int REFUSED = 403;
  private static final int SWITCHING = 101;

  private Gateway gateway;
  private ApiGatewayV2Client aws;
  private SdkEchoApi api;

  @BeforeEach
  void start() {
    gateway = Gateway.builder().port(0).start();
    aws = SdkClients.controlPlane(gateway.address());
    api = SdkEchoApi.create(aws);
    api.deployTo("test");
  }

  @AfterEach
  void stop() {
    aws.close();
    gateway.close();
  }

  @ParameterizedTest
  @CsvSource({
    "''       , shop.example.com           , 101",
    "''       , SHOP.example.com           , 101",
    "''       , shop.example.com/          , 101",
    "''       , shop.example.com/test      , 403",
    "''       , shop.example.com/v2/apis   , 403",
    "''       , a.shop.example.com         , 404",
    "chat     , shop.example.com/chat      , 101",
    "chat     , shop.example.com           , 403",
    "chat     , shop.example.com/chat/test , 403",
    "chat     , shop.example.com/cha       , 403",
    "chat/old , shop.example.com/chat/old  , 101",
    "chat/old , shop.example.com/chat      , 403",
  })
  void anAddressLeadsToAStageOrNowhere(String key, String address, int status) throws Exception {
    domain("shop.example.com");
    map("shop.example.com", "test", key);

    assertThat(OrdinarySocket.knock(url(address))).isEqualTo(status);
  }

  @Test
  void theLongestKeyDecides() throws Exception {
    api.deployTo("prod");
    domain("shop.example.com");
    map("shop.example.com", "test", "chat");
    map("shop.example.com", "prod", "chat/new");

    aws.deleteStage(b -> b.apiId(api.id()).stageName("test"));

    assertThat(OrdinarySocket.knock(url("shop.example.com/chat/new"))).isEqualTo(SWITCHING);
    assertThat(OrdinarySocket.knock(url("shop.example.com/chat"))).isEqualTo(REFUSED);
  }

  @Test
  void aNameOfItsOwnGoesBeforeTheWildcard() throws Exception {
    domain("*.example.com");
    domain("shop.example.com");
    map("*.example.com", "test", "");

    assertThat(OrdinarySocket.knock(url("other.example.com"))).isEqualTo(SWITCHING);
    assertThat(OrdinarySocket.knock(url("shop.example.com"))).isEqualTo(REFUSED);
  }

  @Test
  void aBackendPostsToTheDomainAndTheKey() throws Exception {
    domain("shop.example.com");
    map("shop.example.com", "test", "chat");

    try (OrdinarySocket socket = OrdinarySocket.open(url("shop.example.com/chat"))) {
      socket.send(SdkEchoApi.message("echo", 100));
      String id = new ObjectMapper().readTree(socket.next()).path("connectionId").asText();
      String path = "/@connections/" + URLEncoder.encode(id, StandardCharsets.UTF_8);

      assertThat(OrdinarySocket.post(url("shop.example.com/chat" + path), "news")).isEqualTo(200);
      assertThat(socket.next()).isEqualTo("news");
      assertThat(OrdinarySocket.post(url("shop.example.com/test" + path), "no")).isEqualTo(REFUSED);
    }
  }

  @Test
  void disablingTheDefaultEndpointClosesOnlyThat() throws Exception {
    domain("shop.example.com");
    map("shop.example.com", "test", "");
    aws.updateApi(b -> b.apiId(api.id()).disableExecuteApiEndpoint(true));
    api.deployTo("test");

    assertThat(OrdinarySocket.knock(gateway, api.id(), "test")).isEqualTo(REFUSED);
    assertThat(OrdinarySocket.knock(url("shop.example.com"))).isEqualTo(SWITCHING);
  }

  private void domain(String name) {
    aws.createDomainName(
        b ->
            b.domainName(name)
                .domainNameConfigurations(
                    c ->
                        c.endpointType(EndpointType.REGIONAL)
                            .certificateArn("arn:aws:acm:us-east-1:000000000000:certificate/a")));
  }

  private void map(String name, String stage, String key) {
    aws.createApiMapping(b -> b.domainName(name).apiId(api.id()).stage(stage).apiMappingKey(key));
  }

  private String url(String address) {
    int slash = address.indexOf('/');
    String host = slash < 0 ? address : address.substring(0, slash);
    return "http://" + host + ":" + gateway.address().getPort() + address.substring(host.length());
  }
}
