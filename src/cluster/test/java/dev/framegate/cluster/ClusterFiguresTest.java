package dev.framegate.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framegate.testing.SdkClients;
import dev.framegate.testing.SdkEchoApi;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;

/**
 * How fast two gateways see and reach each other. {@code -Dframegate.cluster.figures=true}, on a
 * machine that does nothing else, takes longer and asserts the figures.
 */
final class ClusterFiguresTest {
  private static final boolean WHOLE = Boolean.getBoolean("framegate.cluster.figures");
  private static final int DEPLOYMENTS = WHOLE ? 200 : 10;
  private static final int ROUNDS = WHOLE ? 10 : 2;
  private static final Duration ROUND = Duration.ofMillis(WHOLE ? 3000 : 300);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path directory;

  @Test
  void aDeploymentIsSoonSeenByTheOther() throws Exception {
    try (NatsServer nats = NatsServer.start(directory);
        ChatBackend backend = new ChatBackend();
        GatewayProcess first = start(nats, backend);
        GatewayProcess second = start(nats, backend);
        ApiGatewayV2Client aws = SdkClients.controlPlane(first.address())) {
      List<Double> millis = new ArrayList<>();
      for (int i = 0; i < DEPLOYMENTS; i++) {
        ChatApi api = new ChatApi(SdkEchoApi.create(aws).id());
        aws.createStage(b -> b.apiId(api.id()).stageName("test"));
        aws.createDeployment(b -> b.apiId(api.id()).stageName("test"));
        millis.add(untilServed(api, second.address()));
      }
      Collections.sort(millis);
      double p99 = millis.get((int) Math.ceil(millis.size() * 0.99) - 1);
      System.out.printf(
          "A deployment is served by the other gateway, handshake included, after p50 %.0f ms, p99"
              + " %.0f ms (%d deployments)%n",
          millis.get(millis.size() / 2), p99, DEPLOYMENTS);
      if (WHOLE) {
        assertThat(p99).isLessThan(200);
      }
    }
  }

  /** Until a handshake succeeds. */
  private static double untilServed(ChatApi api, URI gateway) {
    long answered = System.nanoTime();
    while (System.nanoTime() - answered < PATIENCE.toNanos()) {
      ChatClient client = ChatClient.connect("reader", api.webSocket(gateway, "reader"));
      if (client.wasAccepted()) {
        client.close();
        return (System.nanoTime() - answered) / 1e6;
      }
    }
    throw new AssertionError("the deployment was not served within " + PATIENCE);
  }

  @Test
  void callbacksAcrossGatewaysAreNotMuchSlower() throws Exception {
    try (NatsServer nats = NatsServer.start(directory);
        ChatBackend backend = new ChatBackend();
        GatewayProcess first = start(nats, backend);
        GatewayProcess second = start(nats, backend)) {
      ChatApi api = ChatApi.create(first.address());
      List<String> near = connected(api, first.address(), "near", backend);
      List<String> far = connected(api, second.address(), "far", backend);
      Supplier<Duration> processors =
          () -> first.processorTime().plus(second.processorTime()).plus(nats.processorTime());
      CallbackRates local = new CallbackRates(first.address(), near, processors);
      CallbackRates across = new CallbackRates(first.address(), far, processors);
      for (int round = 0; round < ROUNDS; round++) {
        local.measure(ROUND);
        across.measure(ROUND);
      }
      double ratio = across.median() / local.median();
      System.out.printf(
          "Callbacks in a second: local %s, across gateways %s, %.2f of it (medians of %d"
              + " rounds)%n",
          local, across, ratio, ROUNDS);
      if (WHOLE) {
        assertThat(ratio).isGreaterThan(0.4);
      }
    }
  }

  /** The addresses of a client for each backend. */
  private static List<String> connected(
      ChatApi api, URI gateway, String name, ChatBackend backend) {
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < PostLoop.BACKENDS; i++) {
      String client = name + i;
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(() -> DiscardingClient.connect(api.webSocket(gateway, client)).reading() != null);
      paths.add(
          "/_aws/execute-api/%s/test/@connections/%s"
              .formatted(api.id(), backend.connectionOf(client).orElseThrow()));
    }
    return paths;
  }

  private static GatewayProcess start(NatsServer nats, ChatBackend backend) throws Exception {
    return GatewayProcess.start(nats.cluster("figures"), backend.address());
  }
}
