package dev.framegate.gateway.internal.deploy;

import static dev.framegate.gateway.internal.deploy.TestApi.http;
import static dev.framegate.gateway.internal.deploy.TestApi.json;
import static dev.framegate.gateway.internal.deploy.TestApi.mock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SnapshotCompilerTest {
  private static final String OK = "{\"statusCode\":200}";

  @Test
  void keepsNothingOfTheDefinition() {
    TestApi api = new TestApi().route("echo", mock(OK));
    Snapshot snapshot = api.compile();
    api.lastRoute().put("operationName", "changed");
    api.routeWithoutTarget("later");
    assertThat(snapshot.routes()).containsOnlyKeys("echo");
    assertThat(snapshot.route("echo").orElseThrow().definition().has("operationName")).isFalse();
  }

  @Test
  void twoWayNeedsRouteResponseAndExpression() {
    TestApi api = new TestApi().route("a", mock(OK)).twoWay().route("b", mock(OK));
    api.lastRoute().put("routeResponseSelectionExpression", "$default");
    Snapshot snapshot = api.compile();
    assertThat(snapshot.route("a").orElseThrow().twoWay()).isTrue();
    assertThat(snapshot.route("b").orElseThrow().twoWay()).isFalse();
  }

  static Stream<Arguments> broken() {
    ObjectNode untyped = json("{'integrationType':'CARRIER_PIGEON'}");
    ObjectNode badSelection = mock(OK).put("templateSelectionExpression", "${request.body.x");
    ObjectNode badParameter = http("HTTP", "http://127.0.0.1/");
    badParameter.putObject("requestParameters").put("integration.request.header.X", "somewhere");
    ObjectNode badTarget = http("HTTP", "http://127.0.0.1/");
    badTarget.putObject("requestParameters").put("X", "'static'");
    TestApi dangling = new TestApi().routeWithoutTarget("a");
    dangling.lastRoute().put("target", "integrations/none");
    TestApi unmodelled = new TestApi().routeWithoutTarget("a");
    unmodelled.lastRoute().put("modelSelectionExpression", "$default");
    unmodelled.lastRoute().putObject("requestModels").put("$default", "Chat");
    TestApi unknownAuthorizer = new TestApi().routeWithoutTarget("a");
    unknownAuthorizer.lastRoute().put("authorizationType", "CUSTOM").put("authorizerId", "none");
    TestApi jwt = new TestApi().routeWithoutTarget("a");
    jwt.lastRoute().put("authorizationType", "JWT");
    TestApi badParameters = new TestApi().routeWithoutTarget("a");
    badParameters.lastRoute().set("requestParameters", json("{'X':{'required':true}}"));
    return Stream.of(
        Arguments.of(
            new TestApi("$request.body" + "['a"),
            "the API's routeSelectionExpression: expected a closing ] for the [ at position 13 at"
                + " position 16 of \"$request.body['a\", but found the end"),
        Arguments.of(new TestApi(""), "the API's routeSelectionExpression: expected an expression"),
        Arguments.of(
            new TestApi().route("a", mock("#if($x")),
            "Integration a: requestTemplates.$default: the template cannot be parsed: "),
        Arguments.of(new TestApi().route("a", untyped), "Integration a: integrationType: expected"),
        Arguments.of(
            new TestApi().route("a", badSelection),
            "Integration a: templateSelectionExpression: expected a closing }"),
        Arguments.of(
            new TestApi().route("a", badParameter),
            "Integration a: requestParameters.integration.request.header.X: expected"),
        Arguments.of(
            new TestApi().route("a", badTarget),
            "Integration a: requestParameters: expected a key"),
        Arguments.of(
            new TestApi().route("a", mock(OK)).response("2\\d\\d", "x"),
            "Integration a: integrationResponseKey: expected $default or a regular expression"),
        Arguments.of(
            new TestApi().route("a", mock(OK)).response("/2(/", "x"),
            "Integration a: integrationResponseKey: \"/2(/\" is no regular expression"),
        Arguments.of(
            new TestApi().route("a", mock(OK)).response("$default", "#end #foreach"),
            "Integration a: responseTemplates.$default: the template cannot be parsed: "),
        Arguments.of(dangling, "Route \"a\": expected a target integrations/{integrationId}"),
        Arguments.of(unmodelled, "Route \"a\": requestModels.$default names the model \"Chat\""),
        Arguments.of(new TestApi().model("Chat", "{"), "Model Chat: expected a JSON schema"),
        Arguments.of(new TestApi().model("Chat", "[]"), "Model Chat: expected a JSON schema"),
        Arguments.of(
            new TestApi().model("Chat", "{\"pattern\":\"a(\"}"),
            "Model Chat: expected a JSON schema of draft 4: \"a(\" is no regular expression"),
        Arguments.of(
            new TestApi().model("Chat", "{\"items\":{\"$ref\":\"http://127.0.0.1:1/s.json#/x\"}}"),
            "Model Chat: expected a $ref into the schema itself"),
        Arguments.of(
            new TestApi().model("Chat", "{\"$ref\":\"#/definitions/none\"}"),
            "Model Chat: expected a $ref into the schema itself"),
        Arguments.of(
            new TestApi().route("a", mock(OK)).authorizer("x", "somewhere"),
            "Authorizer z1: identitySource: expected route.request."),
        Arguments.of(unknownAuthorizer, "Route \"a\": expected an authorizerId that exists"),
        Arguments.of(jwt, "Route \"a\": authorizationType: expected one of [NONE, AWS_IAM,"),
        Arguments.of(badParameters, "Route \"a\": requestParameters: expected route.request."));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void saysWhatCannotBeDeployed(TestApi api, String message) {
    assertThatThrownBy(api::compile)
        .isInstanceOf(DeploymentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void integrationsThatNoRouteReachesMayBeBroken() {
    TestApi api = new TestApi().route("a", mock("#if($x"));
    api.lastRoute().remove("target");
    assertThat(api.compile().routes()).containsOnlyKeys("a");
  }

  @Test
  void brokenModelIsDeployedWhereSchemasAreNotChecked() {
    TestApi api = new TestApi().model("Chat", "{");
    api.api().put("disableSchemaValidation", true);
    assertThat(api.compile().routes()).isEmpty();
  }
}
