package dev.framegate.kit.targets.aws;

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

/** One read-only call before a run, as a failure would recur in every scenario. */
final class Preflight {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int MOST_SHOWN = 200;

  private Preflight() {}

  /**
   * @throws TargetUnavailableException where the target cannot be reached, or rejects the call
   */
  static void of(Target target) {
    URI url = URI.create(target.controlPlane() + "/v2/apis?maxResults=1");
    Request request = Request.get(url).signedFor(RequestSigner.Service.APIGATEWAY);
    for (var header : target.headers().entrySet()) {
      request = request.header(header.getKey(), header.getValue());
    }
    try (EvidenceHttpClient http =
        new EvidenceHttpClient(
            target.trust().servers(), LONGEST, target.signing(), target.pacing())) {
      ReceivedResponse reply = http.arrange(request, new Transcript(), "preflight");
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
    } catch (UnreachableException e) {
      throw new TargetUnavailableException(
          "%s (%s): %s".formatted(target.controlPlane(), e.address(), e.why()));
    }
  }

  private static String summary(ReceivedResponse reply) {
    String type =
        reply.header("x-amzn-errortype").map(t -> " " + t.replaceFirst(":.*", "")).orElse("");
    String text = reply.text().replaceAll("\\s+", " ");
    return reply.status()
        + type
        + (text.isBlank()
            ? ""
            : ": " + (text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text));
  }
}
