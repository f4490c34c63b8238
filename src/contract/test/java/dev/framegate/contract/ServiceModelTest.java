package dev.framegate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceModelTest {
  private static final ServiceModel MODEL = ServiceModel.controlPlane();

  private static Operation operation(String name) {
    return MODEL.operation(name).orElseThrow();
  }

  private static JsonNode json(String text) {
    try {
      return new JsonMapper().readTree(text);
    } catch (IOException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  @Test
  void holdsEveryOperationOfBothServices() {
    assertThat(MODEL.operations()).hasSize(103);
    assertThat(ServiceModel.management().operations()).hasSize(3);
  }

  @Test
  void noOperationHasTwoMembersOfOneWireName() {
    assertThat(MODEL.operations())
        .allSatisfy(
            o ->
                assertThat(o.input().members().values().stream().map(Member::name))
                    .hasSameSizeAs(o.input().members().keySet()));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          POST,   /v2/apis,                                   CreateApi,           {}
          GET,    /v2/apis/a1,                                GetApi,              {apiId=a1}
          PATCH,  /v2/apis/a1/stages/test,                    UpdateStage,         '{apiId=a1, stageName=test}'
          DELETE, /v2/apis/a1/stages/s/routesettings/%24default, DeleteRouteSettings, '{apiId=a1, stageName=s, routeKey=$default}'
          GET,    /v2/tags/arn%3Aaws%3A%3A%2Fapis%2Fx,        GetTags,             {resource-arn=arn:aws::/apis/x}
          GET,    /v2/apis/a%2Bb+c%C3%A9,                     GetApi,              {apiId=a+b+cé}
          """)
  void findsTheOperationOfARequestLine(
      String method, String path, String operation, String parameters) {
    ServiceModel.Match match = MODEL.match(method, path).orElseThrow();
    assertThat(match.operation().name()).isEqualTo(operation);
    assertThat(match.pathParameters()).hasToString(parameters);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          POST, /v2/apis/,       false
          POST, /v2/apis//stages, false
          PUT,  /v2/apis/a/stages, true
          GET,  /v2/api,         false
          GET,  /v2/apis/%zz,    false
          GET,  /v2/apis/%,      false
          GET,  /v2/apis/%ff,    false
          GET,  /,               false
          """)
  void findsNoOperation(String method, String path, boolean known) {
    assertThat(MODEL.match(method, path)).isEmpty();
    assertThat(MODEL.methods(path).isEmpty()).isEqualTo(!known);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CreateStage | {"apiId":"a","stageName":"s"} |
          CreateStage | {"apiId":"a"} | stageName: expected text, got nothing
          CreateStage | {"apiId":"a","stageName":null} | stageName: expected text, got nothing
          CreateStage | {"apiId":"a","stageName":""} | stageName: expected 1 to 128 characters, got 0 characters
          CreateStage | {"apiId":"a","stageName":5} | stageName: expected text, got 5
          CreateStage | {"apiId":"a","stageName":"s","autoDeploy":"true"} | autoDeploy: expected true or false, got "true"
          CreateStage | {"apiId":"a","stageName":"s","unknown":1} |
          CreateStage | {"apiId":"a","stageName":"s","stageVariables":[]} | stageVariables: expected an object, got a list
          CreateStage | {"apiId":"a","stageName":"s","stageVariables":{"v":1}} | stageVariables.v: expected text, got 1
          CreateStage | {"apiId":"a","stageName":"s","defaultRouteSettings":{"loggingLevel":"LOUD"}} | defaultRouteSettings.loggingLevel: expected one of ERROR, INFO, OFF, got "LOUD"
          CreateStage | {"apiId":"a","stageName":"s","defaultRouteSettings":{"throttlingBurstLimit":1.5}} | defaultRouteSettings.throttlingBurstLimit: expected a whole number from -2147483648 to 2147483647, got 1.5
          CreateStage | {"apiId":"a","stageName":"s","defaultRouteSettings":{"throttlingBurstLimit":2147483648}} | defaultRouteSettings.throttlingBurstLimit: expected a whole number from -2147483648 to 2147483647, got 2147483648
          CreateStage | {"apiId":"a","stageName":"s","defaultRouteSettings":{"throttlingRateLimit":1e999}} | defaultRouteSettings.throttlingRateLimit: expected a finite number, got "Infinity"
          CreateIntegration | {"apiId":"a","integrationType":"MOCK","timeoutInMillis":49} | timeoutInMillis: expected a whole number from 50 to 30000, got 49
          CreateIntegration | {"apiId":"a","integrationType":"MOCK","timeoutInMillis":50} |
          CreateRoute | {"apiId":"a","routeKey":"k","authorizationScopes":["a",""]} | authorizationScopes[1]: expected 1 to 64 characters, got 0 characters
          """)
  void checksARequest(String operation, String members, String problem) {
    List<ModelViolation> problems =
        new InputCheck().check(operation(operation), (ObjectNode) json(members));
    assertThat(ModelViolation.sentence(problems)).isEqualTo(problem == null ? "" : problem);
  }

  @Test
  void theLengthOfAnAddressIsLimitedThoughTheTablesLackIt() {
    ObjectNode members = (ObjectNode) json("{\"apiId\":\"a\",\"integrationType\":\"HTTP\"}");
    members.put("integrationUri", "h".repeat(2048));
    assertThat(new InputCheck().check(operation("CreateIntegration"), members)).isEmpty();
    members.put("integrationUri", "h".repeat(2049));
    assertThat(new InputCheck().check(operation("CreateIntegration"), members)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GetStage | 200 | {"stageName":"s","createdDate":"2018-11-15T06:49:09Z"} |
          GetStage | 201 | {"stageName":"s"} | status: expected 200 for GetStage, got 201
          GetStage | 200 | {"StageName":"s"} | StageName: expected only members of the model
          GetStage | 200 | {"stageName":7} | stageName: expected text, got 7
          GetStage | 200 | {"createdDate":"yesterday"} | createdDate: expected an ISO-8601 time, got "yesterday"
          GetStage | 200 | {"createdDate":1542264549} | createdDate: expected an ISO-8601 time, got 1542264549
          GetStages | 200 | {"items":[{"stageName":"s","stage":1}]} | items[0].stage: expected only members
          GetStages | 200 | {"items":{}} | items: expected a list, got an object
          DeleteStage | 204 | null |
          DeleteStage | 204 | {} | expected no body, got OBJECT
          TagResource | 201 | {} |
          """)
  void checksAnAnswer(String operation, int status, String body, String problem) {
    List<ModelViolation> problems =
        new OutputCheck().check(operation(operation), status, json(body));
    if (problem == null) {
      assertThat(problems).isEmpty();
    } else {
      assertThat(ModelViolation.sentence(problems)).startsWith(problem);
    }
  }

  @Test
  void aSuccessWithoutItsBodyIsAProblem() {
    assertThat(new OutputCheck().check(operation("GetStage"), 200, MissingNode.getInstance()))
        .containsExactly(new ModelViolation("", "expected an object, got no body"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          404 | {"message":"no such thing"} | 0
          500 | {"message":"no such thing"} | 1
          404 | {"msg":"no such thing"} | 1
          404 | [] | 1
          """)
  void checksAnError(int status, String body, int problems) {
    assertThat(new OutputCheck().checkError(status, json(body))).hasSize(problems);
  }

  @Test
  void shapesAnAnswerAtAnyDepth() {
    ObjectNode resource =
        (ObjectNode)
            json(
                """
                {"stageName":"s","secret":1,"description":null,
                 "routeSettings":{"a":{"loggingLevel":"OFF","hidden":true},"b":null}}""");
    ObjectNode shaped = new OutputFilter().shape(operation("GetStage"), resource);
    assertThat(shaped)
        .hasToString("{\"routeSettings\":{\"a\":{\"loggingLevel\":\"OFF\"}},\"stageName\":\"s\"}");
    shaped.with("routeSettings").removeAll();
    assertThat(resource.path("routeSettings")).isNotEmpty();
  }
}
