package dev.framegate.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.settings.EndpointFunctions;
import dev.framegate.testing.SdkClients;
import dev.framegate.testing.SdkEchoApi;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.NotFoundException;

/** Two gateways of a cluster, in one process, over a real NATS server. */
final class TwoGatewaysTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final AtomicInteger CLUSTERS = new AtomicInteger();

  @TempDir static Path directory;

  private static NatsServer nats;
  private static ChatBackend backend;

  private Gateway first;
  private Gateway second;

  @BeforeAll
  static void startServers() throws Exception {
    nats = NatsServer.start(directory);
    backend = new ChatBackend();
  }

  @AfterAll
  static void stopServers() throws Exception {
    if (nats != null) {
      backend.close();
      nats.close();
    }
  }

  @BeforeEach
  void startGateways() {
    URI cluster = nats.cluster("test-" + CLUSTERS.incrementAndGet());
    first = gateway(cluster);
    second = gateway(cluster);
  }

  private static Gateway gateway(URI cluster) {
    return Cluster.join(cluster)
        .extend(Gateway.builder().functions(new EndpointFunctions(backend.address())))
        .start();
  }

  @AfterEach
  void stopGateways() {
    if (second != null) {
      first.close();
      second.close();
    }
  }

  @Test
  void whatIsCreatedAtOneIsServedByTheOther() {
    try (ApiGatewayV2Client aws = SdkClients.controlPlane(first.address());
        ApiGatewayV2Client other = SdkClients.controlPlane(second.address())) {
      SdkEchoApi api = SdkEchoApi.create(aws);
      api.deployTo("test");

      assertThat(other.getApi(b -> b.apiId(api.id())).name()).isEqualTo("echo");
      ChatClient client = connected(second, new ChatApi(api.id()), "reader");
      client.send("{\"action\":\"echo\"}");
      await().atMost(PATIENCE).until(() -> !client.received().isEmpty());
      assertThat(client.received().get(0)).contains("hello");

      other.deleteApi(b -> b.apiId(api.id()));
      assertThatThrownBy(() -> aws.getApi(b -> b.apiId(api.id())))
          .isInstanceOf(NotFoundException.class);
    }
  }

  @Test
  void theAccountsAndRegionsOfOneAreThoseOfTheOther() {
    AwsCredentials key = AwsBasicCredentials.create("111122223333", "any");
    try (ApiGatewayV2Client usual = SdkClients.controlPlane(second.address());
        ApiGatewayV2Client aws =
            SdkClients.controlPlane(first.address(), key, Region.EU_CENTRAL_1);
        ApiGatewayV2Client other =
            SdkClients.controlPlane(second.address(), key, Region.EU_CENTRAL_1)) {
      SdkEchoApi api = SdkEchoApi.create(aws);
      api.deployTo("test");

      ChatClient client = connected(second, new ChatApi(api.id()), "reader");
      client.send("{\"action\":\"echo\"}");
      await().atMost(PATIENCE).until(() -> !client.received().isEmpty());
      assertThat(client.received().get(0)).contains("hello");
      assertThat(usual.getApis(b -> {}).items()).isEmpty();
      assertThat(other.getApis(b -> {}).items()).hasSize(1);

      other.deleteApi(b -> b.apiId(api.id()));
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  !ChatClient.connect(
                          "late", new ChatApi(api.id()).webSocket(first.address(), "late"))
                      .wasAccepted());
    }
  }

  @Test
  void writersAtBothLoseNothing() {
    try (ApiGatewayV2Client aws = SdkClients.controlPlane(first.address());
        ApiGatewayV2Client other = SdkClients.controlPlane(second.address())) {
      String api = SdkEchoApi.create(aws).id();
      List<String> keys =
          IntStream.range(0, 40)
              .parallel()
              .mapToObj(
                  i ->
                      (i % 2 == 0 ? aws : other)
                          .createRoute(b -> b.apiId(api).routeKey("route" + i))
                          .routeKey())
              .toList();
      assertThat(aws.getRoutes(b -> b.apiId(api).maxResults("100")).items())
          .extracting(route -> route.routeKey())
          .containsAll(keys)
          .hasSize(41);
      assertThat(other.getRoutes(b -> b.apiId(api).maxResults("100")).items()).hasSize(41);
    }
  }

  @Test
  void aCallbackReachesTheClientOfTheOther() throws Exception {
    ChatApi api = ChatApi.create(first.address());
    ChatClient client = connected(second, api, "far");
    String id = backend.connectionOf("far").orElseThrow();

    for (int i = 0; i < 50; i++) {
      assertThat(api.post(first.address(), id, "message " + i).get().statusCode()).isEqualTo(200);
    }
    await().atMost(PATIENCE).until(() -> client.received().size() == 50);
    assertThat(client.received())
        .isEqualTo(IntStream.range(0, 50).mapToObj(i -> "message " + i).toList());

    assertThat(api.call(first.address(), id, "GET").get().body()).contains("connectedAt");
    assertThat(api.post(first.address(), id, "x".repeat(131_073)).get().statusCode())
        .isEqualTo(413);
    assertThat(api.post(first.address(), id, "x".repeat(131_072)).get().statusCode())
        .isEqualTo(200);
    assertThat(api.call(first.address(), id, "DELETE").get().statusCode()).isEqualTo(204);
    assertThat(client.closed().get()).isEqualTo(1000);
    await().atMost(PATIENCE).until(() -> backend.disconnects(id) == 1);
    assertThat(api.post(first.address(), id, "late").get().statusCode()).isEqualTo(410);
    assertThat(api.post(second.address(), id, "late").get().statusCode()).isEqualTo(410);
  }

  @Test
  void aClientThatDoesNotReadIsRefusedByTheOtherToo() throws Exception {
    ChatApi api = ChatApi.create(first.address());
    try (DiscardingClient deaf =
        await()
            .atMost(PATIENCE)
            .ignoreExceptions()
            .until(
                () -> DiscardingClient.connect(api.webSocket(second.address(), "deaf")),
                Objects::nonNull)) {
      String id = backend.connectionOf("deaf").orElseThrow();
      String text = "x".repeat(131_072);
      List<CompletableFuture<HttpResponse<String>>> answers =
          IntStream.range(0, 150).mapToObj(i -> api.post(first.address(), id, text)).toList();

      assertThat(answers)
          .extracting(answer -> answer.join().statusCode())
          .contains(200, 429)
          .allMatch(status -> status == 200 || status == 429);
      assertThat(deaf).isNotNull();
    }
  }

  @Test
  void aCallbackToNoGatewaysConnectionIsGone() throws Exception {
    ChatApi api = ChatApi.create(first.address());
    assertThat(
            api.post(first.address(), NodeId.connection(NodeId.random()), "x").get().statusCode())
        .isEqualTo(410);
    assertThat(api.post(first.address(), "nonsense", "x").get().statusCode()).isEqualTo(410);
  }

  @Test
  void aGatewayThatStopsClosesItsClientsAndRunsTheirDisconnects() throws Exception {
    ChatApi api = ChatApi.create(first.address());
    List<ChatClient> clients =
        IntStream.range(0, 20).mapToObj(i -> connected(second, api, "leaving" + i)).toList();

    second.close();

    for (ChatClient client : clients) {
      assertThat(client.closed().get()).isEqualTo(1001);
      String id = backend.connectionOf(client.name()).orElseThrow();
      assertThat(backend.disconnects(id)).isEqualTo(1);
      assertThat(backend.code(id)).isEqualTo(1001);
      assertThat(api.post(first.address(), id, "late").get().statusCode()).isEqualTo(410);
    }
  }

  private static ChatClient connected(Gateway gateway, ChatApi api, String name) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> ChatClient.connect(name, api.webSocket(gateway.address(), name)),
            ChatClient::wasAccepted);
  }
}
