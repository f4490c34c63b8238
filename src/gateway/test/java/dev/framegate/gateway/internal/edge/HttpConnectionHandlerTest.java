package dev.framegate.gateway.internal.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framegate.contract.Version;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain HTTP on the shared port, well-behaved and hostile. */
class HttpConnectionHandlerTest {
  private final List<ServerRequest> calls = new CopyOnWriteArrayList<>();
  private EdgeFixture edge;

  @BeforeEach
  void start() {
    edge = new EdgeFixture(settings -> settings, this::echo);
  }

  @AfterEach
  void stop() {
    edge.close();
  }

  private ServerResponse echo(ServerRequest call) {
    calls.add(call);
    return ServerResponse.json(200, "\"" + call.path() + " " + call.body().length + "\"");
  }

  private RawClient connect() {
    return new RawClient(edge.address());
  }

  private static String get(String path, String... more) {
    return "GET " + path + " HTTP/1.1\r\nHost: a\r\n" + String.join("", more) + "\r\n";
  }

  private static String post(int length, String... more) {
    return "POST /v2/apis HTTP/1.1\r\nHost: a\r\nContent-Length: "
        + length
        + "\r\n"
        + String.join("", more)
        + "\r\n";
  }

  @Test
  void theControlPlaneGetsTheWholeCall() {
    try (RawClient client = connect()) {
      client.send(
          "PATCH /v2/apis/a%2Fb?x=1&x=2&y HTTP/1.1\r\nHost: a\r\nX-One: 1\r\nx-one: 2\r\n"
              + "Content-Length: 2\r\n\r\n{}");
      RawClient.Head head = client.readHead();
      assertThat(client.readBody(head)).isEqualTo("\"/v2/apis/a%2Fb 2\"");
      assertThat(head.headers()).containsKeys("date", "x-amzn-requestid", "content-type");
      ServerRequest call = calls.get(0);
      assertThat(call.method()).isEqualTo("PATCH");
      assertThat(call.query())
          .containsEntry("x", List.of("1", "2"))
          .containsEntry("y", List.of(""));
      assertThat(call.headers()).containsEntry("x-one", List.of("1", "2"));
      assertThat(call.text()).isEqualTo("{}");
    }
  }

  @Test
  void healthTellsTheVersion() {
    try (RawClient client = connect()) {
      RawClient.Head head = client.send(get("/_framegate/health")).readHead();
      assertThat(head.status()).isEqualTo(200);
      assertThat(client.readBody(head))
          .isEqualTo("{\"status\":\"ok\",\"version\":\"" + Version.TEXT + "\"}");
      assertThat(client.send(get("/_framegate/other")).readHead().status()).isEqualTo(404);
    }
  }

  @Test
  void aBrowserIsLedToTheConsoleAndOthersAreToldOfIt() {
    try (RawClient client = connect()) {
      RawClient.Head browser = client.send(get("/", "Accept: text/html,*/*;q=0.8\r\n")).readHead();
      assertThat(browser.status()).isEqualTo(302);
      assertThat(browser.headers()).containsEntry("location", "/_framegate/console");

      RawClient.Head other = client.send(get("/")).readHead();
      assertThat(other.status()).isEqualTo(404);
      assertThat(client.readBody(other)).contains("The console is at /_framegate/console");
    }
  }

  @Test
  void pipelinedAnswersComeInOrder() {
    try (RawClient client = connect()) {
      StringBuilder all = new StringBuilder();
      for (int i = 0; i < 200; i++) {
        all.append(i % 3 == 0 ? get("/nowhere/" + i) : get("/v2/" + i));
      }
      client.send(all.toString());
      for (int i = 0; i < 200; i++) {
        assertThat(client.readBody(client.readHead())).contains("/" + i);
      }
    }
  }

  @Test
  void anUpgradeMayFollowPlainRequestsOnOneConnection() {
    try (RawClient client = connect()) {
      client.readBody(client.send(get("/v2/a")).readHead());
      client.send(RawClient.upgrade("/_aws/execute-api/abc123/test"));
      assertThat(client.readHead().status()).isEqualTo(101);
      assertThat(client.send(ClientFrameBytes.text("hi")).readMessage()).isEqualTo("hi");
    }
  }

  @Test
  void headGetsNoBody() {
    try (RawClient client = connect()) {
      client.send(get("/v2/a").replace("GET", "HEAD") + get("/v2/b"));
      assertThat(client.readHead().headers()).containsEntry("content-length", "9");
      assertThat(client.readBody(client.readHead())).contains("/v2/b");
    }
  }

  @Test
  void connectionCloseIsObeyedAndAnsweredFirst() {
    try (RawClient client = connect()) {
      client.send(get("/v2/a", "Connection: close\r\n"));
      assertThat(client.readBody(client.readHead())).contains("/v2/a");
      assertThat(client.atEnd()).isTrue();
    }
  }

  @Test
  void aClientThatClosedItsHalfStillGetsItsAnswer() throws IOException {
    try (RawClient client = connect()) {
      client.send(get("/v2/a"));
      client.socket().shutdownOutput();
      assertThat(client.readBody(client.readHead())).contains("/v2/a");
      assertThat(client.atEnd()).isTrue();
    }
  }

  @Test
  void aTooBigBodyIs413EvenWhileItIsStillBeingSent() {
    try (RawClient client = connect()) {
      client.send(post(4 * 1024 * 1024)).send(ClientFrameBytes.ascii(4 * 1024 * 1024));
      RawClient.Head head = client.readHead();
      assertThat(head.status()).isEqualTo(413);
      assertThat(client.readBody(head)).contains("1048576 bytes");
    }
  }

  @Test
  void aTooBigChunkedBodyIs413() {
    try (RawClient client = connect()) {
      client.send("POST /v2/a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
      byte[] chunk =
          ClientFrameBytes.join(
              "40000\r\n".getBytes(StandardCharsets.UTF_8),
              ClientFrameBytes.ascii(0x40000),
              "\r\n".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 8; i++) {
        client.send(chunk);
      }
      assertThat(client.readHead().status()).isEqualTo(413);
    }
  }

  @Test
  void theBiggestBodyPasses() {
    try (RawClient client = connect()) {
      client.send(post(1024 * 1024)).send(ClientFrameBytes.ascii(1024 * 1024));
      assertThat(client.readBody(client.readHead())).contains("1048576");
    }
  }

  @Test
  void expect100ContinueIsAnsweredFirst() {
    try (RawClient client = connect()) {
      client.send(post(2, "Expect: 100-continue\r\n"));
      assertThat(client.readHead().status()).isEqualTo(100);
      assertThat(client.send("{}").readHead().status()).isEqualTo(200);
    }
  }

  @Test
  void expect100ContinueOfATooBigBodyIs413AtOnce() {
    try (RawClient client = connect()) {
      client.send(post(2_000_000, "Expect: 100-continue\r\n"));
      assertThat(client.readHead().status()).isEqualTo(413);
    }
  }

  @Test
  void anUnknownExpectationIs417() {
    try (RawClient client = connect()) {
      assertThat(client.send(post(2, "Expect: gifts\r\n")).readHead().status()).isEqualTo(417);
    }
  }

  @Test
  void aTooLongLineIs414() {
    try (RawClient client = connect()) {
      client.send(get("/v2/" + "x".repeat(9000)));
      RawClient.Head head = client.readHead();
      assertThat(head.status()).isEqualTo(414);
      assertThat(client.readBody(head)).contains("8192");
      assertThat(client.atEnd()).isTrue();
    }
  }

  @Test
  void tooLargeHeadersAre431() {
    try (RawClient client = connect()) {
      client.send(get("/v2/a", "X-Big: " + "x".repeat(17_000) + "\r\n"));
      assertThat(client.readHead().status()).isEqualTo(431);
    }
  }

  @Test
  void aFloodOfHeadersIs431() {
    try (RawClient client = connect()) {
      client.send(get("/v2/a", "a: b\r\n".repeat(101)));
      assertThat(client.readHead().status()).isEqualTo(431);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello\r\n\r\n",
        "GET\r\n\r\n",
        "GET / HTTP/9\r\n\r\n",
        "GET /v2/a HTTP/1.1\r\n\r\n",
        "GET /v2/a HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET /v2/a HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n",
        "GET /v2/%zz HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET http:///v2/a HTTP/1.1\r\nHost: a b\r\n\r\n",
        "GET http://a@b/v2/a HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /v2/a HTTP/1.1\r\nHost: a b/c@d\r\n\r\n",
        "GET /v2/a HTTP/1.1\r\nHost: a:b\r\n\r\n",
        "GET /v2/a HTTP/1.1\r\nHost: a/\r\n\r\n",
        "GET /v2/a\u009b31m HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST /v2/a HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
        "POST /v2/a HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "POST /v2/a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
      })
  void malformedRequestsAre400(String request) {
    try (RawClient client = connect()) {
      RawClient.Head head = client.send(request).readHead();
      assertThat(head.status()).isEqualTo(400);
      assertThat(client.readBody(head)).contains("message").doesNotContain("Exception", "netty");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://a/v2/a?x=1, /v2/a",
    "HTTP://A:80/v2/a, /v2/a",
    "https://a/v2/b%2Fc, /v2/b%2Fc",
    "http://a/_framegate/nothing, ''"
  })
  void anAbsoluteTargetIsTakenWithItsHost(String target, String path) {
    try (RawClient client = connect()) {
      RawClient.Head head =
          client.send("GET " + target + " HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n").readHead();
      assertThat(head.status()).isEqualTo(path.isEmpty() ? 404 : 200);
      assertThat(client.readBody(head)).contains(path);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST /v2/a HTTP/1.1~Host: a~Content-Length: 1~Content-Length: 2~~ | Content-Length must be one number.
          POST /v2/a HTTP/1.1~Host: a~Content-Length: x~~ | Content-Length must be one number.
          GET /v2/a HTTP/1.1~Host: a~X-A: b0c~~ | A header has a name or a value
          GET /v2/a HTTP/1.1~Host: a~X A: b~~ | A header has a name or a value
          GET /v2/a HTTP/1.1~Host: a b/c@d~~ | The Host header must be a host name
          GET /v2/a HTTP/9~Host: a~~ | The request line is not one of HTTP/1.1.
          """)
  void theMessageNamesWhatIsWrong(String request, String message) {
    try (RawClient client = connect()) {
      RawClient.Head head = client.send(request.replace("~", "\r\n").replace('0', '\0')).readHead();
      assertThat(head.status()).isEqualTo(400);
      assertThat(client.readBody(head)).contains(message);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HEAD /nothing HTTP/1.1\r\nHost: a\r\n\r\n",
        "HEAD /v2/a HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "HEAD /v2/a HTTP/1.1\r\nHost: a b\r\n\r\n",
        "HEAD /v2/a HTTP/1.1\r\nHost: a\r\nExpect: x\r\n\r\n",
        "HEAD /v2/a HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999999\r\n\r\n"
      })
  void theAnswerToHeadHasNoBody(String request) {
    try (RawClient client = connect()) {
      client.send(request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
      assertThat(client.readHead().status()).isGreaterThanOrEqualTo(400);
      assertThat(client.atEnd()).isTrue();
    }
  }

  @Test
  void anAnswerThatAsksForAnUpgradeNamesItInConnection() {
    try (RawClient client = connect()) {
      RawClient.Head head = client.send(get("/_aws/execute-api/abc123/test")).readHead();
      assertThat(head.status()).isEqualTo(426);
      assertThat(head.headers().get("upgrade")).contains("websocket");
      assertThat(head.headers().get("connection").toString()).contains("upgrade");
    }
  }

  @Test
  void aPlaneThatBreaksIs500WithoutItsSecrets() {
    try (EdgeFixture own =
            new EdgeFixture(
                settings -> settings,
                call -> {
                  throw new IllegalStateException("secret");
                });
        RawClient client = new RawClient(own.address())) {
      RawClient.Head head = client.send(get("/v2/a")).readHead();
      assertThat(head.status()).isEqualTo(500);
      assertThat(client.readBody(head)).isEqualTo("{\"message\":\"Internal server error\"}");
    }
  }

  @Test
  void anAnswerThatCannotBePutOnTheWireIs500() {
    ServerResponse split = new ServerResponse(200, Map.of("x-a", "b\r\nx-c: d"), new byte[0]);
    try (EdgeFixture own = new EdgeFixture(settings -> settings, call -> split);
        RawClient client = new RawClient(own.address())) {
      RawClient.Head head = client.send(get("/v2/a")).readHead();
      assertThat(head.status()).isEqualTo(500);
      assertThat(head.headers()).doesNotContainKey("x-c");
    }
  }

  @Test
  void aFullControlPlaneSays429() {
    CountDownLatch gate = new CountDownLatch(1);
    List<RawClient> clients = new ArrayList<>();
    try (EdgeFixture own =
        new EdgeFixture(
            settings -> settings.withHttp(HttpLimits.DEFAULT.withControl(1, 1)),
            call -> {
              calls.add(call);
              awaitQuietly(gate);
              return ServerResponse.of(204);
            })) {
      clients.add(new RawClient(own.address()).send(get("/v2/running")));
      await().until(() -> calls.size() == 1);
      for (int i = 0; i < 2; i++) {
        clients.add(new RawClient(own.address()).send(get("/v2/next")));
      }
      // One of the two waits in the queue; the other is turned away while the first still runs.
      try (RawClient another = new RawClient(own.address())) {
        await()
            .until(
                () -> {
                  RawClient.Head head = another.send(get("/v2/more")).readHead();
                  another.readBody(head);
                  return head.status() == 429;
                });
        // Event loops are not blocked by any of this.
        assertThat(another.send(get("/_framegate/health")).readHead().status()).isEqualTo(200);
      }
      gate.countDown();
      assertThat(clients.get(0).readHead().status()).isEqualTo(204);
    } finally {
      clients.forEach(RawClient::close);
    }
  }

  private static void awaitQuietly(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private EdgeFixture hasty() {
    return EdgeFixture.start(
        settings ->
            settings.withHttp(
                HttpLimits.DEFAULT.withTimes(Duration.ofMillis(300), Duration.ofMillis(300))));
  }

  @Test
  void aSlowHeadIs408() {
    try (EdgeFixture own = hasty();
        RawClient client = new RawClient(own.address())) {
      client.send("GET /v2/a HTTP/1.1\r\nHost: a\r\nX-Slow: ");
      assertThat(client.readHead().status()).isEqualTo(408);
      assertThat(client.gone()).isTrue();
    }
  }

  @Test
  void aSlowBodyIs408() {
    try (EdgeFixture own = hasty();
        RawClient client = new RawClient(own.address())) {
      client.send(post(10)).send("123");
      assertThat(client.readHead().status()).isEqualTo(408);
    }
  }

  @Test
  void anIdleConnectionIsClosedWithoutAWord() {
    try (EdgeFixture own = hasty();
        RawClient client = new RawClient(own.address())) {
      client.readBody(client.send(get("/v2/a")).readHead());
      assertThat(client.atEnd()).isTrue();
    }
  }

  @Test
  void aWebSocketIsNotUnderTheTimesOfHttp() {
    try (EdgeFixture own = hasty();
        RawClient client = own.client();
        RawClient idle = new RawClient(own.address())) {
      assertThat(idle.readHead().status()).isEqualTo(408);
      assertThat(client.send(ClientFrameBytes.text("hi")).readMessage()).isEqualTo("hi");
    }
  }
}
