package dev.framegate.kit.backends;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.framegate.kit.expectation.Polling;
import dev.framegate.kit.wire.EvidenceHttpClient;
import dev.framegate.kit.wire.Request;
import dev.framegate.kit.wire.ServerTrust;
import dev.framegate.kit.wire.Transcript;
import dev.framegate.kit.wire.UnreachableException;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;

/** Checks that an address, which may be that of a tunnel, leads to a server of the kit. */
final class BackendCheck {
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private BackendCheck() {}

  /** Whether a request to the address comes to this very server. */
  static boolean reaches(WireMockServer server, String address) {
    String path = "/" + UUID.randomUUID();
    try (EvidenceHttpClient caller = new EvidenceHttpClient(ServerTrust.standard(), LONGEST)) {
      caller.send(
          Request.get(URI.create(address + path)).header("Connection", "close"),
          new Transcript(),
          "kit");
    } catch (UnreachableException e) {
      return false;
    }
    return Polling.becomesTrue(
        LONGEST, () -> !server.findAll(anyRequestedFor(urlEqualTo(path))).isEmpty());
  }
}
