package dev.framegate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.gateway.settings.FunctionResult;
import dev.framegate.gateway.settings.Limit;
import dev.framegate.gateway.settings.Limits;
import dev.framegate.testing.SdkClients;
import dev.framegate.testing.SdkEchoApi;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.Api;
import software.amazon.awssdk.services.apigatewayv2.model.AuthorizationType;
import software.amazon.awssdk.services.apigatewayv2.model.AuthorizerType;
import software.amazon.awssdk.services.apigatewayv2.model.ConflictException;
import software.amazon.awssdk.services.apigatewayv2.model.DomainName;
import software.amazon.awssdk.services.apigatewayv2.model.NotFoundException;
import software.amazon.awssdk.services.apigatewayv2.model.TooManyRequestsException;

/** Two accounts with two Regions each, in one gateway, by AWS's own client. */
final class RegionsTest {
  private static final Region FIRST = Region.US_EAST_1;
  private static final Region OTHER = Region.EU_CENTRAL_1;

  /** Without a file of keys, an account's number is a key of the account. */
  private static final AwsCredentials ONE = AwsBasicCredentials.create("111122223333", "any");

  private static final AwsCredentials TWO = AwsBasicCredentials.create("444455556666", "any");

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir Path directory;

  private record Owner(AwsCredentials key, Region region) {
    ApiGatewayV2Client of(Gateway gateway) {
      return SdkClients.controlPlane(gateway.address(), key, region);
    }
  }

  private static final List<Owner> OWNERS =
      List.of(
          new Owner(ONE, FIRST),
          new Owner(ONE, OTHER),
          new Owner(TWO, FIRST),
          new Owner(TWO, OTHER));

  @Test
  void noOneSeesWhatBelongsToAnother() {
    try (Gateway gateway = Gateway.builder().start()) {
      List<String> ids = new ArrayList<>();
      for (Owner owner : OWNERS) {
        try (ApiGatewayV2Client aws = owner.of(gateway)) {
          ids.add(SdkEchoApi.create(aws).id());
        }
      }
      for (int own = 0; own < OWNERS.size(); own++) {
        try (ApiGatewayV2Client aws = OWNERS.get(own).of(gateway)) {
          String id = ids.get(own);
          String region = OWNERS.get(own).region().id();
          assertThat(aws.getApis(b -> {}).items()).extracting(Api::apiId).containsExactly(id);
          assertThat(aws.getApi(b -> b.apiId(id)).apiEndpoint())
              .contains(id + ".execute-api." + region + ".localhost");
          for (String other : ids) {
            if (!other.equals(id)) {
              assertThatThrownBy(() -> aws.getApi(b -> b.apiId(other)))
                  .isInstanceOf(NotFoundException.class)
                  .hasMessageContaining(OWNERS.get(own).key().accessKeyId() + ":" + other);
              assertThatThrownBy(() -> aws.deleteApi(b -> b.apiId(other)))
                  .isInstanceOf(NotFoundException.class);
              assertThatThrownBy(() -> aws.createRoute(b -> b.apiId(other).routeKey("mine")))
                  .isInstanceOf(NotFoundException.class);
              assertThatThrownBy(
                      () ->
                          aws.getTags(
                              b ->
                                  b.resourceArn(
                                      "arn:aws:apigateway:" + region + "::/apis/" + other)))
                  .isInstanceOf(NotFoundException.class);
            }
          }
        }
      }
    }
  }

  @Test
  void eachHasItsOwnQuotasAndRates() throws Exception {
    Limits one =
        Limits.aws()
            .with(Limit.APIS, 1)
            .with(Limit.REQUESTS_PER_SECOND, 0.01)
            .with(Limit.REQUESTS_BURST, 2);
    try (Gateway gateway = Gateway.builder().limits(one).start()) {
      for (Owner owner : OWNERS) {
        try (ApiGatewayV2Client aws = owner.of(gateway)) {
          SdkEchoApi api = SdkEchoApi.create(aws);
          api.deployTo("test");
          assertThatThrownBy(() -> SdkEchoApi.create(aws))
              .isInstanceOf(TooManyRequestsException.class);
          assertThat(OrdinarySocket.knock(gateway, api.id(), "test")).isEqualTo(101);
          assertThat(OrdinarySocket.knock(gateway, api.id(), "test")).isEqualTo(101);
          assertThat(OrdinarySocket.knock(gateway, api.id(), "test")).isEqualTo(429);
        }
      }
    }
  }

  @Test
  void aDirectoryKeepsWhatBelongsToEach() throws Exception {
    List<String> ids = new ArrayList<>();
    try (Gateway gateway = Gateway.builder().state(directory).start()) {
      for (Owner owner : OWNERS) {
        try (ApiGatewayV2Client aws = owner.of(gateway)) {
          SdkEchoApi api = SdkEchoApi.create(aws);
          api.deployTo("test");
          ids.add(api.id());
        }
      }
    }
    try (Gateway gateway = Gateway.builder().state(directory).start()) {
      for (int own = 0; own < OWNERS.size(); own++) {
        String id = ids.get(own);
        assertThat(OrdinarySocket.knock(gateway, id, "test")).isEqualTo(101);
        assertThat(OrdinarySocket.knock(named(gateway, id, OWNERS.get(own).region().id())))
            .isEqualTo(101);
        try (ApiGatewayV2Client aws = OWNERS.get(own).of(gateway)) {
          assertThat(aws.getApis(b -> {}).items()).extracting(Api::apiId).containsExactly(id);
          aws.deleteApi(b -> b.apiId(id));
        }
      }
    }
    try (Gateway gateway = Gateway.builder().state(directory).start()) {
      for (Owner owner : OWNERS) {
        try (ApiGatewayV2Client aws = owner.of(gateway)) {
          assertThat(aws.getApis(b -> {}).items()).isEmpty();
        }
      }
    }
  }

  @Test
  void anAddressOfAnotherRegionLeadsToNoApi() throws Exception {
    try (Gateway gateway = Gateway.builder().start();
        ApiGatewayV2Client aws = new Owner(ONE, OTHER).of(gateway)) {
      SdkEchoApi api = SdkEchoApi.create(aws);
      api.deployTo("test");

      assertThat(OrdinarySocket.knock(named(gateway, api.id(), "eu-central-1"))).isEqualTo(101);
      assertThat(OrdinarySocket.knock(named(gateway, api.id(), "us-east-1"))).isEqualTo(403);
      assertThat(
              OrdinarySocket.post(
                  named(gateway, api.id(), "us-east-1") + "/@connections/L0SM9cOFvHcCIhw=", "hi"))
          .isEqualTo(403);
      assertThat(
              OrdinarySocket.post(
                  named(gateway, api.id(), "eu-central-1") + "/@connections/L0SM9cOFvHcCIhw=",
                  "hi"))
          .isEqualTo(410);
    }
  }

  @Test
  void aDomainNameIsTakenInItsRegionForAllAccounts() {
    try (Gateway gateway = Gateway.builder().start();
        ApiGatewayV2Client first = new Owner(ONE, FIRST).of(gateway);
        ApiGatewayV2Client second = new Owner(TWO, FIRST).of(gateway);
        ApiGatewayV2Client elsewhere = new Owner(TWO, OTHER).of(gateway)) {
      String name = "ws.example.com";
      assertThat(first.createDomainName(b -> b.domainName(name)).domainName()).isEqualTo(name);
      assertThatThrownBy(() -> second.createDomainName(b -> b.domainName(name)))
          .isInstanceOf(ConflictException.class);
      assertThat(elsewhere.createDomainName(b -> b.domainName(name)).domainName()).isEqualTo(name);
      assertThat(second.getDomainNames(b -> {}).items()).isEmpty();
      first.deleteDomainName(b -> b.domainName(name));
      assertThat(elsewhere.getDomainNames(b -> {}).items())
          .extracting(DomainName::domainName)
          .containsExactly(name);
      assertThat(second.createDomainName(b -> b.domainName(name)).domainName()).isEqualTo(name);
    }
  }

  @Test
  void anAuthorizerIsToldTheArnOfItsApi() throws Exception {
    Queue<String> events = new ConcurrentLinkedQueue<>();
    try (Gateway gateway =
            Gateway.builder()
                .functions(
                    (name, event, async) -> {
                      events.add(new String(event, StandardCharsets.UTF_8));
                      return CompletableFuture.completedFuture(
                          new FunctionResult.Returned(new byte[0]));
                    })
                .start();
        ApiGatewayV2Client aws = new Owner(TWO, OTHER).of(gateway)) {
      SdkEchoApi api = SdkEchoApi.create(aws);
      String authorizer =
          aws.createAuthorizer(
                  b ->
                      b.apiId(api.id())
                          .name("who")
                          .authorizerType(AuthorizerType.REQUEST)
                          .identitySource("route.request.header.User-Agent")
                          .authorizerUri(
                              "arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/"
                                  + "arn:aws:lambda:eu-central-1:444455556666:function:who/invocations"))
              .authorizerId();
      aws.createRoute(
          b ->
              b.apiId(api.id())
                  .routeKey("$connect")
                  .authorizationType(AuthorizationType.CUSTOM)
                  .authorizerId(authorizer));
      api.deployTo("test");

      assertThat(OrdinarySocket.knock(gateway, api.id(), "test")).isGreaterThanOrEqualTo(400);
      assertThat(events)
          .singleElement()
          .asString()
          .contains(
              "\"methodArn\":\"arn:aws:execute-api:eu-central-1:444455556666:%s/test/$connect\""
                  .formatted(api.id()));
    }
  }

  @Test
  void aCheckpointIsOfAllAccountsAndRegions() {
    try (Gateway gateway = Gateway.builder().start();
        ApiGatewayV2Client kept = new Owner(ONE, OTHER).of(gateway);
        ApiGatewayV2Client fresh = new Owner(TWO, OTHER).of(gateway)) {
      String id = SdkEchoApi.create(kept).id();
      Runnable restore = gateway.checkpoint();
      SdkEchoApi.create(kept);
      SdkEchoApi.create(fresh);
      fresh.createDomainName(b -> b.domainName("ws.example.com"));

      restore.run();

      assertThat(kept.getApis(b -> {}).items()).extracting(Api::apiId).containsExactly(id);
      assertThat(fresh.getApis(b -> {}).items()).isEmpty();
      assertThat(fresh.getDomainNames(b -> {}).items()).isEmpty();
    }
  }

  /** As a browser does, which signs nothing. */
  @Test
  void theHostNamesTheRegionOfAnUnsignedRequest() throws Exception {
    try (Gateway gateway = Gateway.builder().start();
        ApiGatewayV2Client aws =
            SdkClients.controlPlane(
                gateway.address(), AwsBasicCredentials.create("any", "any"), OTHER)) {
      String id = SdkEchoApi.create(aws).id();

      assertThat(unsigned(gateway, "apigateway.eu-central-1.localhost")).contains(id);
      assertThat(unsigned(gateway, "apigateway.eu-central-1.amazonaws.com")).contains(id);
      assertThat(unsigned(gateway, "apigateway.us-east-1.localhost")).doesNotContain(id);
      assertThat(unsigned(gateway, "localhost")).doesNotContain(id);
    }
  }

  @Test
  void theNumberOfAccountsAndRegionsIsBounded() throws Exception {
    try (Gateway gateway = Gateway.builder().start()) {
      URI list = gateway.address().resolve("/v2/apis");
      HttpResponse<String> answer = get(list, "000000000001");
      for (int account = 2; account <= 256; account++) {
        assertThat(answer.statusCode()).isEqualTo(200);
        answer = get(list, "%012d".formatted(account));
      }
      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.body()).contains("at most 256 pairs of an account and a Region");
      assertThat(get(list, "000000000001").statusCode()).isEqualTo(200);
      assertThat(get(list, "any").statusCode()).isEqualTo(200);
    }
  }

  private static HttpResponse<String> get(URI list, String key) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(list)
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=%s/20260101/us-east-1/apigateway/aws4_request"
                    .formatted(key))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String unsigned(Gateway gateway, String host) throws Exception {
    return OrdinarySocket.text("http://%s:%d/v2/apis".formatted(host, gateway.address().getPort()));
  }

  private static String named(Gateway gateway, String apiId, String region) {
    return "http://%s.execute-api.%s.amazonaws.com:%d/test"
        .formatted(apiId, region, gateway.address().getPort());
  }
}
