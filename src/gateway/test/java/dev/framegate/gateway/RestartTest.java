package dev.framegate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.gateway.settings.StateException;
import dev.framegate.testing.ResponseShapeAssertion;
import dev.framegate.testing.SdkClients;
import dev.framegate.testing.SdkEchoApi;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.Deployment;

/** A gateway that is started again on its directory is the one that it was. */
final class RestartTest {
  @TempDir Path directory;

  @Test
  void stagesServeWhatTheyServedAndNotWhatTheApiIsNow() throws Exception {
    String id;
    try (Gateway gateway = start();
        ApiGatewayV2Client aws = SdkClients.controlPlane(gateway.address())) {
      SdkEchoApi api = SdkEchoApi.create(aws);
      id = api.id();
      api.deployTo("test");
      api.route("later");
    }
    for (int restart = 0; restart < 2; restart++) {
      try (Gateway gateway = start();
          OrdinarySocket socket = OrdinarySocket.open(gateway, id, "test")) {
        socket.send("{\"action\":\"echo\"}");
        assertThat(socket.next()).contains("\"marker\":\"hello\"");
        socket.send("{\"action\":\"later\"}");
        assertThat(socket.next()).contains("Forbidden");
        assertThat(OrdinarySocket.knock(gateway, id, "none")).isEqualTo(403);
      }
    }
  }

  @Test
  void everythingReadsBackAsBefore() throws Exception {
    String id;
    List<String> before;
    try (Gateway gateway = start();
        ApiGatewayV2Client aws = SdkClients.controlPlane(gateway.address())) {
      SdkEchoApi api = SdkEchoApi.create(aws);
      id = api.id();
      api.deployTo("test");
      aws.updateStage(b -> b.apiId(id).stageName("test").stageVariables(Map.of("color", "blue")));
      aws.createStage(b -> b.apiId(id).stageName("auto").autoDeploy(true));
      before = everything(gateway, id);
    }
    try (Gateway gateway = start()) {
      assertThat(everything(gateway, id)).isEqualTo(before);
    }
  }

  @Test
  void workGoesOnAfterARestart() throws Exception {
    String id;
    try (Gateway gateway = start();
        ApiGatewayV2Client aws = SdkClients.controlPlane(gateway.address())) {
      SdkEchoApi api = SdkEchoApi.create(aws);
      id = api.id();
      api.deployTo("test");
    }
    try (Gateway gateway = start();
        ApiGatewayV2Client aws = SdkClients.controlPlane(gateway.address())) {
      SdkEchoApi api = new SdkEchoApi(aws, id);
      api.route("later");
      api.deployTo("test");
      aws.deleteStage(b -> b.apiId(id).stageName("test"));
      Deployment first = aws.getDeployments(b -> b.apiId(id)).items().get(0);
      aws.createStage(b -> b.apiId(id).stageName("again").deploymentId(first.deploymentId()));
      try (OrdinarySocket socket = OrdinarySocket.open(gateway, id, "again")) {
        socket.send("{\"action\":\"echo\"}");
        assertThat(socket.next()).contains("\"marker\":\"hello\"");
      }
      aws.deleteApi(b -> b.apiId(id));
    }
    try (Gateway gateway = start();
        ApiGatewayV2Client aws = SdkClients.controlPlane(gateway.address())) {
      assertThat(aws.getApis(b -> {}).items()).isEmpty();
      assertThat(OrdinarySocket.knock(gateway, id, "again")).isEqualTo(403);
    }
  }

  @Test
  void aSecondGatewayOnTheDirectoryDoesNotStart() {
    try (Gateway first = start()) {
      assertThatThrownBy(this::start)
          .isInstanceOf(StateException.class)
          .hasMessageContaining(directory.toString());
      assertThat(first.connections()).isZero();
    }
    start().close();
  }

  @Test
  void aTakenPortGivesTheDirectoryBack() {
    try (Gateway other = Gateway.builder().start()) {
      assertThatThrownBy(
              () -> Gateway.builder().port(other.address().getPort()).state(directory).start())
          .hasMessageContaining("Cannot listen on");
    }
    start().close();
  }

  private Gateway start() {
    return Gateway.builder().state(directory).start();
  }

  /** Raw answers, but for the address, which is another one after each start. */
  private static List<String> everything(Gateway gateway, String id) throws Exception {
    List<String> answers = new ArrayList<>();
    for (String path :
        List.of("", "/routes", "/integrations", "/deployments", "/stages", "/stages/auto")) {
      HttpRequest request =
          HttpRequest.newBuilder(gateway.address().resolve("/v2/apis/" + id + path)).build();
      HttpResponse<String> answer =
          ResponseShapeAssertion.hold(
              HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()));
      assertThat(answer.statusCode()).isEqualTo(200);
      answers.add(answer.body().replaceAll("\"apiEndpoint\":\"[^\"]*\"", ""));
    }
    return answers;
  }
}
