package dev.framegate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.framegate.gateway.settings.FrameProgram;
import dev.framegate.gateway.settings.FramePrograms;
import dev.framegate.testing.SdkClients;
import dev.framegate.testing.SdkEchoApi;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;

/** What the console reads that AWS's operations do not tell. */
final class ConsolePagesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private Gateway gateway;
  private ApiGatewayV2Client aws;
  private SdkEchoApi api;

  @BeforeEach
  void start() {
    gateway = Gateway.builder().start();
    aws = SdkClients.controlPlane(gateway.address());
    api = SdkEchoApi.create(aws);
    api.deployTo("test");
  }

  @AfterEach
  void stop() {
    aws.close();
    gateway.close();
  }

  @Test
  void differencesAreThoseSinceTheDeploymentOfEachStage() throws Exception {
    api.route("second");
    api.deployTo("prod");
    aws.createStage(b -> b.apiId(api.id()).stageName("empty"));

    JsonNode stages = read("/_framegate/differences?apiId=" + api.id()).path("stages");

    Map<String, JsonNode> byName = new java.util.TreeMap<>();
    stages.forEach(stage -> byName.put(stage.path("stageName").asText(), stage));
    assertThat(byName).containsOnlyKeys("empty", "prod", "test");
    assertThat(byName.get("prod").path("count").asInt(-1)).isZero();
    assertThat(byName.get("empty").has("count")).isFalse();
    assertThat(byName.get("test").path("changes").asInt()).isEqualTo(1);
    assertThat(byName.get("test").path("routes").toString()).isEqualTo("[\"second\"]");
    assertThat(byName.get("test").has("differences")).isFalse();
    JsonNode one = read("/_framegate/differences?apiId=" + api.id() + "&stageName=test");
    assertThat(one.path("stages")).hasSize(1);
    assertThat(one.at("/stages/0/differences"))
        .hasSize(4)
        .allSatisfy(
            each -> {
              assertThat(each.path("change").asText()).isEqualTo("added");
              assertThat(each.path("routes").toString()).isEqualTo("[\"second\"]");
            });
  }

  @Test
  void aDeploymentKeepsItsConfiguration() throws Exception {
    String deployment = aws.getStage(b -> b.apiId(api.id()).stageName("test")).deploymentId();
    api.route("second");

    String path = "/_framegate/definition?apiId=" + api.id();
    assertThat(read(path).path("routes")).hasSize(2);
    assertThat(read(path + "&deploymentId=" + deployment).path("routes")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/_framegate/differences?apiId=none",
        "/_framegate/differences",
        "/_framegate/differences?apiId=none&stageName=none",
        "/_framegate/definition?apiId=none",
        "/_framegate/definition?apiId=none&deploymentId=none",
        "/_framegate/console/none.js",
        "/_framegate/console/../console.html"
      })
  void whatDoesNotExistIsTold(String path) throws Exception {
    assertThat(send("GET", path, "").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /_framegate/console",
    "POST, /_framegate/events",
    "DELETE, /_framegate/differences",
    "PUT, /_framegate/definition",
    "POST, /_framegate/connections",
    "GET, /_framegate/preview",
    "PUT, /_framegate/frames"
  })
  void thePagesChangeNothing(String method, String path) throws Exception {
    assertThat(send(method, path, "{}").statusCode()).isEqualTo(405);
  }

  @Test
  void connectionsAreListedWithTheirIdentityAndFiltered() throws Exception {
    OrdinarySocket one = OrdinarySocket.open(gateway, api.id(), "test");
    one.send("{\"action\":\"echo\"}");
    String id = JSON.readTree(one.next()).path("connectionId").asText();
    String path = "/_framegate/connections?apiId=" + api.id();

    JsonNode all = read(path);
    assertThat(all.path("total").asInt()).isEqualTo(1);
    JsonNode listed = all.at("/connections/0");
    assertThat(listed.path("connectionId").asText()).isEqualTo(id);
    assertThat(listed.path("stage").asText()).isEqualTo("test");
    assertThat(listed.at("/identity/sourceIp").asText()).isEqualTo("127.0.0.1");
    assertThat(read(path + "&contains=test").path("connections")).hasSize(1);
    assertThat(read(path + "&contains=nowhere").path("total").asInt()).isZero();
    assertThat(read(path + "&skip=1").path("connections")).isEmpty();
    assertThat(read(path + "&skip=nonsense").path("connections")).hasSize(1);
    one.close();
  }

  @Test
  void eventsTellTheRouteOfAMessage() throws Exception {
    long from = read("/_framegate/events").path("next").asLong();
    OrdinarySocket one = OrdinarySocket.open(gateway, api.id(), "test");
    one.send("{\"action\":\"echo\"}");
    String answer = one.next();

    JsonNode message =
        org.awaitility.Awaitility.await()
            .until(
                () -> {
                  for (JsonNode event : read("/_framegate/events?after=" + from).path("events")) {
                    if (event.path("eventType").asText().equals("MESSAGE")) {
                      return event;
                    }
                  }
                  return null;
                },
                java.util.Objects::nonNull);

    assertThat(message.path("routeKey").asText()).isEqualTo("echo");
    assertThat(message.path("status").asInt()).isEqualTo(200);
    assertThat(message.path("selection").asText())
        .isEqualTo("$request.body.action selects \"echo\"");
    assertThat(message.path("sent").asText()).isEqualTo(answer);
    assertThat(message.path("integrationType").asText()).isEqualTo("MOCK");
    one.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'template':'#if','message':''}                 | 400 |
          not json                                        | 400 |
          {'template':'<$input.body>','message':'hello'}  | 200 | <hello>
          {'template':'$context.stage','message':''}      | 200 | preview
          {}                                              | 200 |
          """)
  void templatesAreRenderedWithASampleMessage(String body, int status, String output)
      throws Exception {
    HttpResponse<String> answer = send("POST", "/_framegate/preview", body.replace('\'', '"'));

    assertThat(answer.statusCode()).isEqualTo(status);
    JsonNode read = JSON.readTree(answer.body());
    if (status == 200) {
      assertThat(read.path("output").asText()).isEqualTo(output == null ? "" : output);
    } else {
      assertThat(read.path("message").asText()).isNotBlank();
    }
  }

  @Test
  void theAccountsAndRegionsAreThoseThatWereCalled() throws Exception {
    assertThat(read("/_framegate/owners").toString())
        .isEqualTo(
            "{\"usual\":{\"account\":\"000000000000\",\"region\":\"us-east-1\"},"
                + "\"owners\":[{\"account\":\"000000000000\",\"region\":\"us-east-1\"}]}");
    try (ApiGatewayV2Client other =
        SdkClients.controlPlane(
            gateway.address(),
            AwsBasicCredentials.create("111122223333", "any"),
            Region.EU_CENTRAL_1)) {
      SdkEchoApi there = SdkEchoApi.create(other);

      JsonNode owners = read("/_framegate/owners").path("owners");
      assertThat(owners).hasSize(2);
      assertThat(owners.get(1).toString())
          .isEqualTo("{\"account\":\"111122223333\",\"region\":\"eu-central-1\"}");
      JsonNode definition = read("/_framegate/definition?apiId=" + there.id());
      assertThat(definition.path("routes")).hasSize(1);
    }
  }

  @Test
  void withoutAClientForThemFramesAreNotOffered() throws Exception {
    assertThat(read("/_framegate/frames").path("offered").asBoolean(true)).isFalse();
    assertThat(send("POST", "/_framegate/frames", "{}").statusCode()).isEqualTo(404);
  }

  @Test
  void aFrameProgramGoesToAStageOfThisGateway() throws Exception {
    List<FrameProgram> run = new ArrayList<>();
    FramePrograms client =
        program -> {
          run.add(program);
          return List.of("one", "two");
        };
    try (Gateway other = Gateway.builder().framePrograms(client).start()) {
      URI page = URI.create(other.address() + "/_framegate/frames");
      assertThat(send("GET", page, "").body()).contains("true");

      HttpResponse<String> answer =
          send(
              "POST",
              page,
              """
              {"apiId": "abc", "stage": "../x", "query": "a=b", "headers": [["x-api-key", "K"]],
               "frames": [{"opcode": 1, "fin": false, "payload": "aGk="}, {"opcode": 9}]}
              """);

      assertThat(JSON.readTree(answer.body()).path("lines").toString())
          .isEqualTo("[\"one\",\"two\"]");
      assertThat(run)
          .containsExactly(
              new FrameProgram(
                  URI.create(
                      "ws://"
                          + other.address().getAuthority()
                          + "/_aws/execute-api/abc/..%2Fx?a=b"),
                  List.of(Map.entry("x-api-key", "K")),
                  List.of(
                      new FrameProgram.Frame(1, false, new byte[] {'h', 'i'}),
                      new FrameProgram.Frame(9, true, new byte[0]))));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          not json                                          | Expected {
          {'frames': [{'opcode': 16}]}                      | Opcode: expected 0 to 15, got 16
          {'frames': [{'opcode': 1, 'payload': '%'}]}       | Payload: expected base64
          {'frames': [], 'query': ' '}                      | Illegal character in query
          {'frames': [{'opcode': 1, 'payload': 'LARGE'}]}   | at most 200 with 524,288 bytes
          """)
  void aFrameProgramThatIsNoneIsRefused(String body, String reason) throws Exception {
    String large = Base64.getEncoder().encodeToString(new byte[512 * 1024 + 1]);
    try (Gateway other = Gateway.builder().framePrograms(program -> List.of()).start()) {
      HttpResponse<String> answer =
          send(
              "POST",
              URI.create(other.address() + "/_framegate/frames"),
              body.replace('\'', '"').replace("LARGE", large));

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(JSON.readTree(answer.body()).path("message").asText()).contains(reason);
    }
  }

  private JsonNode read(String path) throws Exception {
    HttpResponse<String> answer = send("GET", path, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    return send(method, URI.create(gateway.address() + path), body);
  }

  private HttpResponse<String> send(String method, URI page, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(page).method(method, BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }
}
