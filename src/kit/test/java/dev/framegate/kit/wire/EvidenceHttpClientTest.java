package dev.framegate.kit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

@Timeout(60)
class EvidenceHttpClientTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private final Transcript transcript = new Transcript();
  private final EvidenceHttpClient caller = new EvidenceHttpClient();
  private final BlockingQueue<String> heads = new LinkedBlockingQueue<>();
  private final AtomicInteger connections = new AtomicInteger();

  @AfterEach
  void close() {
    caller.close();
  }

  /** Keeps the heads of requests without body and answers all alike. */
  private RawServer answering(String answer) throws IOException {
    return RawServer.playing(
        peer -> {
          connections.incrementAndGet();
          while (true) {
            heads.add(peer.head());
            peer.say(answer);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/stage/@connections/abc%3D",
        "/v2/apis?maxResults=5&nextToken=a%2Fb%3D%3D",
        "/a%20b/%7Bx%7D?q=a+b&q=%C3%BC&empty=&flag",
        "/a//b/../c?arn=arn:aws:apigateway:us-east-1::/apis/x"
      })
  void theTargetIsSentAsItWasGiven(String target) throws IOException {
    try (RawServer server = answering(OK)) {
      caller.call(Request.get(server.http(target)), transcript, "client");
    }
    assertThat(heads.remove()).startsWith("GET " + target + " HTTP/1.1\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
  void methodsAndBodiesArriveAsTheyWereGiven(String method) throws IOException {
    BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
    try (RawServer server =
        RawServer.playing(
            peer -> {
              heads.add(peer.head());
              bodies.add(new String(peer.read(8), StandardCharsets.UTF_8));
              peer.say("HTTP/1.1 204 No Content\r\n\r\n");
            })) {
      Request request = Request.of(method, server.http("/x")).json("{\"a\":1 }");
      assertThat(caller.call(request, transcript, "client").status()).isEqualTo(204);
    }
    assertThat(heads.remove())
        .startsWith(method + " /x HTTP/1.1\r\n")
        .contains("Content-Type: application/json\r\n", "Content-Length: 8\r\n")
        .doesNotContain("Accept-Encoding", "Cookie");
    assertThat(bodies.remove()).isEqualTo("{\"a\":1 }");
  }

  @Test
  void aBodyKeepsItsOwnContentTypeOrNone() throws IOException {
    BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
    try (RawServer server =
        RawServer.playing(
            peer -> {
              while (true) {
                heads.add(peer.head());
                bodies.add(new String(peer.read(3), StandardCharsets.ISO_8859_1));
                peer.say(OK);
              }
            })) {
      Request bytes = Request.of("POST", server.http("/")).body(new byte[] {0, (byte) 0xFF, 7});
      caller.call(bytes, transcript, "client");
      caller.call(bytes.header("Content-Type", "application/x-own"), transcript, "client");
    }
    assertThat(heads.remove()).doesNotContain("Content-Type");
    assertThat(heads.remove()).contains("Content-Type: application/x-own\r\n");
    assertThat(bodies).containsExactly("\0\u00ff\7", "\0\u00ff\7");
  }

  @Test
  void aLocalhostNameReachesThisMachineUnderItsOwnName() throws IOException {
    try (RawServer server = answering(OK)) {
      URI url = URI.create("http://abc.execute-api.us-east-1.localhost:" + server.port() + "/s");
      assertThat(caller.call(Request.get(url), transcript, "client").text()).isEqualTo("ok");
      assertThat(heads.remove())
          .contains("Host: abc.execute-api.us-east-1.localhost:" + server.port() + "\r\n");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 400, 401, 403, 404, 410, 413, 429, 500, 504})
  void everyStatusIsAnAnswer(int status) throws IOException {
    try (RawServer server =
        answering(
            "HTTP/1.1 "
                + status
                + " Some\r\nLocation: /elsewhere\r\nX-A: 1\r\nX-A: 2\r\n"
                + "Content-Length: 10\r\n\r\n{\"a\":true}")) {
      ReceivedResponse reply = caller.call(Request.get(server.http("/")), transcript, "client");
      assertThat(reply.status()).isEqualTo(status);
      assertThat(reply.headers()).containsEntry("X-A", List.of("1", "2"));
      assertThat(reply.json().get("a").asBoolean()).isTrue();
    }
    assertThat(heads).hasSize(1);
  }

  @Test
  void theShortWayLooksTheSame() throws IOException {
    try (RawServer server =
        RawServer.playing(
            peer -> {
              String head = peer.head();
              heads.add(head.replaceAll("Accept: .*\r\n", ""));
              peer.read(2);
              peer.say("HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 2\r\n\r\n{}");
            })) {
      Request request =
          Request.of("PATCH", server.http("/a%3D?b=%20")).json("{}").header("X-Api-Key", "secret");
      ReceivedResponse called = caller.call(request, transcript, "a");
      ReceivedResponse arranged = caller.send(request, transcript, "b");
      assertThat(arranged.status()).isEqualTo(called.status()).isEqualTo(302);
      assertThat(arranged.headers()).isEqualTo(called.headers());
      assertThat(arranged.text()).isEqualTo("{}");
    }
    assertThat(lines(heads.remove())).isEqualTo(lines(heads.remove()));
    assertThat(transcript.events())
        .allSatisfy(event -> assertThat(event.toString()).doesNotContain("secret"));
  }

  private static Set<String> lines(String head) {
    return Set.of(head.split("\r\n"));
  }

  @Test
  void theShortWayIsUnreachableAlike() throws IOException {
    URI url = URI.create("http://127.0.0.1:" + RawServer.unusedPort() + "/");
    assertThatThrownBy(() -> caller.send(Request.get(url), transcript, "client"))
        .isInstanceOf(UnreachableException.class)
        .hasMessage("Cannot reach " + url.getAuthority() + ": connection refused.");
  }

  @Test
  void connectionsAreUsedAgain() throws IOException {
    try (RawServer server = answering(OK)) {
      for (int i = 0; i < 5; i++) {
        caller.call(Request.get(server.http("/")), transcript, "client");
      }
    }
    assertThat(heads).hasSize(5);
    assertThat(connections).hasValue(1);
  }

  @Test
  void aBodyThatIsNoJsonSaysWhatItIs() {
    assertThatThrownBy(
            () ->
                new ReceivedResponse(502, Map.of(), "<html>".getBytes(StandardCharsets.UTF_8))
                    .json())
        .isInstanceOf(ReceivedResponse.NotJson.class)
        .hasMessage("Expected a JSON body with status 502, got: <html>");
  }

  @Test
  void theExchangeIsKeptWithoutItsSecrets() throws IOException {
    try (RawServer server = answering(OK)) {
      URI url = server.http("/x?X-Amz-Signature=abc&a=1&X-Amz-Security-Token=t&X-Amz-Credential=c");
      Request request =
          Request.get(url)
              .header("Authorization", "AWS4-HMAC secret1")
              .header("X-Amz-Security-Token", "secret2")
              .header("Cookie", "secret3")
              .header("x-api-key", "secret4")
              .header("X-Plain", "seen");
      caller.call(request, transcript, "admin");
      assertThat(heads.remove()).contains("secret1", "secret2", "secret3", "secret4");

      TranscriptEvent.Http http = (TranscriptEvent.Http) transcript.events().get(0);
      assertThat(http.toString()).doesNotContain("secret", "=abc", "=t&", "=c");
      assertThat(http.url())
          .endsWith(
              "/x?X-Amz-Signature=[redacted]&a=1&X-Amz-Security-Token=[redacted]"
                  + "&X-Amz-Credential=[redacted]");
      assertThat(http.requestHeaders())
          .containsEntry("Authorization", List.of("[redacted]"))
          .containsEntry("X-Plain", List.of("seen"))
          .containsKey("Host");
      assertThat(http.status()).isEqualTo(200);
      assertThat(http.responseBody()).isEqualTo("ok");
      assertThat(http.actor()).isEqualTo("admin");
    }
  }

  @Test
  void aRefusedConnectionIsUnreachable() throws IOException {
    int port = RawServer.unusedPort();
    URI url = URI.create("http://127.0.0.1:" + port + "/");
    assertThatThrownBy(() -> caller.call(Request.get(url), transcript, "client"))
        .isInstanceOf(UnreachableException.class)
        .hasMessage("Cannot reach 127.0.0.1:" + port + ": connection refused.");
    assertThat(EventText.of(transcript.events().get(0)))
        .isEqualTo("GET " + url + " → no answer: connection refused");
  }

  @Test
  void anAnswerThatDoesNotComeIsUnreachable() throws IOException {
    try (RawServer server = RawServer.playing(RawServer.Peer::rest);
        EvidenceHttpClient hasty =
            new EvidenceHttpClient(ServerTrust.standard(), Duration.ofMillis(100))) {
      assertThatThrownBy(() -> hasty.call(Request.get(server.http("/")), transcript, "client"))
          .isInstanceOf(UnreachableException.class)
          .hasMessage("Cannot reach 127.0.0.1:" + server.port() + ": no answer in time.");
    }
  }

  @Test
  void aConnectionThatDropsIsUnreachableAndTriedOnce() throws IOException {
    try (RawServer server = RawServer.playing(peer -> heads.add(peer.head()))) {
      assertThatThrownBy(
              () -> caller.call(Request.of("DELETE", server.http("/")), transcript, "client"))
          .isInstanceOf(UnreachableException.class)
          .hasMessageStartingWith("Cannot reach 127.0.0.1:" + server.port() + ": ");
    }
    assertThat(heads).hasSize(1);
  }

  /** Whoever refuses a signature may quote all that was signed. */
  @Test
  void whatIsSignedGoesOutAndIsNotKept() throws IOException {
    RequestSigner signing =
        new SigV4(
            () -> AwsSessionCredentials.create("AKID", "the-secret", "the-session-token"),
            "eu-west-1");
    String quoting =
        "HTTP/1.1 403 Forbidden\r\nContent-Length: 31\r\n\r\nsigned: {the-session-token} ???";
    try (RawServer server = answering(quoting);
        EvidenceHttpClient signer =
            new EvidenceHttpClient(
                ServerTrust::standard, Duration.ofSeconds(10), signing, RequestPacer.none())) {
      Request request = Request.get(server.http("/v2/apis"));
      ReceivedResponse reply =
          signer.call(
              request.signedFor(RequestSigner.Service.APIGATEWAY), transcript, "control plane");
      assertThat(reply.text()).isEqualTo("signed: {[redacted]} ???");
    }
    assertThat(heads.remove())
        .containsPattern("Authorization: AWS4-HMAC-SHA256 .*/eu-west-1/apigateway/aws4_request")
        .contains("X-Amz-Security-Token: the-session-token");
    assertThat(transcript.events().toString()).doesNotContain("the-session-token", "AWS4-HMAC");
  }
}
