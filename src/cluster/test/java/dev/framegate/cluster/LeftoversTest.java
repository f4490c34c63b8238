package dev.framegate.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.framegate.gateway.Gateway;
import dev.framegate.testing.SdkClients;
import dev.framegate.testing.SdkEchoApi;
import io.nats.client.Connection;
import io.nats.client.Nats;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.BadRequestException;

/** What a cluster stores, what it leaves behind, and what is too large for it. */
final class LeftoversTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path directory;

  @Test
  void aDeletedApiLeavesNoDefinitions() throws Exception {
    try (NatsServer nats = NatsServer.start(directory);
        Gateway gateway = join(nats);
        ApiGatewayV2Client aws = SdkClients.controlPlane(gateway.address());
        Connection connection = Nats.connect(server(nats))) {
      SdkEchoApi api = SdkEchoApi.create(aws);
      api.deployTo("test");
      api.deployTo("test");
      assertThat(messages(connection, "definitions")).isEqualTo(2);

      aws.deleteApi(b -> b.apiId(api.id()));
      await().atMost(PATIENCE).until(() -> messages(connection, "definitions") == 0);
    }
  }

  @Test
  void anApiOutlivesAllGateways() throws Exception {
    try (NatsServer nats = NatsServer.start(directory)) {
      String id;
      try (Gateway gateway = join(nats);
          ApiGatewayV2Client aws = SdkClients.controlPlane(gateway.address())) {
        SdkEchoApi api = SdkEchoApi.create(aws);
        api.deployTo("test");
        id = api.id();
      }
      try (Gateway gateway = join(nats)) {
        ChatClient client =
            ChatClient.connect("later", new ChatApi(id).webSocket(gateway.address(), "later"));
        assertThat(client.wasAccepted()).isTrue();
        client.close();
      }
    }
  }

  @Test
  void whatFitsIntoNoMessageIsRefusedWithBothSizes() throws Exception {
    try (NatsServer nats = NatsServer.start(directory, 16_384);
        Gateway gateway = join(nats);
        ApiGatewayV2Client aws = SdkClients.controlPlane(gateway.address())) {
      String api = SdkEchoApi.create(aws).id();
      String schema = "{\"title\":\"" + random(24_000) + "\"}";
      assertThat(
              catchThrowableOfType(
                  BadRequestException.class,
                  () ->
                      aws.createModel(
                          b ->
                              b.apiId(api)
                                  .name("large")
                                  .contentType("application/json")
                                  .schema(schema))))
          .hasMessageContaining("bytes when compressed; the cluster stores at most 12288");
      assertThat(aws.getModels(b -> b.apiId(api)).items()).isEmpty();
    }
  }

  private static String random(int length) {
    return new Random(1)
        .ints(length, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static Gateway join(NatsServer nats) {
    return Cluster.join(nats.cluster("leftovers")).extend(Gateway.builder()).start();
  }

  private static String server(NatsServer nats) {
    return ClusterAddress.of(nats.cluster("leftovers")).server().toString();
  }

  private static long messages(Connection connection, String bucket) throws Exception {
    return connection
        .jetStreamManagement()
        .getStreamInfo("KV_leftovers-" + bucket)
        .getStreamState()
        .getMsgCount();
  }
}
