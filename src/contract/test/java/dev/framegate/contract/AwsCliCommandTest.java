package dev.framegate.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsCliCommandTest {

  private static AwsCliCommand parse(String command) {
    return AwsCliCommand.parse(command, ServiceModel.controlPlane(), ServiceModel.management());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          aws apigatewayv2 --region us-east-1 create-stage --api-id aabb --deployment-id fedcba --stage-name test | CreateStage | us-east-1 | {"apiId":"aabb","deploymentId":"fedcba","stageName":"test"}
          apigatewayv2 get-apis --max-results 5 | GetApis | | {"maxResults":"5"}
          aws apigatewayv2 update-stage --api-id=a --stage-name s --auto-deploy | UpdateStage | | {"apiId":"a","stageName":"s","autoDeploy":true}
          aws apigatewayv2 update-stage --api-id a --stage-name s --no-auto-deploy --region eu-west-1 | UpdateStage | eu-west-1 | {"apiId":"a","stageName":"s","autoDeploy":false}
          aws apigatewayv2 update-stage --api-id a --stage-name s --stage-variables url=x.test,key=1 | UpdateStage | | {"apiId":"a","stageName":"s","stageVariables":{"url":"x.test","key":"1"}}
          aws apigatewayv2 update-stage --api-id a --stage-name s --default-route-settings ThrottlingBurstLimit=100,ThrottlingRateLimit=2000 | UpdateStage | | {"apiId":"a","stageName":"s","defaultRouteSettings":{"throttlingBurstLimit":100,"throttlingRateLimit":2000.0}}
          aws apigatewayv2 update-stage --api-id a --stage-name s --route-settings '{"messages":{"ThrottlingBurstLimit":100,"DataTraceEnabled":true}}' | UpdateStage | | {"apiId":"a","stageName":"s","routeSettings":{"messages":{"throttlingBurstLimit":100,"dataTraceEnabled":true}}}
          aws apigatewayv2 update-stage --api-id a --stage-name s --route-settings 'messages={ThrottlingBurstLimit=7,LoggingLevel=INFO}' | UpdateStage | | {"apiId":"a","stageName":"s","routeSettings":{"messages":{"throttlingBurstLimit":7,"loggingLevel":"INFO"}}}
          aws apigatewayv2 create-route --api-id a --route-key '$connect' --authorization-scopes a b | CreateRoute | | {"apiId":"a","routeKey":"$connect","authorizationScopes":["a","b"]}
          aws apigatewayv2 create-integration --api-id a --integration-type MOCK --timeout-in-millis 50 | CreateIntegration | | {"apiId":"a","integrationType":"MOCK","timeoutInMillis":50}
          aws apigatewayv2 untag-resource --resource-arn arn:x --tag-keys one two | UntagResource | | {"resource-arn":"arn:x","tagKeys":["one","two"]}
          aws apigatewaymanagementapi post-to-connection --endpoint-url http://127.0.0.1 --connection-id L0SM9c= --data 'hello there' | PostToConnection | | {"connectionId":"L0SM9c=","data":"hello there"}
          aws apigatewayv2 create-api --name \\"quoted \\\\\\"name\\\\\\"\\" --protocol-type WEBSOCKET --description it\\\\'s | CreateApi | | {"name":"quoted \\\\"name\\\\"","protocolType":"WEBSOCKET","description":"it's"}
          """)
  void readsACommand(String command, String operation, String region, String members) {
    AwsCliCommand parsed = parse(command.replace("\\\"", "\"").replace("\\\\", "\\"));
    assertThat(parsed.operation().name()).isEqualTo(operation);
    assertThat(parsed.region()).isEqualTo(region);
    assertThat(parsed.members()).hasToString(members.replace("\\\\", "\\"));
  }

  @Test
  void continuesLinesEvenWhereBlanksFollowTheBackslash() {
    AwsCliCommand parsed =
        parse(
            " aws apigatewayv2 update-stage --region r \\\n    --api-id a \\ \n  --stage-name s \\ \n"
                + "    --deployment-id d\n");
    assertThat(parsed.members())
        .hasToString("{\"apiId\":\"a\",\"stageName\":\"s\",\"deploymentId\":\"d\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          aws s3 ls | expected a service (apigatewayv2, apigatewaymanagementapi), got s3
          aws | expected a service
          aws apigatewayv2 | got nothing
          aws apigatewayv2 create-stages | got create-stages
          aws apigatewayv2 create-stage --stage test | create-stage has no option --stage; it has --access-log-settings, --api-id
          aws apigatewayv2 create-stage --stage-name a b | --stage-name: expected one value, got [a, b]
          aws apigatewayv2 create-stage --auto-deploy yes | --auto-deploy takes no value, got [yes]
          aws apigatewayv2 create-stage --no-stage-name | create-stage has no option --no-stage-name
          aws apigatewayv2 create-integration --timeout-in-millis soon | --timeout-in-millis: expected JSON, got soon
          aws apigatewayv2 create-stage --default-route-settings Burst=1 | unknown member Burst; expected one of [DataTraceEnabled
          aws apigatewayv2 create-stage --stage-variables novalue | expected Key=value at character 8
          aws apigatewayv2 create-stage --stage-name 'x | a single quote is not closed
          aws apigatewayv2 create-stage --stage-name file://x | values from files are not read
          aws apigatewayv2 create-stage extra --stage-name x | expected options after create-stage, got [extra]
          """)
  void saysWhatIsWrong(String command, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse(command))
        .withMessageContaining(message);
  }

  @Test
  void becomesAnHttpRequest() {
    AwsCliCommand command =
        parse("apigatewayv2 create-stage --api-id ab --stage-name test --auto-deploy");
    OperationRequest request = command.operation().request(command.members());
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.pathAndQuery()).isEqualTo("/v2/apis/ab/stages");
    assertThat(new String(request.body(), StandardCharsets.UTF_8))
        .isEqualTo("{\"autoDeploy\":true,\"stageName\":\"test\"}");
  }

  @Test
  void escapesPathAndQuery() {
    AwsCliCommand command =
        parse("apigatewayv2 untag-resource --resource-arn arn:aws:x::/apis/a --tag-keys 'a b' c");
    OperationRequest request = command.operation().request(command.members());
    assertThat(request.pathAndQuery())
        .isEqualTo("/v2/tags/arn%3Aaws%3Ax%3A%3A%2Fapis%2Fa?tagKeys=a%20b&tagKeys=c");
    assertThat(request.body()).isEmpty();
  }

  @Test
  void refusesARequestWithoutItsPathMembers() {
    AwsCliCommand command = parse("apigatewayv2 create-stage --stage-name test");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> command.operation().request(command.members()))
        .withMessageContaining("CreateStage needs apiId for its path");
  }

  @Test
  void sendsAPayloadAsItIs() {
    AwsCliCommand command =
        parse("apigatewaymanagementapi post-to-connection --connection-id 'a=' --data hi");
    OperationRequest request = command.operation().request(command.members());
    assertThat(request.pathAndQuery()).isEqualTo("/@connections/a%3D");
    assertThat(request.body()).asString().isEqualTo("hi");
  }
}
