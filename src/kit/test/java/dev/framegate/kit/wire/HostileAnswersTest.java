package dev.framegate.kit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Servers whose answers do not end, or end too late. */
@Timeout(60)
final class HostileAnswersTest {
  private static final Duration LONGEST = Duration.ofMillis(300);
  private static final Pattern BOUNDS =
      Pattern.compile(
          "the answer has more than 4,194,304 bytes|Maximum (line length|header count).*exceeded");

  private static final Pattern LATE = Pattern.compile(FailureText.LATE);

  private enum Attack {
    STATUS_LINE("HTTP/1.1 200 ", "x"),
    NO_STATUS_LINE("", "x\r\n"),
    HEADER("HTTP/1.1 200 OK\r\nX: ", "x"),
    HEADERS("HTTP/1.1 200 OK\r\n", "X-More: more\r\n"),
    CONTINUED_HEADER("HTTP/1.1 200 OK\r\nX-More: more\r\n", " more\r\n"),
    INTERIM_ANSWERS("", "HTTP/1.1 100 Continue\r\n\r\n"),
    BODY("HTTP/1.1 200 OK\r\n\r\n", "x"),
    ANNOUNCED_BODY("HTTP/1.1 200 OK\r\nContent-Length: 2000000000\r\n\r\n", "x"),
    CHUNKS("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n"),
    CHUNK_HEAD("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;", "x"),
    TRAILERS("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", "X-More: more\r\n");

    private final String beginning;
    private final String rest;

    Attack(String beginning, String rest) {
      this.beginning = beginning;
      this.rest = rest;
    }

    void flood(RawServer.Peer peer) throws IOException {
      peer.head();
      peer.say(beginning);
      byte[] much = rest.repeat(65_536 / rest.length()).getBytes(StandardCharsets.ISO_8859_1);
      while (true) {
        peer.say(much);
      }
    }

    void drip(RawServer.Peer peer) throws IOException {
      peer.head();
      peer.say(beginning);
      for (int i = 0; ; i++) {
        peer.say(rest.substring(i % rest.length(), i % rest.length() + 1));
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      }
    }
  }

  private interface Way {
    ReceivedResponse send(EvidenceHttpClient client, Request request, Transcript transcript);
  }

  private static void isGivenUp(RawServer.Script script, Way way, Duration longest, Pattern why)
      throws IOException {
    Transcript transcript = new Transcript();
    try (RawServer server = RawServer.playing(script);
        EvidenceHttpClient client = new EvidenceHttpClient(ServerTrust.standard(), longest)) {
      long began = System.nanoTime();
      assertThatThrownBy(() -> way.send(client, Request.get(server.http("/")), transcript))
          .isInstanceOf(UnreachableException.class)
          .hasMessageFindingMatch(why.pattern());
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(longest.plusSeconds(20));
    }
    assertThat(transcript.events()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void anEndlessAnswerIsGivenUp(Attack attack) throws IOException {
    Duration patient = Duration.ofSeconds(30);
    isGivenUp(attack::flood, (c, r, t) -> c.call(r, t, "client"), patient, BOUNDS);
    isGivenUp(attack::flood, (c, r, t) -> c.send(r, t, "client"), patient, BOUNDS);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "ANNOUNCED_BODY")
  void anAnswerThatDripsIsGivenUp(Attack attack) throws IOException {
    isGivenUp(attack::drip, (c, r, t) -> c.call(r, t, "client"), LONGEST, LATE);
    isGivenUp(attack::drip, (c, r, t) -> c.send(r, t, "client"), LONGEST, LATE);
  }

  @Test
  void aTlsHandshakeThatDripsIsGivenUp() throws IOException {
    RawServer.Script drip =
        peer -> {
          peer.say(new byte[] {0x16, 3, 3, 0x40, 0});
          while (true) {
            peer.say(new byte[1]);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
          }
        };
    isGivenUp(
        drip,
        (c, r, t) ->
            c.call(Request.get(URI.create(r.url().toString().replace("http:", "https:"))), t, "c"),
        LONGEST,
        LATE);
  }
}
