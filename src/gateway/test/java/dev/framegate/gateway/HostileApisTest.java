package dev.framegate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.framegate.gateway.settings.JavaFunctions;
import dev.framegate.testing.SdkClients;
import dev.framegate.testing.SdkEchoApi;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.BadRequestException;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationType;

/** APIs and messages that are bombs: a frame for whoever lights them, and echoes for the others. */
@Order(1) // It takes long.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileApisTest {
  private static final int BOMBS = 5;
  private static final String FAILED = "\"message\": \"Internal server error\"";
  private static final String LOOP = "#foreach($i in [1..1000])";

  /** So many ways to read a text of nothing but one letter that no machine tries them all. */
  private static final String REGEX = "(.*)(.*)(.*)(.*)(.*)(.*)(.*)b";

  private Gateway gateway;
  private JavaFunctions functions;
  private ApiGatewayV2Client aws;

  @BeforeAll
  void start() {
    RequestHandler<Map<String, Object>, Object> thrower =
        (event, context) -> {
          throw new IllegalStateException("a".repeat(5_000));
        };
    functions = JavaFunctions.builder().function("thrower", thrower).build();
    gateway = Gateway.builder().functions(functions).start();
    aws = SdkClients.controlPlane(gateway.address());
  }

  @AfterAll
  void stop() {
    aws.close();
    gateway.close();
    functions.close();
  }

  static Stream<Arguments> templates() {
    return Stream.of(
        Arguments.of("loops in loops", LOOP.repeat(5) + "#end".repeat(5)),
        Arguments.of("a text that doubles", "#set($s='xx')" + LOOP + "#set($s=\"$s$s\")#end$s"),
        Arguments.of("a list in itself", "#set($l=['x'])" + LOOP + "#set($l=[$l,$l])#end$l"),
        Arguments.of("endless output", LOOP + LOOP + "$input.body#end#end"),
        Arguments.of("a regular expression", "$input.path('$.pad').matches('" + REGEX + "')"),
        Arguments.of(
            "many regular expressions",
            LOOP + "#set($v=$input.path('$.pad').matches('(.*)(.*)b'))#end"),
        Arguments.of("a split", "$input.path('$.pad').split('" + REGEX + "')"),
        Arguments.of(
            "a replacement that grows",
            "#set($s='xx')" + LOOP + "#set($s=$s.replaceAll('x',$s))#end"),
        Arguments.of("a number without end", "#set($n=9)" + LOOP + "#set($n=$n*$n)#end$n"),
        Arguments.of(
            "loops around nothing",
            "$input.path('$.pad').matches('(?:(?:){999999999}){999999999}x')"),
        Arguments.of(
            "a search in a long text",
            "#set($s=$input.path('$.pad'))"
                + "#foreach($i in [1..9])#set($s=$s.concat($s))#end"
                + "#set($t=$s.substring(1000).concat('b'))"
                + LOOP
                + "#set($v=$s.indexOf($t))#end"),
        Arguments.of("visits without a hit", "$input.path('$.deep" + "[0,0]".repeat(60) + ".zz')"),
        Arguments.of("a deep path", "$input.path('$" + "..a".repeat(50) + "')"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("templates")
  void aTemplate(String what, String template) throws Exception {
    SdkEchoApi api = SdkEchoApi.create(aws);
    String integration =
        integration(
            api,
            CreateIntegrationRequest.builder()
                .integrationType(IntegrationType.MOCK)
                .templateSelectionExpression("\\$default")
                .requestTemplates(Map.of("$default", template + "{\"statusCode\":200}")));
    route(api, integration);
    String pad = "a".repeat(2_000);
    String deep = "[".repeat(69) + "0,0" + "]".repeat(69);
    lights(api, "{\"action\":\"bomb\",\"pad\":\"" + pad + "\",\"deep\":" + deep + "}", FAILED);
  }

  @Test
  void theSelectionExpression() throws Exception {
    SdkEchoApi api = SdkEchoApi.create(aws);
    String paths = "${request.body" + "[0,0]".repeat(60) + ".zz}";
    aws.updateApi(
        b -> b.apiId(api.id()).routeSelectionExpression(paths + "${request.body.action}"));
    api.deployTo("test");
    try (OrdinarySocket hostile = OrdinarySocket.open(gateway, api.id(), "test");
        OrdinarySocket other = OrdinarySocket.open(gateway, api.id(), "test")) {
      for (int i = 0; i < BOMBS; i++) {
        hostile.send("[".repeat(69) + "0,0" + "]".repeat(69));
      }
      other.send("{\"action\":\"echo\"}");
      assertThat(other.next()).contains("hello");
      for (int i = 0; i < BOMBS; i++) {
        assertThat(hostile.next()).contains(FAILED);
      }
    }
  }

  static Stream<String> expressions() {
    return Stream.of(
        "(?:(?:){999999999}){999999999}x", "(?=a)b", "(a)\\1", "a++", "((a{900}){900}){900}");
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void aRegularExpressionWithoutALinearFormIsRefusedWhenItIsCreated(String regex) {
    SdkEchoApi api = SdkEchoApi.create(aws);
    String schema =
        "{\"properties\":{\"a\":{\"items\":[{\"pattern\":\"%s\"}]}}}"
            .formatted(regex.replace("\\", "\\\\"));
    String integration =
        integration(
            api,
            CreateIntegrationRequest.builder()
                .integrationType(IntegrationType.MOCK)
                .requestTemplates(Map.of("$default", "{\"statusCode\":200}")));

    assertThatThrownBy(
            () ->
                aws.createModel(
                    b ->
                        b.apiId(api.id())
                            .name("Evil")
                            .contentType("application/json")
                            .schema(schema)))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("schema: pattern: expected a regular expression without look-around");
    assertThatThrownBy(
            () ->
                aws.createIntegrationResponse(
                    b ->
                        b.apiId(api.id())
                            .integrationId(integration)
                            .integrationResponseKey("/" + regex + "/")))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("integrationResponseKey: expected a regular expression without");
  }

  @Test
  void theKeyOfAnIntegrationResponse() throws Exception {
    SdkEchoApi api = SdkEchoApi.create(aws);
    String integration =
        integration(
            api,
            CreateIntegrationRequest.builder()
                .integrationType(IntegrationType.AWS)
                .integrationMethod("POST")
                .integrationUri(
                    "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/"
                        + "arn:aws:lambda:us-east-1:123456789012:function:thrower/invocations"));
    for (int i = 0; i < 50; i++) {
      String key = "/" + REGEX + i + "/";
      aws.createIntegrationResponse(
          b -> b.apiId(api.id()).integrationId(integration).integrationResponseKey(key));
    }
    aws.createIntegrationResponse(
        b ->
            b.apiId(api.id())
                .integrationId(integration)
                .integrationResponseKey("$default")
                .templateSelectionExpression("\\$default")
                .responseTemplates(Map.of("$default", "none of them")));
    route(api, integration);
    lights(api, SdkEchoApi.message("bomb", 100), "none of them");
  }

  @Test
  void thePatternOfAModel() throws Exception {
    SdkEchoApi api = SdkEchoApi.create(aws);
    aws.createModel(
        b ->
            b.apiId(api.id())
                .name("Evil")
                .contentType("application/json")
                .schema(
                    "{\"properties\":{\"texts\":{\"items\":{\"pattern\":\"^(.*)(.*)(.*)b$\"}}}}"));
    String integration =
        integration(
            api,
            CreateIntegrationRequest.builder()
                .integrationType(IntegrationType.MOCK)
                .requestTemplates(Map.of("$default", "{\"statusCode\":200}")));
    aws.createRoute(
        b ->
            b.apiId(api.id())
                .routeKey("bomb")
                .target("integrations/" + integration)
                .modelSelectionExpression("$request.body.action")
                .requestModels(Map.of("bomb", "Evil")));
    String text = "\"" + "a".repeat(60) + "\",";
    lights(
        api,
        "{\"action\":\"bomb\",\"texts\":[" + text.repeat(400) + "\"b\"]}",
        "\"message\": \"Bad request body\"");
  }

  static Stream<Arguments> messages() {
    return Stream.of(
        Arguments.of("lists without end", "[".repeat(30_000)),
        Arguments.of("lists in lists", "[".repeat(15_000) + "]".repeat(15_000)),
        Arguments.of(
            "objects in objects",
            "{\"action\":\"echo\",\"a\":" + "{\"a\":".repeat(4_000) + "1" + "}".repeat(4_001)),
        Arguments.of("a number of 30000 digits", "{\"action\":" + "9".repeat(30_000) + "}"),
        Arguments.of("a text without end", "{\"action\":\"" + "x".repeat(30_000)),
        Arguments.of("a name of 30000 letters", "{\"" + "x".repeat(30_000) + "\":1}"),
        Arguments.of("thousands of names", "{" + "\"a\":1,".repeat(5_000) + "\"b\":1}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("messages")
  void aMessage(String what, String message) throws Exception {
    lights(SdkEchoApi.create(aws), message, "\"message\": \"Forbidden\"");
  }

  private String integration(SdkEchoApi api, CreateIntegrationRequest.Builder integration) {
    return aws.createIntegration(integration.apiId(api.id()).build()).integrationId();
  }

  private void route(SdkEchoApi api, String integration) {
    String route =
        aws.createRoute(
                b ->
                    b.apiId(api.id())
                        .routeKey("bomb")
                        .target("integrations/" + integration)
                        .routeResponseSelectionExpression("$default"))
            .routeId();
    aws.createRouteResponse(b -> b.apiId(api.id()).routeId(route).routeResponseKey("$default"));
  }

  /**
   * A client lights many of them at once; another one is served, and at the end so is the first.
   */
  private void lights(SdkEchoApi api, String bomb, String frame) throws Exception {
    api.deployTo("test");
    try (OrdinarySocket hostile = OrdinarySocket.open(gateway, api.id(), "test");
        OrdinarySocket other = OrdinarySocket.open(gateway, api.id(), "test")) {
      for (int i = 0; i < BOMBS; i++) {
        hostile.send(bomb);
      }
      other.send("{\"action\":\"echo\"}");
      assertThat(other.next()).contains("hello");
      for (int i = 0; i < BOMBS; i++) {
        assertThat(hostile.next()).contains(frame);
      }
      hostile.send("{\"action\":\"echo\"}");
      assertThat(hostile.next()).contains("hello");
    }
  }
}
