package dev.framegate.kit.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.framegate.gateway.Gateway;
import dev.framegate.testing.SdkClients;
import dev.framegate.testing.SdkEchoApi;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;

/** What a page in a browser sees of the gateway. */
@Order(2) // It takes some time.
final class BrowserTest {
  private static HttpServer pages;
  private static @Nullable Browser browser;

  private Gateway gateway;
  private ApiGatewayV2Client aws;
  private SdkEchoApi api;
  private BrowserTab tab;
  private String connectionId = "";

  @BeforeAll
  static void open() throws Exception {
    browser = InstalledBrowser.startOrAbort(BrowserTest.class);
    pages = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    pages.createContext("/", BrowserTest::page);
    pages.start();
  }

  @AfterAll
  static void shut() throws Exception {
    if (browser != null) {
      browser.close();
      pages.stop(0);
    }
  }

  @BeforeEach
  void start() {
    gateway = Gateway.builder().start();
    aws = SdkClients.controlPlane(gateway.address());
    api = SdkEchoApi.create(aws);
    api.deployTo("test");
    tab = browser.newTab();
  }

  @AfterEach
  void stop() {
    tab.close();
    aws.close();
    gateway.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          client.close(1000)                     | 1000
          client.send(new Uint8Array([1, 2, 3])) | 1003
          client.send('x'.repeat(40000))         | 1009
          """)
  void aPageExchangesMessagesAndSeesHowItEnds(String end, int code) throws Exception {
    JsonNode seen = talk(end);

    assertThat(seen.path("received").asText()).contains("hello");
    assertThat(seen.path("code").asInt()).isEqualTo(code);
    assertThat(seen.path("clean").asBoolean()).isTrue();
  }

  @Test
  void aPageThatIsIdleForTooLongSees1001() throws Exception {
    CompletableFuture<JsonNode> seen = talkUntilEnded();
    gateway.advance(Duration.ofMinutes(11));

    assertThat(seen.get().path("code").asInt()).isEqualTo(1001);
  }

  @Test
  void aPageThatItsBackendDisconnectsSees1000() throws Exception {
    CompletableFuture<JsonNode> seen = talkUntilEnded();
    try (ApiGatewayManagementApiClient backend =
        SdkClients.callbacks(gateway.address(), api.id(), "test")) {
      backend.deleteConnection(b -> b.connectionId(connectionId));
    }

    assertThat(seen.get().path("code").asInt()).isEqualTo(1000);
  }

  @Test
  void aPageOfAnotherOriginNeitherChangesNorReadsAnything() throws Exception {
    BrowserTab victim = browser.newTab();
    victim.open("http://127.0.0.1:" + pages.getAddress().getPort() + "/");
    String connectionId =
        victim.run("begin('%s')".formatted(address())).path("connectionId").asText();
    String callback =
        gateway.address()
            + "/_aws/execute-api/"
            + api.id()
            + "/test/@connections/"
            + java.net.URLEncoder.encode(connectionId, StandardCharsets.UTF_8);
    int apis = aws.getApis(b -> {}).items().size();
    tab.open("http://127.0.0.1:" + pages.getAddress().getPort() + "/attacker");
    JsonNode seen =
        tab.run(
            """
            (async () => {
              const gateway = '%s', callback = '%s', read = [];
              const attempt = async (path, options) => {
                try {
                  const answer = await fetch(path.startsWith('http') ? path : gateway + path, options);
                  const text = await answer.text();
                  if (text) read.push(path + ': ' + text);
                } catch (refused) { /* nothing to read */ }
              };
              const create = JSON.stringify(
                  {name: 'planted', protocolType: 'WEBSOCKET', routeSelectionExpression: 'a'});
              const step = JSON.stringify({advance: 'PT11M'});
              for (const mode of ['no-cors', 'cors']) {
                for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
                  const headers = {'content-type': type};
                  await attempt('/v2/apis', {method: 'POST', mode, headers, body: create});
                  await attempt('/_framegate/clock', {method: 'POST', mode, headers, body: step});
                  await attempt(callback, {method: 'POST', mode, headers, body: 'planted'});
                }
                await attempt('/v2/apis', {mode});
                await attempt('/_framegate/clock', {mode});
                await attempt('/_framegate/metrics', {mode});
                await attempt('/_framegate/console', {mode});
                await attempt(callback, {mode});
              }
              await attempt('/v2/apis/%s', {method: 'DELETE'});
              await attempt(callback, {method: 'DELETE'});
              await new Promise(done => {
                const frame = document.createElement('iframe');
                frame.name = 'hidden';
                frame.onload = () => { if (document.forms.length) done(); };
                document.body.append(frame);
                const form = document.createElement('form');
                form.method = 'post'; form.enctype = 'text/plain'; form.target = 'hidden';
                form.action = gateway + '/_framegate/clock';
                const field = document.createElement('input');
                field.name = '{"advance":"PT11M","x":"'; field.value = '"}';
                form.append(field); document.body.append(form); form.submit();
                setTimeout(done, 5000);
              });
              return {read};
            })()
            """
                .formatted(gateway.address(), callback, api.id()));

    assertThat(seen.path("read")).isEmpty();
    assertThat(aws.getApis(b -> {}).items()).hasSize(apis);
    assertThat(get("/_framegate/clock")).contains("\"ahead\":\"PT0S\"");
    assertThat(gateway.connections()).isEqualTo(1);
    assertThat(victim.run("again()").asText()).contains("hello");
    victim.close();
  }

  private String get(String path) throws Exception {
    return java.net.http.HttpClient.newHttpClient()
        .send(
            java.net.http.HttpRequest.newBuilder(java.net.URI.create(gateway.address() + path))
                .build(),
            java.net.http.HttpResponse.BodyHandlers.ofString())
        .body();
  }

  /** Connects and exchanges a message; the page then waits for its end. */
  private CompletableFuture<JsonNode> talkUntilEnded() throws Exception {
    tab.open("http://127.0.0.1:" + pages.getAddress().getPort() + "/");
    connectionId = tab.run("begin('%s')".formatted(address())).path("connectionId").asText();
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return tab.run("ended");
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private JsonNode talk(String end) throws Exception {
    tab.open("http://127.0.0.1:" + pages.getAddress().getPort() + "/");
    return tab.run("begin('%s').then(() => { %s; return ended; })".formatted(address(), end));
  }

  private String address() {
    return gateway.address().toString().replaceFirst("http", "ws")
        + "/_aws/execute-api/"
        + api.id()
        + "/test";
  }

  private static void page(com.sun.net.httpserver.HttpExchange exchange)
      throws java.io.IOException {
    byte[] html =
        """
        <!doctype html><title>A page</title><script>
        let client, ended;
        const again = () => new Promise(done => {
          client.onmessage = event => done(event.data);
          client.send('{"action":"echo"}');
        });
        function begin(address) {
          client = new WebSocket(address);
          return new Promise((begun, failed) => {
            let received;
            client.onopen = () => client.send('{"action":"echo"}');
            client.onmessage = event => { received = event.data; begun(JSON.parse(received)); };
            client.onerror = () => failed(new Error("no connection"));
            ended = new Promise(done => {
              client.onclose = event =>
                  done({received, code: event.code, clean: event.wasClean});
            });
          });
        }
        </script>
        """
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("content-type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(200, html.length);
    exchange.getResponseBody().write(html);
    exchange.close();
  }
}
