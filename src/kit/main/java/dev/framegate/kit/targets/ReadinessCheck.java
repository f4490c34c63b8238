package dev.framegate.kit.targets;

import dev.framegate.kit.wire.EvidenceHttpClient;
import dev.framegate.kit.wire.ReceivedResponse;
import dev.framegate.kit.wire.Request;
import dev.framegate.kit.wire.RequestPacer;
import dev.framegate.kit.wire.RequestSigner;
import dev.framegate.kit.wire.ServerTrust;
import dev.framegate.kit.wire.Transcript;
import dev.framegate.kit.wire.UnreachableException;
import dev.framegate.settings.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Waits for a target that is starting, as the key {@code ready} of a declaration says: an address
 * that answers a GET with a status below 400 once the target is ready, and the longest wait.
 */
public final class ReadinessCheck {
  /** The keys that are read from a declaration. */
  public static final Set<String> KEYS = Set.of("ready", "ready.url", "ready.within");

  private static final Duration USUAL = Duration.ofSeconds(60);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private ReadinessCheck() {}

  /**
   * Returns at once for a declaration without the key.
   *
   * @throws dev.framegate.settings.SettingsException where a value is not an address or a time
   * @throws TargetUnavailableException where the target is not ready in time, with its last answer
   */
  public static void await(Declaration declaration, Supplier<ServerTrust> trust) {
    Duration within = within(declaration);
    address(declaration, "ready.url")
        .optional()
        .or(() -> address(declaration, "ready").optional())
        .ifPresent(url -> await(url, within, trust));
  }

  private static void await(URI url, Duration within, Supplier<ServerTrust> trust) {
    AtomicReference<String> last = new AtomicReference<>("none");
    try (EvidenceHttpClient http =
        new EvidenceHttpClient(trust, ANSWER, RequestSigner.none(), RequestPacer.none())) {
      Awaitility.await()
          .pollInSameThread()
          .pollDelay(Duration.ZERO)
          .pollInterval(POLL)
          .atMost(within)
          .until(() -> answers(http, url, last));
    } catch (ConditionTimeoutException e) {
      throw new TargetUnavailableException(
          "%s was not ready in %d s; its last answer: %s. The key 'ready: {url: ..., within: ...}' of the declaration sets the address and the time."
              .formatted(url, within.toSeconds(), last.get()));
    }
  }

  private static boolean answers(EvidenceHttpClient http, URI url, AtomicReference<String> last) {
    try {
      ReceivedResponse reply = http.send(Request.get(url), new Transcript(), "ready");
      last.set("status " + reply.status());
      return reply.status() < 400;
    } catch (UnreachableException e) {
      last.set(e.why());
      return false;
    }
  }

  private static Setting<URI> address(Declaration declaration, String key) {
    return declaration
        .settings()
        .text(key)
        .as(
            "an address such as http://127.0.0.1:4566/health",
            text ->
                Optional.of(text)
                    .filter(address -> address.matches("https?://[^\\s/]\\S*"))
                    .map(URI::create));
  }

  private static Duration within(Declaration declaration) {
    return declaration
        .settings()
        .duration("ready.within", Duration.ofSeconds(1), LONGEST)
        .orElse(USUAL);
  }
}
