package dev.framegate.kit.targets.aws;

import dev.framegate.kit.io.WellFormedText;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.targets.TargetUnavailableException;
import dev.framegate.kit.wire.EvidenceHttpClient;
import dev.framegate.kit.wire.ReceivedResponse;
import dev.framegate.kit.wire.Request;
import dev.framegate.kit.wire.RequestSigner;
import dev.framegate.kit.wire.Transcript;
import dev.framegate.kit.wire.UnreachableException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Two read-only calls before a run: one shows whether the account can be called at all, as a
 * failure would recur in every scenario; one asks for what some rules depend on.
 */
final class Preflight {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int MOST_SHOWN = 200;

  /** Its name is another one in each run. */
  private static final Map<String, String> NEVER =
      Map.of(
          "URL-022",
          "The wildcard name of each run would need a certificate of its own, which the kit does not make.");

  private static final String QUOTAS =
      "Quotas of the account are not read: where one was raised, the rules API-039, API-061 and STG-008 need an entry in the declaration.";

  private Preflight() {}

  /**
   * @throws TargetUnavailableException where the target cannot be reached, or rejects the call
   */
  static PreflightResult of(Target target) {
    try (EvidenceHttpClient http =
        new EvidenceHttpClient(
            target.trust().servers(), LONGEST, target.signing(), target.pacing())) {
      ReceivedResponse reply = get(http, target, "/v2/apis?maxResults=1");
      if (reply.status() == 401 || reply.status() == 403) {
        throw TargetUnavailableException.refusing(
            "%s answered GetApis with %s. Check the credentials, their permissions (such as apigateway:GET), and the region %s."
                .formatted(target.controlPlane(), summary(reply), target.region()));
      }
      if (reply.status() != 200) {
        throw TargetUnavailableException.refusing(
            "%s answered GetApis with %s; expected 200."
                .formatted(target.controlPlane(), summary(reply)));
      }
      return result(LogRole.of(get(http, target, LogRole.PATH)));
    } catch (UnreachableException e) {
      throw new TargetUnavailableException(
          "%s (%s): %s".formatted(target.controlPlane(), e.address(), e.why()));
    }
  }

  private static ReceivedResponse get(EvidenceHttpClient http, Target target, String path) {
    Request request =
        Request.get(URI.create(target.controlPlane() + path))
            .signedFor(RequestSigner.Service.APIGATEWAY);
    for (var header : target.headers().entrySet()) {
      request = request.header(header.getKey(), header.getValue());
    }
    return http.send(request, new Transcript(), "preflight");
  }

  private static PreflightResult result(PreflightResult logs) {
    Map<String, String> unjudged = new TreeMap<>(NEVER);
    unjudged.putAll(logs.unjudged());
    return new PreflightResult(
        Stream.concat(logs.notes().stream(), Stream.of(QUOTAS)).toList(), unjudged);
  }

  private static String summary(ReceivedResponse reply) {
    String type =
        reply.header("x-amzn-errortype").map(t -> " " + t.replaceFirst(":.*", "")).orElse("");
    String text = reply.text().replaceAll("\\s+", " ");
    return reply.status()
        + type
        + (text.isBlank() ? "" : ": " + WellFormedText.shortened(text, MOST_SHOWN, "…"));
  }
}
