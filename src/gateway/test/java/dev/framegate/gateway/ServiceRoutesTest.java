package dev.framegate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.framegate.gateway.ServiceStub.Received;
import dev.framegate.gateway.settings.AccessKey;
import dev.framegate.gateway.settings.AccessKeys;
import dev.framegate.gateway.settings.ServiceEndpoint;
import dev.framegate.gateway.settings.Services;
import dev.framegate.testing.SdkClients;
import dev.framegate.testing.SdkEchoApi;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationType;
import software.amazon.awssdk.services.apigatewayv2.model.LoggingLevel;

/** Routes to AWS services, made by the SDK and called by an ordinary client. */
final class ServiceRoutesTest {
  private static final AccessKey KEY = new AccessKey("111122223333", "AKIDSERVICES", "a-secret");
  private static final String PUT_ITEM = "arn:aws:apigateway:eu-west-1:dynamodb:action/PutItem";

  @TempDir private Path folder;

  @Test
  void anActionIsCalledWithWhatTheTemplateRenders() throws Exception {
    try (ServiceStub services = new ServiceStub();
        Api api = new Api(new ServiceEndpoint(services.address()))) {
      services.answers(200, "{\"Attributes\":{\"id\":{\"S\":\"7\"}}}", Map.of());
      api.route(
          "save",
          PUT_ITEM,
          "{\"TableName\":\"T\",\"Item\":{\"id\":{\"S\":\"$input.path('$.id')\"}}}",
          Map.of());
      try (OrdinarySocket client = api.connect()) {
        client.send("{\"action\":\"save\",\"id\":\"7\"}");
        assertThat(client.next()).isEqualTo("taken: 7");
      }
      Received request = services.next();
      assertThat(request.method()).isEqualTo("POST");
      assertThat(request.uri()).hasToString("/");
      assertThat(request.body()).isEqualTo("{\"TableName\":\"T\",\"Item\":{\"id\":{\"S\":\"7\"}}}");
      assertThat(request.headers())
          .containsEntry("X-Amz-Target", "DynamoDB_20120810.PutItem")
          .containsEntry("Content-Type", "application/x-amz-json-1.0")
          .containsEntry("Host", services.address().getAuthority())
          .containsEntry("User-Agent", "AmazonAPIGateway_" + api.id);
      assertThat(request.headers().get("Authorization"))
          .matches(
              "AWS4-HMAC-SHA256 Credential=test/\\d{8}/eu-west-1/dynamodb/aws4_request,"
                  + " SignedHeaders=content-type;host;x-amz-date;x-amz-target,"
                  + " Signature=[0-9a-f]{64}");
    }
  }

  @Test
  void aPathIsCalledBelowTheEndpoint() throws Exception {
    try (ServiceStub services = new ServiceStub();
        Api api = new Api(new ServiceEndpoint(services.address().resolve("/services/")))) {
      api.route(
          "queue",
          "arn:aws:apigateway:us-east-1:sqs:path/000000000000/${stageVariables.queue}",
          "Action=SendMessage&MessageBody=$util.urlEncode($input.body)",
          Map.of("integration.request.header.Content-Type", "'application/x-www-form-urlencoded'"));
      try (OrdinarySocket client = api.connect()) {
        client.send("{\"action\":\"queue\"}");
        assertThat(client.next()).startsWith("taken");
      }
      Received request = services.next();
      assertThat(request.uri()).hasToString("/services/000000000000/orders");
      assertThat(request.body())
          .isEqualTo("Action=SendMessage&MessageBody=%7B%22action%22%3A%22queue%22%7D");
      assertThat(request.headers())
          .containsEntry("Content-Type", "application/x-www-form-urlencoded")
          .doesNotContainKey("X-Amz-Target");
    }
  }

  @Test
  void anActionOfTheQueryProtocolStandsInTheQuery() throws Exception {
    try (ServiceStub services = new ServiceStub();
        Api api = new Api(new ServiceEndpoint(services.address()))) {
      api.route(
          "publish",
          "arn:aws:apigateway:us-east-1:sns:action/Publish",
          "",
          Map.of("integration.request.querystring.Message", "route.request.body.text"));
      try (OrdinarySocket client = api.connect()) {
        client.send("{\"action\":\"publish\",\"text\":\"a & b\"}");
        assertThat(client.next()).startsWith("taken");
      }
      assertThat(services.next().uri())
          .hasToString("/?Message=a%20%26%20b&Action=Publish&Version=2010-03-31");
    }
  }

  @Test
  void anActionOfTheQueryProtocolStandsInAForm() throws Exception {
    try (ServiceStub services = new ServiceStub();
        Api api = new Api(new ServiceEndpoint(services.address()))) {
      for (String form : List.of("Message=hi", "Action=Publish&Message=hi")) {
        api.route(
            form,
            "arn:aws:apigateway:us-east-1:sns:action/Publish",
            form,
            Map.of(
                "integration.request.header.Content-Type", "'application/x-www-form-urlencoded'"));
      }
      try (OrdinarySocket client = api.connect()) {
        client.send("{\"action\":\"Message=hi\"}");
        assertThat(client.next()).startsWith("taken");
        client.send("{\"action\":\"Action=Publish&Message=hi\"}");
        assertThat(client.next()).startsWith("taken");
      }
      Received named = services.next();
      assertThat(named.uri()).hasToString("/");
      assertThat(named.body()).isEqualTo("Action=Publish&Version=2010-03-31&Message=hi");
      assertThat(services.next().body()).isEqualTo("Version=2010-03-31&Action=Publish&Message=hi");
    }
  }

  @Test
  void theStatusOfAServiceSelectsTheResponse() throws Exception {
    try (ServiceStub services = new ServiceStub();
        Api api = new Api(new ServiceEndpoint(services.address()))) {
      services.answers(400, "{\"__type\":\"ValidationException\"}", Map.of());
      api.route("save", PUT_ITEM, "{}", Map.of());
      try (OrdinarySocket client = api.connect()) {
        client.send("{\"action\":\"save\"}");
        assertThat(client.next()).isEqualTo("refused: ValidationException");
      }
    }
  }

  /** The service is a gateway that verifies signatures, of Framegate's own control plane. */
  @Test
  void aServiceThatVerifiesSignaturesTakesTheRequest() throws Exception {
    try (Gateway service = Gateway.builder().signedBy(AccessKeys.of(List.of(KEY))).start()) {
      assertThat(apisSeenWith(service, KEY)).isEqualTo("taken: ");
      assertThat(apisSeenWith(service, new AccessKey(KEY.account(), KEY.id(), "wrong")))
          .isEqualTo("refused: ");
    }
  }

  private static String apisSeenWith(Gateway service, AccessKey key) throws Exception {
    try (Api api = new Api(new ServiceEndpoint(service.address(), key))) {
      api.integration(
          "list",
          b ->
              b.integrationUri("arn:aws:apigateway:us-east-1:apigateway:path/v2/apis")
                  .integrationMethod("GET")
                  .requestTemplates(Map.of("$default", ""))
                  .requestParameters(Map.of("integration.request.querystring.maxResults", "'5'")));
      try (OrdinarySocket client = api.connect()) {
        client.send("{\"action\":\"list\"}");
        return client.next();
      }
    }
  }

  @Test
  void noRequestLeavesTheEndpoint() throws Exception {
    try (ServiceStub services = new ServiceStub();
        ServiceStub foreign = new ServiceStub();
        Api api = new Api(new ServiceEndpoint(services.address()))) {
      services.answers(307, "{}", Map.of("Location", foreign.address().toString()));
      api.route(
          "away",
          "arn:aws:apigateway:us-east-1:s3:path/{where}",
          "{}",
          Map.of(
              "integration.request.path.where",
              "route.request.body.where",
              "integration.request.header.Host",
              "'" + foreign.address().getAuthority() + "'"));
      try (OrdinarySocket client = api.connect()) {
        client.send(
            "{\"action\":\"away\",\"where\":\"@%s/\"}".formatted(foreign.address().getAuthority()));
        client.next();
      }
      assertThat(services.next().headers())
          .containsEntry("Host", services.address().getAuthority());
      assertThat(foreign.wasCalled()).isFalse();
    }
  }

  @Test
  void withoutAnEndpointTheClientReadsAnErrorAndTheLogsTheOption() throws Exception {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger logger = (Logger) LoggerFactory.getLogger("dev.framegate.gateway.internal.integration");
    log.start();
    logger.addAppender(log);
    try (Api api = new Api(Gateway.builder().logs(folder).services(Services.NONE))) {
      api.route("save", PUT_ITEM, "{}", Map.of());
      try (OrdinarySocket client = api.connect()) {
        client.send("{\"action\":\"save\"}");
        assertThat(client.next()).contains("Internal server error");
        client.send("{\"action\":\"save\"}");
        assertThat(client.next()).contains("Internal server error");
      }
      String told =
          "an integration calls PutItem of dynamodb in eu-west-1, but this gateway has no endpoint"
              + " for AWS services; start it with 'serve --services URL'";
      assertThat(log.list)
          .filteredOn(event -> event.getLevel() == Level.WARN)
          .singleElement()
          .satisfies(event -> assertThat(event.getFormattedMessage()).startsWith(told));
      Path file = folder.resolve("aws_apigateway_" + api.id + "_test.log");
      Awaitility.await().until(() -> Files.exists(file) && Files.readString(file).contains(told));
    } finally {
      logger.detachAppender(log);
    }
  }

  /** A gateway and an API whose routes answer with what they were answered. */
  private static final class Api implements AutoCloseable {
    private final Gateway gateway;
    private final ApiGatewayV2Client aws;
    private final SdkEchoApi echo;
    private final String id;

    Api(Services services) {
      this(Gateway.builder().services(services));
    }

    Api(Gateway.Builder builder) {
      gateway = builder.start();
      aws = SdkClients.controlPlane(gateway.address());
      echo = SdkEchoApi.create(aws);
      id = echo.id();
    }

    void route(String key, String uri, String template, Map<String, String> parameters) {
      integration(
          key,
          b ->
              b.integrationUri(uri)
                  .integrationMethod("POST")
                  .requestTemplates(Map.of("$default", template))
                  .requestParameters(parameters));
    }

    void integration(String key, Consumer<CreateIntegrationRequest.Builder> more) {
      String integration =
          aws.createIntegration(
                  b ->
                      more.accept(
                          b.apiId(id)
                              .integrationType(IntegrationType.AWS)
                              .templateSelectionExpression("\\$default")))
              .integrationId();
      response(integration, "$default", "taken: $input.path('$.Attributes.id.S')");
      response(integration, "/4\\d\\d/", "refused: $input.path('$.__type')");
      String route =
          aws.createRoute(
                  b ->
                      b.apiId(id)
                          .routeKey(key)
                          .target("integrations/" + integration)
                          .routeResponseSelectionExpression("$default"))
              .routeId();
      aws.createRouteResponse(b -> b.apiId(id).routeId(route).routeResponseKey("$default"));
    }

    private void response(String integration, String key, String template) {
      aws.createIntegrationResponse(
          b ->
              b.apiId(id)
                  .integrationId(integration)
                  .integrationResponseKey(key)
                  .templateSelectionExpression("\\$default")
                  .responseTemplates(Map.of("$default", template)));
    }

    OrdinarySocket connect() throws Exception {
      echo.deployTo("test");
      aws.updateStage(
          b ->
              b.apiId(id)
                  .stageName("test")
                  .stageVariables(Map.of("queue", "orders"))
                  .defaultRouteSettings(s -> s.loggingLevel(LoggingLevel.ERROR)));
      URI address = gateway.address();
      return OrdinarySocket.open(address + "/_aws/execute-api/" + id + "/test");
    }

    @Override
    public void close() {
      aws.close();
      gateway.close();
    }
  }
}
