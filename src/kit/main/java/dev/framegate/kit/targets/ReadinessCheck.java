package dev.framegate.kit.targets;

import dev.framegate.kit.wire.EvidenceHttpClient;
import dev.framegate.kit.wire.ReceivedResponse;
import dev.framegate.kit.wire.Request;
import dev.framegate.kit.wire.RequestPacer;
import dev.framegate.kit.wire.RequestSigner;
import dev.framegate.kit.wire.ServerTrust;
import dev.framegate.kit.wire.Transcript;
import dev.framegate.kit.wire.UnreachableException;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Waits for a target that is still starting, as a declaration says under {@code ready}: an address
 * that answers a GET with a status below 400 once the target is there, and the longest to wait.
 */
public final class ReadinessCheck {
  /** What is read of a declaration. */
  public static final Set<String> KEYS = Set.of("ready", "ready.url", "ready.within");

  private static final Duration USUAL = Duration.ofSeconds(60);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private ReadinessCheck() {}

  /**
   * Returns at once where the declaration says nothing.
   *
   * @throws DeclarationException where the declaration says something else than an address and a
   *     time
   * @throws TargetUnavailableException where the target is not ready in time; the message has the
   *     last answer
   */
  public static void await(Declaration declaration, Supplier<ServerTrust> trust) {
    declaration
        .setting("ready.url")
        .or(() -> declaration.setting("ready"))
        .ifPresent(url -> await(address(declaration, url), within(declaration), trust));
  }

  private static void await(URI url, Duration within, Supplier<ServerTrust> trust) {
    AtomicReference<String> last = new AtomicReference<>("no answer yet");
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
          "%s was not ready in %d s; last seen: %s. 'ready: {url: ..., within: ...}' in the"
                  .formatted(url, within.toSeconds(), last.get())
              + " declaration says what is waited for, and how long.");
    }
  }

  private static boolean answers(EvidenceHttpClient http, URI url, AtomicReference<String> last) {
    try {
      ReceivedResponse reply = http.arrange(Request.get(url), new Transcript(), "ready");
      last.set("status " + reply.status());
      return reply.status() < 400;
    } catch (UnreachableException e) {
      last.set(e.why());
      return false;
    }
  }

  private static URI address(Declaration declaration, String text) {
    if (!text.matches("https?://[^\\s/].*")) {
      throw new DeclarationException(
          "Target '%s': 'ready: %s' is no address; expected one such as http://127.0.0.1:4566/health."
              .formatted(declaration.name(), text));
    }
    return URI.create(text);
  }

  private static Duration within(Declaration declaration) {
    String text = declaration.setting("ready.within").orElse(USUAL.toString());
    Duration within;
    try {
      within =
          text.matches("\\d{1,6}")
              ? Duration.ofSeconds(Long.parseLong(text))
              : Duration.parse(text);
    } catch (DateTimeParseException e) {
      within = Duration.ZERO;
    }
    if (within.compareTo(Duration.ofSeconds(1)) < 0 || within.compareTo(LONGEST) > 0) {
      throw new DeclarationException(
          "Target '%s': 'ready.within: %s': expected seconds such as 60, or a duration such as PT1M, up to an hour."
              .formatted(declaration.name(), text));
    }
    return within;
  }
}
