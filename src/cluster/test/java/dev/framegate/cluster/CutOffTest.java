package dev.framegate.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.settings.EndpointFunctions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a gateway refuses and what it goes on with while it is cut off from NATS. */
final class CutOffTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LEASE = Duration.ofSeconds(3);
  private static final Duration LONG_LEASE = Duration.ofMinutes(1);

  @TempDir Path directory;

  private NatsServer nats;
  private ChatBackend backend;
  private CutWire wire;
  private Gateway near;
  private Gateway far;
  private ChatApi api;

  @BeforeEach
  void startServers() throws Exception {
    nats = NatsServer.start(directory);
    backend = new ChatBackend();
    wire = new CutWire(nats.cluster("cut"));
  }

  private void startGateways(Duration lease) {
    near = gateway(nats.cluster("cut"), lease);
    far = gateway(wire.cluster(), lease);
    api = ChatApi.create(near.address());
  }

  private Gateway gateway(URI cluster, Duration lease) {
    return Cluster.join(cluster, lease)
        .extend(Gateway.builder().functions(new EndpointFunctions(backend.address())))
        .start();
  }

  @AfterEach
  void stop() throws Exception {
    if (wire == null) {
      return;
    }
    wire.mend();
    if (far != null) {
      near.close();
      far.close();
    }
    wire.close();
    backend.close();
    nats.close();
  }

  @Test
  void refusesWhatItCannotPromiseAndRecovers() throws Exception {
    startGateways(LONG_LEASE);
    ChatClient here = connected(near, "here");
    ChatClient there = connected(far, "there");
    ChatClient leaver = connected(far, "leaver");
    wire.cut();

    await().atMost(PATIENCE).until(() -> status(far, "/_framegate/health") == 503);
    assertThat(status(far, "/v2/apis")).isEqualTo(503);
    assertThat(ChatClient.connect("late", api.webSocket(far.address(), "late")).wasAccepted())
        .isFalse();
    assertThat(backend.connectionOf("late")).isEmpty();
    assertThat(api.post(far.address(), id(here), "x").get().statusCode()).isEqualTo(503);
    assertThat(api.post(near.address(), id(there), "x").get().statusCode()).isEqualTo(503);
    assertThat(api.post(far.address(), id(there), "own").get().statusCode()).isEqualTo(200);
    assertThat(api.post(near.address(), id(here), "own").get().statusCode()).isEqualTo(200);
    leaver.close();
    await().atMost(PATIENCE).until(() -> far.connections() == 1);
    assertThat(backend.disconnects(id(leaver))).isZero();

    wire.mend();
    await().atMost(PATIENCE).until(() -> status(far, "/_framegate/health") == 200);
    await().atMost(PATIENCE).until(() -> backend.disconnects(id(leaver)) == 1);
    assertThat(status(far, "/v2/apis")).isEqualTo(200);
    assertThat(api.post(near.address(), id(there), "again").get().statusCode()).isEqualTo(200);
    await().atMost(PATIENCE).until(() -> there.received().size() == 2);
    assertThat(there.received()).containsExactly("own", "again");
    assertThat(api.post(near.address(), id(leaver), "x").get().statusCode()).isEqualTo(410);
    connected(far, "afterwards");
  }

  @Test
  void aGatewayThatIsCutOffForLongerThanItsLeaseGivesItsClientsUp() throws Exception {
    startGateways(LEASE);
    ChatClient client = connected(far, "given-up");
    wire.cut();

    await().atMost(PATIENCE).until(() -> backend.disconnects(id(client)) == 1);
    assertThat(backend.code(id(client))).isEqualTo(1006);
    await()
        .atMost(PATIENCE)
        .until(() -> api.post(near.address(), id(client), "x").get().statusCode() == 410);

    wire.mend();
    assertThat(client.closed().get()).isEqualTo(1001);
    ChatClient next = connected(far, "next");
    assertThat(id(next)).doesNotStartWith(id(client).substring(0, NodeId.LENGTH));
    assertThat(api.post(near.address(), id(next), "hello").get().statusCode()).isEqualTo(200);
    await().during(LEASE).atMost(PATIENCE).until(() -> backend.disconnects(id(client)) == 1);
  }

  @Test
  void aServerThatStopsAnsweringIsNoticed() throws Exception {
    startGateways(LONG_LEASE);
    nats.pause();
    await().atMost(PATIENCE).until(() -> status(near, "/_framegate/health") == 503);
    assertThat(status(near, "/v2/apis")).isEqualTo(503);

    nats.resume();
    await().atMost(PATIENCE).until(() -> status(near, "/_framegate/health") == 200);
    assertThat(status(near, "/v2/apis")).isEqualTo(200);
  }

  @Test
  void anEndThatTheServerDidNotAnswerInTimeIsClaimedAgain() throws Exception {
    startGateways(LONG_LEASE);
    ChatClient leaver = connected(near, "leaver");
    nats.pause();
    leaver.close();
    // Longer than a request, and not as long as a server is waited for.
    await()
        .during(ClusterBounds.REQUEST_TIME.plus(ClusterBounds.OVERDUE_CHECK))
        .atMost(PATIENCE)
        .until(() -> backend.disconnects(id(leaver)) == 0);
    nats.resume();

    await().atMost(PATIENCE).until(() -> backend.disconnects(id(leaver)) == 1);
  }

  @Test
  void aServerThatHasLostItsDirectoryIsNotBelieved() throws Exception {
    startGateways(LONG_LEASE);
    ChatClient client = connected(near, "kept");
    nats.kill();
    nats.forget();
    nats.start();

    await()
        .atMost(PATIENCE)
        .until(() -> body(near, "/_framegate/health").contains("has lost what it stored"));
    assertThat(status(near, "/v2/apis")).isEqualTo(503);
    assertThat(api.post(near.address(), id(client), "kept").get().statusCode()).isEqualTo(200);
  }

  private ChatClient connected(Gateway gateway, String name) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> ChatClient.connect(name, api.webSocket(gateway.address(), name)),
            ChatClient::wasAccepted);
  }

  private String id(ChatClient client) {
    return backend.connectionOf(client.name()).orElseThrow();
  }

  private static int status(Gateway gateway, String path) throws Exception {
    return get(gateway, path).statusCode();
  }

  private static String body(Gateway gateway, String path) throws Exception {
    return get(gateway, path).body();
  }

  private static HttpResponse<String> get(Gateway gateway, String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(gateway.address().resolve(path)).build(), BodyHandlers.ofString());
  }
}
