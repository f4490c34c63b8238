package dev.framegate.kit.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.settings.Limit;
import dev.framegate.gateway.settings.Limits;
import dev.framegate.testing.SdkClients;
import dev.framegate.testing.SdkEchoApi;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;

/**
 * What {@code docs/clients.md} says that clients show is what they show. {@code -Dgolden=write}
 * writes its tables again.
 */
final class ClientTableTest {
  private static final Path PAGE = Path.of("docs", "clients.md");
  private static final int CALLBACK_BYTES = 128 * 1024 + 1;

  private static ObservedGateway gateway;
  private static final List<ObservedClient> CLIENTS = new ArrayList<>();
  private static final List<String> NAMES = new ArrayList<>();
  private static final List<String> CALLBACKS =
      List.of(
          "callback 410: the connection has ended",
          "callback 413: more than 128 KB",
          "callback 429: too many requests");

  private static final Map<String, Map<String, String>> ENDS = new LinkedHashMap<>();
  private static final Map<String, Map<String, String>> POSTS = new LinkedHashMap<>();

  @BeforeAll
  static void start() throws Exception {
    gateway = new ObservedGateway();
    CLIENTS.addAll(
        List.of(
            new JdkObserved(),
            new OkHttpObserved(),
            new JavaWebSocketObserved(),
            new NettyObserved(),
            new JettyObserved()));
    CLIENTS.forEach(client -> NAMES.add(client.name()));
    NodeObserved.start().ifPresent(CLIENTS::add);
    NAMES.add(NodeObserved.columnName());
    BrowserObserved.start().ifPresent(CLIENTS::add);
    NAMES.add(BrowserObserved.columnName());
  }

  @AfterAll
  static void stop() throws Exception {
    for (ObservedClient client : CLIENTS) {
      client.close();
    }
    gateway.close();
    if (writes()) {
      connections().write(titles(), NAMES, ENDS);
      callbacks().write(CALLBACKS, senders(), POSTS);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyClientShowsTheEndOfAConnectionAsTheTableSays() throws Exception {
    ClientTable table = connections();
    return CLIENTS.stream()
        .flatMap(
            client ->
                Arrays.stream(ConnectionEvent.values())
                    .map(
                        event ->
                            DynamicTest.dynamicTest(
                                client.name() + ", " + event.title(),
                                () ->
                                    compare(
                                        table,
                                        ENDS,
                                        event.title(),
                                        client.name(),
                                        seen(client, event)))));
  }

  @TestFactory
  Stream<DynamicTest> everyLibraryShowsARefusedCallbackAsTheTableSays() throws Exception {
    ClientTable table = callbacks();
    return CallbackSenders.all().stream()
        .map(
            sender ->
                DynamicTest.dynamicTest(
                    sender.name(),
                    () -> {
                      List<String> seen = seen(sender);
                      for (int i = 0; i < seen.size(); i++) {
                        compare(
                            table, POSTS, CALLBACKS.get(i), sender.name(), List.of(seen.get(i)));
                      }
                    }));
  }

  @Test
  void onlyTheJdkSplitsAMessageThatIsTooBigForAFrame() throws Exception {
    try (ObservedConnection connection = CLIENTS.get(0).connect(gateway.stage("test"))) {
      connection.awaitOpen();
      connection.send(SdkEchoApi.message("echo", 40_000));

      assertThat(connection.received()).contains("hello");
    }
    for (ObservedClient other : CLIENTS.subList(1, CLIENTS.size())) {
      try (ObservedConnection connection = other.connect(gateway.stage("test"))) {
        connection.awaitOpen();
        connection.send(SdkEchoApi.message("echo", 40_000));

        assertThat(connection.seenOfTheEnd().get(0)).as(other.name()).contains("1009");
      }
    }
  }

  @Test
  void theTablesHaveEveryEventAndEveryClient() throws Exception {
    if (!writes()) {
      assertThat(connections().events()).isEqualTo(titles());
      assertThat(connections().columns()).isEqualTo(NAMES);
      assertThat(callbacks().events()).isEqualTo(CALLBACKS);
      assertThat(callbacks().columns()).isEqualTo(senders());
    }
  }

  private static List<String> seen(ObservedClient client, ConnectionEvent event) throws Exception {
    try (ObservedConnection connection = client.connect(event.address(gateway))) {
      if (event.opens()) {
        event.cause().happen(gateway, connection, connectionId(connection));
      }
      return connection.seenOfTheEnd();
    }
  }

  private static List<String> seen(CallbackSender sender) throws Exception {
    byte[] hello = "hello".getBytes(StandardCharsets.UTF_8);
    String id;
    String tooLarge;
    try (ObservedConnection connection = CLIENTS.get(0).connect(gateway.stage("test"))) {
      id = connectionId(connection);
      tooLarge = sender.post().to(gateway.callbacks(id), new byte[CALLBACK_BYTES]);
      gateway.disconnect(id);
      connection.seenOfTheEnd();
    }
    String gone = sender.post().to(gateway.callbacks(id), hello);
    return List.of(gone, tooLarge, throttled(sender, gateway.callbacks(id), hello));
  }

  private static String throttled(CallbackSender sender, URI connection, byte[] data)
      throws Exception {
    try (Gateway busy =
            Gateway.builder()
                .limits(
                    Limits.aws().with(Limit.REQUESTS_PER_SECOND, 0).with(Limit.REQUESTS_BURST, 0))
                .start();
        ApiGatewayV2Client aws = SdkClients.controlPlane(busy.address())) {
      SdkEchoApi api = SdkEchoApi.create(aws);
      api.deployTo("test");
      String[] path = connection.getPath().split("/");
      path[3] = api.id();
      return sender.post().to(busy.address().resolve(String.join("/", path)), data);
    }
  }

  private static String connectionId(ObservedConnection connection) throws Exception {
    connection.awaitOpen();
    connection.send("{\"action\":\"echo\"}");
    return new ObjectMapper().readTree(connection.received()).path("connectionId").asText();
  }

  private static void compare(
      ClientTable table,
      Map<String, Map<String, String>> measured,
      String event,
      String client,
      List<String> seen) {
    String cell = ClientTable.cell(seen);
    measured.computeIfAbsent(event, unused -> new LinkedHashMap<>()).put(client, cell);
    if (!writes()) {
      assertThat(cell)
          .as("%s, %s: what the client shows, and what %s says", client, event, PAGE)
          .isEqualTo(table.cell(event, client));
    }
  }

  private static ClientTable connections() throws Exception {
    return new ClientTable(PAGE, "connections");
  }

  private static ClientTable callbacks() throws Exception {
    return new ClientTable(PAGE, "callbacks");
  }

  private static List<String> titles() {
    return Arrays.stream(ConnectionEvent.values()).map(ConnectionEvent::title).toList();
  }

  private static List<String> senders() {
    return CallbackSenders.all().stream().map(CallbackSender::name).toList();
  }

  private static boolean writes() {
    return "write".equals(System.getProperty("golden"));
  }
}
