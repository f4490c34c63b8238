package dev.framegate.kit.targets.aws;

import dev.framegate.kit.targets.CallCounts;
import dev.framegate.kit.targets.CallRate;
import dev.framegate.kit.wire.ReceivedResponse;
import dev.framegate.kit.wire.Request;
import dev.framegate.kit.wire.RequestPacer;
import dev.framegate.kit.wire.UnreachableException;
import io.github.bucket4j.Bucket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Keeps the calls of a control plane below its rates (API-066, DEP-024), and repeats those that
 * were rejected for their rate, or for a concurrent change of the same API (API-060). Neither
 * depends on the content of a call, so that no rule is about what is repeated.
 */
final class ControlPlaneRateLimiter implements RequestPacer {
  private static final int MOST_TRIES = 8;
  private static final Pattern DEPLOYMENT = Pattern.compile("/v2/apis/[^/]+/deployments");
  private static final Pattern DOMAINS = Pattern.compile("/v2/domainnames");
  private static final Pattern DOMAIN = Pattern.compile("/v2/domainnames/[^/]+");

  /** A domain name is created, updated and deleted once in 30 s each, an API deployed in 5. */
  private static final int DOMAIN_TIMES = 6;

  private final String control;
  private final Bucket calls;
  private final List<OperationRateLimiter> slow;
  private final int burst;
  private final LongAdder made = new LongAdder();
  private final LongAdder deployments = new LongAdder();
  private final LongAdder repeated = new LongAdder();

  /**
   * @param control base address of the control plane; other requests pass at once
   */
  ControlPlaneRateLimiter(URI control, CallRate rate) {
    this.control = control.toString();
    this.burst = rate.burst();
    Duration between = Duration.ofNanos((long) (1e9 / rate.callsPerSecond()));
    this.calls =
        Bucket.builder()
            .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(1, between))
            .build();
    Duration betweenDomains = rate.betweenDeployments().multipliedBy(DOMAIN_TIMES);
    this.slow =
        List.of(
            new OperationRateLimiter("POST", DEPLOYMENT, rate.betweenDeployments()),
            new OperationRateLimiter("POST", DOMAINS, betweenDomains),
            new OperationRateLimiter("PATCH", DOMAIN, betweenDomains),
            new OperationRateLimiter("DELETE", DOMAIN, betweenDomains));
  }

  @Override
  public ReceivedResponse send(Request request, Supplier<ReceivedResponse> once) {
    if (!request.url().toString().startsWith(control)) {
      return once.get();
    }
    String path = request.url().getPath().substring(URI.create(control).getPath().length());
    Supplier<ReceivedResponse> counted = () -> counted(request, path, once);
    for (int attempt = 1; ; attempt++) {
      ReceivedResponse reply = inTurn(request, path, counted);
      if (!cameAtABadMoment(reply)) {
        return reply;
      }
      if (attempt == MOST_TRIES) {
        // No answer to what was asked: nothing can be judged by it.
        throw UnreachableException.busy(
            request.url().getAuthority(),
            "it rejected the same call %d times, for its rate or a concurrent change (%d); another client may be calling the control plane of this account"
                .formatted(MOST_TRIES, reply.status()));
      }
      repeated.increment();
      // The next calls of all scenarios pay for it: twice as long each time.
      calls.consumeIgnoringRateLimits(Math.min(burst, 1L << attempt));
    }
  }

  CallCounts traffic() {
    return new CallCounts(made.sum(), deployments.sum(), repeated.sum());
  }

  private ReceivedResponse inTurn(Request request, String path, Supplier<ReceivedResponse> once) {
    for (OperationRateLimiter operation : slow) {
      if (operation.is(request, path)) {
        return operation.inTurn(() -> soon(once));
      }
    }
    return soon(once);
  }

  private ReceivedResponse soon(Supplier<ReceivedResponse> once) {
    calls.asBlocking().consumeUninterruptibly(1);
    return once.get();
  }

  private ReceivedResponse counted(Request request, String path, Supplier<ReceivedResponse> once) {
    made.increment();
    if (request.method().equals("POST") && DEPLOYMENT.matcher(path).matches()) {
      deployments.increment();
    }
    return once.get();
  }

  /** An exhausted quota answers with 429, too, and stays exhausted. */
  private static boolean cameAtABadMoment(ReceivedResponse reply) {
    return switch (reply.status()) {
      case 429 -> !reply.text().contains("Maximum number");
      case 409 -> reply.text().contains("concurrent modification");
      default -> false;
    };
  }
}
