package dev.framegate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.gateway.journal.GatewayJournal;
import dev.framegate.gateway.journal.JournalEntry;
import dev.framegate.gateway.journal.JournalEntry.Kind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An API with functions as lambdas, its client, and what the journal holds of them. */
final class ApiBuilderTest {
  private static final Duration LONG = Duration.ofSeconds(5);

  private final GatewayJournal journal = new GatewayJournal();
  private final Gateway gateway = Gateway.builder().journal(journal).start();

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void aFunctionAnswersAndKnowsTheConnection() {
    DeployedApi chat =
        gateway
            .api("chat")
            .route("greet", event -> event.message("/name").orElse("") + event.connectionId())
            .deploy("test");
    try (StageClient client = chat.connect()) {
      client.send("{\"action\":\"greet\",\"name\":\"Ada\"}");

      assertThat(client.receive(LONG)).contains("Ada" + client.connectionId());
    }
  }

  @Test
  void whatWasMadeIsAnApiLikeAnyOther() throws Exception {
    DeployedApi chat = gateway.api("chat").route("$default", RouteEvent::body).deploy("test");

    HttpResponse<String> stages =
        get(gateway.address().resolve("/v2/apis/" + chat.id() + "/stages"));

    assertThat(stages.body()).contains("\"stageName\":\"test\"", "\"deploymentId\"");
  }

  @Test
  void connectDecidesByTheQuery() {
    DeployedApi chat =
        gateway
            .api("chat")
            .onConnect(event -> event.query("token").equals(Optional.of("a b")) ? 200 : 401)
            .route("$default", RouteEvent::body)
            .deploy("test");

    assertThatThrownBy(chat::connect)
        .isInstanceOf(HandshakeRefusedException.class)
        .hasMessage(
            "Expected the handshake at %s to be accepted, but it was refused with 401: the integration of $connect answered 401",
            chat.address());
    try (StageClient client = chat.client().query("token", "a b").connect()) {
      assertThat(client.isOpen()).isTrue();
    }
  }

  @Test
  void disconnectIsTold() throws Exception {
    BlockingQueue<String> gone = new ArrayBlockingQueue<>(1);
    DeployedApi chat =
        gateway
            .api("chat")
            .onDisconnect(event -> gone.add(event.connectionId()))
            .route("$default", RouteEvent::body)
            .deploy("test");
    StageClient client = chat.connect();
    client.close();

    assertThat(gone.poll(5, TimeUnit.SECONDS)).isEqualTo(client.connectionId());
    assertThat(client.closeCode(LONG)).hasValue(1000);
    assertThat(client).hasToString("received so far: nothing; closed with 1000");
  }

  @Test
  void aFunctionThatFailsIsAnErrorFrameAndAnEntry() {
    DeployedApi chat =
        gateway
            .api("chat")
            .route(
                "$default",
                event -> {
                  throw new IllegalStateException("no database");
                })
            .deploy("test");
    try (StageClient client = chat.connect()) {
      client.send("x");

      assertThat(client.receive(LONG).orElseThrow()).contains("Internal server error");
    }
    assertThat(journal.entries(Kind.INTEGRATION))
        .singleElement()
        .satisfies(call -> assertThat(call.reason()).contains("no database"));
  }

  @Test
  void theJournalHoldsAConnectionFromItsHandshakeToItsEnd() {
    DeployedApi chat = gateway.api("chat").route("$default", RouteEvent::body).deploy("test");
    StageClient client = chat.connect();
    client.send("x");
    client.receive(LONG);
    client.close();
    journal.await(entry -> entry.kind() == Kind.CLOSE, LONG);

    assertThat(journal.entries())
        .allSatisfy(
            entry -> {
              assertThat(entry.apiId()).isEqualTo(chat.id());
              assertThat(entry.stage()).isEqualTo("test");
              assertThat(entry.connectionId()).isEqualTo(client.connectionId());
            })
        .extracting(entry -> entry.kind() + " " + entry.status() + " " + entry.route())
        .containsExactly(
            "HANDSHAKE 101 ",
            "MESSAGE 200 $default",
            "INTEGRATION 200 $default",
            "ANSWER 0 $default",
            "CLOSE 1000 ");
  }

  @Test
  void aRefusedHandshakeHasItsReason() {
    DeployedApi chat = gateway.api("chat").route("$default", RouteEvent::body).deploy("test");

    assertThat(reason(chat, "/_aws/execute-api/nowhere/test"))
        .isEqualTo("there is no API \"nowhere\"");
    assertThat(reason(chat, "/_aws/execute-api/" + chat.id() + "/other"))
        .isEqualTo("the API \"%s\" has no stage \"other\"", chat.id());
    assertThat(reason(chat, "/_aws/execute-api/" + chat.id() + "/test/more"))
        .isEqualTo("the address goes on after the stage: /more");
  }

  private String reason(DeployedApi chat, String path) {
    journal.clear();
    assertThatThrownBy(
            () ->
                HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(chat.address().resolve(path), new ClientMessages())
                    .join())
        .hasCauseInstanceOf(WebSocketHandshakeException.class);
    JournalEntry entry = journal.await(each -> each.kind() == Kind.HANDSHAKE, LONG).orElseThrow();
    assertThat(entry.status()).isEqualTo(403);
    return entry.reason();
  }

  @Test
  void aCallbackHasItsReason() throws Exception {
    DeployedApi chat = gateway.api("chat").route("$default", RouteEvent::body).deploy("test");
    DeployedApi other = gateway.api("other").route("$default", RouteEvent::body).deploy("test");
    try (StageClient client = chat.connect()) {
      assertThat(post(chat, client.connectionId())).isEqualTo(200);
      assertThat(client.receive(LONG)).contains("hi");
      assertThat(post(other, client.connectionId())).isEqualTo(410);
    }
    assertThat(post(chat, "gone=")).isEqualTo(410);

    assertThat(journal.entries(Kind.CALLBACK))
        .extracting(JournalEntry::reason)
        .containsExactly(
            "",
            "the connection belongs to " + chat.id() + "/test",
            "no open connection has this id: it is wrong, or the connection has ended");
  }

  @Test
  void requestsAreWrittenWithoutTheirQuery() throws Exception {
    get(gateway.address().resolve("/v2/apis/none?token=secret"));

    assertThat(journal.entries())
        .singleElement()
        .asString()
        .startsWith("REQUEST     404 GET /v2/apis/none: ")
        .doesNotContain("secret");
  }

  @Test
  void aCheckpointKeepsWhatWasThereAndRemovesTheRest() {
    DeployedApi kept = gateway.api("kept").route("$default", RouteEvent::body).deploy("test");
    StageClient first = kept.connect();
    Runnable reset = gateway.checkpoint();
    DeployedApi made = gateway.api("made").route("$default", RouteEvent::body).deploy("test");
    StageClient second = made.connect();

    reset.run();

    assertThat(second.closeCode(LONG)).hasValue(1000);
    assertThatThrownBy(made::connect).hasMessageContaining("403: there is no API");
    first.send("still");
    assertThat(first.receive(LONG)).contains("still");
    first.close();
  }

  @Test
  void whatTheControlPlaneRefusesIsToldWithItsAnswer() {
    ApiBuilder wrong = gateway.api("wrong").route("greet", URI.create("ftp://backend"));

    assertThatThrownBy(() -> wrong.deploy("test"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/integrations was refused with 400");
  }

  private static HttpResponse<String> get(URI address) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  private static int post(DeployedApi api, String connectionId) throws Exception {
    URI address = URI.create(api.callbacks() + "/@connections/" + connectionId.replace("=", "%3D"));
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(address).POST(BodyPublishers.ofString("hi")).build(),
            BodyHandlers.ofString())
        .statusCode();
  }
}
