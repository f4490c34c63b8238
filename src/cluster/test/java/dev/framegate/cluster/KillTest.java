package dev.framegate.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framegate.testing.SdkClients;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.Api;

/**
 * Kills gateways, and NATS itself, under load. {@code -Dframegate.cluster.kills=10} kills ten of
 * each.
 */
@Order(1) // It takes long.
final class KillTest {
  private static final int KILLS = Integer.getInteger("framegate.cluster.kills", 1);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int CONNECTIONS_BETWEEN = 15;

  @TempDir Path directory;

  private final List<GatewayProcess> running = new CopyOnWriteArrayList<>();
  private ChatBackend backend;
  private URI cluster;

  @Test
  void nothingAcknowledgedIsLostAndEachDisconnectRunsOnce() throws Exception {
    try (NatsServer nats = NatsServer.start(directory);
        ChatBackend chat = new ChatBackend()) {
      backend = chat;
      cluster = nats.cluster("kills");
      running.add(start());
      running.add(start());
      ChatApi api = ChatApi.create(running.get(0).address());
      try (ClusterLoad load = new ClusterLoad(api, backend, this::addresses)) {
        load.start();
        for (int kill = 0; kill < KILLS; kill++) {
          awaitConnections(load, CONNECTIONS_BETWEEN);
          killGateway();
          awaitConnections(load, CONNECTIONS_BETWEEN);
          nats.kill();
          nats.start();
        }
        awaitConnections(load, CONNECTIONS_BETWEEN);
        load.stop();

        await().atMost(PATIENCE).until(load::wrongDisconnects, List::isEmpty);
        assertThat(load.undelivered()).isEmpty();
        for (URI gateway : addresses()) {
          assertThat(apisAt(gateway)).containsAll(load.createdApis());
        }
        System.out.printf("%d kills of a gateway and of NATS: %s%n", KILLS, load);
        assertThat(load.createdApis()).isNotEmpty();
        // No second $disconnect comes later, when leases end.
        await()
            .during(GatewayProcess.LEASE.plusSeconds(1))
            .atMost(PATIENCE)
            .until(() -> load.wrongDisconnects().isEmpty());
      } finally {
        for (GatewayProcess gateway : running) {
          gateway.kill();
        }
      }
    }
  }

  private GatewayProcess start() throws Exception {
    return GatewayProcess.start(cluster, backend.address());
  }

  private List<URI> addresses() {
    return running.stream().map(GatewayProcess::address).toList();
  }

  /** The last one; a new one takes its place, and is killed when it is the last. */
  private void killGateway() throws Exception {
    GatewayProcess killed = running.remove(running.size() - 1);
    killed.kill();
    running.add(0, start());
  }

  private static void awaitConnections(ClusterLoad load, int more) {
    long before = load.accepted();
    await().atMost(PATIENCE).until(() -> load.accepted() >= before + more);
  }

  private static Set<String> apisAt(URI gateway) {
    Set<String> ids = new HashSet<>();
    try (ApiGatewayV2Client aws = SdkClients.controlPlane(gateway)) {
      String[] next = {null};
      do {
        var page = aws.getApis(b -> b.maxResults("100").nextToken(next[0]));
        ids.addAll(page.items().stream().map(Api::apiId).collect(Collectors.toSet()));
        next[0] = page.nextToken();
      } while (next[0] != null);
    }
    return ids;
  }
}
