package dev.framegate.kit.backends;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.framegate.kit.expectation.InconclusiveException;
import dev.framegate.kit.targets.BackendAddress;
import dev.framegate.kit.wire.Transcript;
import dev.framegate.testing.FreePort;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class HttpBackendTest {
  private static final String ANYTHING = "{\"marker\":\"backend\"}";

  private final AtomicReference<URI> started = new AtomicReference<>();
  private final HttpBackend backend = new HttpBackend(Optional.empty(), started::set);

  @AfterEach
  void close() {
    backend.close();
  }

  private Response ask(String method, String path, String body) {
    return given()
        .header("Origin", "https://elsewhere.example")
        .body(body)
        .urlEncodingEnabled(false)
        .request(method, started.get() + path);
  }

  @Test
  void aScenarioSeesWhatReachedItsPath() {
    HttpBackend.ScenarioBackend one = backend.forScenario(new Transcript());
    HttpBackend.ScenarioBackend other = backend.forScenario(new Transcript());
    one.answers(aResponse().withStatus(201).withHeader("X-One", "1").withBody("one"));

    String path = URI.create(one.address()).getPath();
    Response answer = ask("PUT", path + "?a=b%20c", "hello");

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.header("x-one")).isEqualTo("1");
    assertThat(answer.asString()).isEqualTo("one");
    assertThat(other.calls()).isEmpty();
    assertThat(one.calls()).hasSize(1);
    LoggedRequest call = one.calls().get(0);
    assertThat(call.getMethod().getName()).isEqualTo("PUT");
    assertThat(call.getBodyAsString()).isEqualTo("hello");
    assertThat(call.queryParameter("a").values()).containsExactly("b c");
    assertThat(call.getHeader("origin")).isEqualTo("https://elsewhere.example");
    assertThat(backend.receivedRequestFor(path + "?a=b%20c")).isTrue();
  }

  @Test
  void theOldestCallComesFirst() {
    HttpBackend.ScenarioBackend one = backend.forScenario(new Transcript());
    String path = URI.create(one.address()).getPath();

    List.of("a", "b", "c").forEach(body -> ask("POST", path, body));
    ask("POST", path + "/further", "d");

    assertThat(one.calls())
        .extracting(LoggedRequest::getBodyAsString)
        .containsExactly("a", "b", "c");
  }

  @Test
  void aServiceSeesWhatNamesItsResource() {
    HttpBackend.ScenarioBackend one = backend.service("table-1", new Transcript());
    HttpBackend.ScenarioBackend other = backend.service("table-2", new Transcript());
    one.answers(aResponse().withStatus(400).withBody("one"));

    assertThat(ask("POST", "/", "{\"TableName\":\"table-1\"}").statusCode()).isEqualTo(400);
    assertThat(ask("POST", "/0123/table-2", "").asString()).isEqualTo(ANYTHING);

    assertThat(one.calls()).extracting(LoggedRequest::getUrl).containsExactly("/");
    assertThat(other.calls()).extracting(LoggedRequest::getUrl).containsExactly("/0123/table-2");
  }

  /** It may be reachable from the internet: over the network nothing can be changed or learned. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /__admin",
        "GET /__admin/mappings",
        "POST /__admin/mappings",
        "DELETE /__admin/mappings",
        "POST /__admin/shutdown",
        "POST /__admin/reset",
        "POST /__admin/settings",
        "PUT /__admin/files/a.txt",
        "GET /__admin/requests",
        "POST /__admin/recordings/start",
        "GET /__admin/swagger-ui/",
        "GET /__admin/recorder",
        "GET /__admin/docs",
        "POST //__admin/mappings",
        "POST /%5f%5fadmin/mappings",
        "POST /x/../__admin/mappings",
        "GET http://127.0.0.1:1/"
      })
  void itHasNoAdministration(String request) {
    HttpBackend.ScenarioBackend corner = backend.forScenario(new Transcript());
    corner.answers("mine");
    String[] words = request.split(" ");
    String mapping =
        "{\"request\":{\"method\":\"ANY\"},\"response\":{\"proxyBaseUrl\":\"http://127.0.0.1:1\"}}";

    Response answer =
        words[1].startsWith("/") ? ask(words[0], words[1], mapping) : absolute(words[1]);

    assertThat(answer.statusCode() == 404 || answer.asString().equals(ANYTHING))
        .as(answer.statusLine() + answer.asString())
        .isTrue();
    assertThat(answer.headers().asList())
        .noneMatch(header -> header.getName().startsWith("Access-Control"));
    assertThat(ask("GET", URI.create(corner.address()).getPath(), "").asString())
        .isEqualTo("{\"marker\":\"mine\"}");
  }

  @Test
  void aBodyOfMoreThanAMebibyteIsRefused() {
    HttpBackend.ScenarioBackend corner = backend.forScenario(new Transcript());
    String path = URI.create(corner.address()).getPath();
    String body = "x".repeat(1 << 20);

    assertThat(ask("POST", path, body).statusCode()).isEqualTo(200);
    assertThat(ask("POST", path, body + "x").statusCode()).isEqualTo(413);
    assertThat(corner.calls()).hasSize(1);
  }

  /** Of these the length is not announced. */
  @Test
  void chunksOfMoreThanAMebibyteAreRefused() throws Exception {
    HttpBackend.ScenarioBackend corner = backend.forScenario(new Transcript());
    try (Socket socket = new Socket("127.0.0.1", started.get().getPort())) {
      OutputStream out = socket.getOutputStream();
      String head =
          "POST %s HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
              .formatted(URI.create(corner.address()).getPath());
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
      for (int i = 0; i < 17; i++) {
        out.write(chunk.getBytes(StandardCharsets.US_ASCII));
      }
      byte[] status = socket.getInputStream().readNBytes(12);

      assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
    }
    assertThat(corner.calls()).isEmpty();
  }

  /** WireMock would unpack it, whatever it holds. */
  @Test
  void anEncodedBodyIsRefused() {
    HttpBackend.ScenarioBackend corner = backend.forScenario(new Transcript());

    given()
        .header("Content-Encoding", "gzip")
        .body("x")
        .post(corner.address())
        .then()
        .statusCode(415);
    assertThat(corner.calls()).isEmpty();
  }

  @Test
  void whatOthersSendIsForgottenFirst() {
    HttpBackend.ScenarioBackend corner = backend.forScenario(new Transcript());
    String path = URI.create(corner.address()).getPath();
    ask("POST", path, "mine");
    String body = "x".repeat(1 << 20);
    for (int i = 0; i < 34; i++) {
      ask("POST", "/flood-" + i, body);
    }

    assertThat(corner.calls()).hasSize(1);
    assertThat(backend.receivedRequestFor("/flood-0")).isFalse();
    assertThat(backend.receivedRequestFor("/flood-33")).isTrue();
  }

  private Response absolute(String target) {
    return given().proxy("127.0.0.1", started.get().getPort()).request("GET", target);
  }

  /** What the target did while its calls went nowhere is no fault of the target. */
  @Test
  void aTunnelThatBreaksIsNoticed() throws IOException {
    int port = freePort();
    try (Tunnel tunnel = new Tunnel(port);
        HttpBackend tunnelled =
            new HttpBackend(
                Optional.of(
                    new BackendAddress(URI.create("http://127.0.0.1:" + tunnel.port()), port)),
                started::set)) {
      assertThat(tunnelled.failure()).isEmpty();
      tunnelled.forScenario(new Transcript());
      assertThat(tunnelled.failure()).isEmpty();

      tunnel.close();

      assertThat(tunnelled.failure())
          .contains(
              "The kit's HTTP backend cannot be reached at http://127.0.0.1:%d."
                  .formatted(tunnel.port()));
    }
  }

  /** Below the ports that the system gives to other tests at the same time. */
  private static int freePort() throws IOException {
    for (int port = 20_000 + (int) (ProcessHandle.current().pid() % 10_000); ; port++) {
      try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      } catch (BindException taken) {
        // The next one.
      }
    }
  }

  @Test
  void aPortThatIsTakenIsNoFaultOfTheTarget() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        HttpBackend late =
            new HttpBackend(
                Optional.of(
                    new BackendAddress(URI.create("http://backend.invalid"), taken.getLocalPort())),
                started::set)) {
      assertThatThrownBy(() -> late.forScenario(new Transcript()))
          .isInstanceOf(InconclusiveException.class)
          .hasMessageStartingWith("The kit's HTTP backend cannot listen on port");
    }
  }

  @Test
  void anAddressThatNeverLedHereFromThisMachineSaysNothing() throws IOException {
    int port = FreePort.choose();
    try (HttpBackend tunnelled =
        new HttpBackend(
            Optional.of(new BackendAddress(URI.create("http://backend.invalid"), port)),
            started::set)) {
      tunnelled.forScenario(new Transcript());

      assertThat(tunnelled.failure()).isEmpty();
    }
  }

  /** Leads every connection to a port of this machine. */
  private static final class Tunnel implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final int to;
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();

    Tunnel(int to) throws IOException {
      this.to = to;
      Thread accepting = new Thread(this::accept);
      accepting.setDaemon(true);
      accepting.start();
    }

    int port() {
      return server.getLocalPort();
    }

    private void accept() {
      while (!server.isClosed()) {
        try {
          Socket from = server.accept();
          if (server.isClosed()) {
            from.close(); // It came while the port was closed.
            return;
          }
          Socket onward = new Socket("127.0.0.1", to);
          open.add(from);
          open.add(onward);
          pump(from, onward);
          pump(onward, from);
        } catch (IOException e) {
          return;
        }
      }
    }

    private static void pump(Socket from, Socket to) {
      Thread thread =
          new Thread(
              () -> {
                try (from;
                    to) {
                  from.getInputStream().transferTo(to.getOutputStream());
                } catch (IOException e) {
                  return; // one of them is closed
                }
              });
      thread.setDaemon(true);
      thread.start();
    }

    @Override
    public void close() throws IOException {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    }
  }
}
