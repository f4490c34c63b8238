package dev.framegate.kit.targets.aws;

import dev.framegate.kit.targets.Pace;
import dev.framegate.kit.targets.Traffic;
import dev.framegate.kit.wire.Pacing;
import dev.framegate.kit.wire.Reply;
import dev.framegate.kit.wire.Request;
import dev.framegate.kit.wire.Unreachable;
import io.github.bucket4j.Bucket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Keeps the calls of a control plane below its rates (API-066, DEP-024), and makes those again that
 * were refused for the moment they came at: for their pace, or for another change of the same API
 * (API-060). What a call says never matters, so nothing is retried that a rule could be about.
 */
final class ControlPace implements Pacing {
  private static final int MOST_TRIES = 8;
  private static final Pattern DEPLOYMENT = Pattern.compile("/v2/apis/[^/]+/deployments");
  private static final Pattern DOMAIN = Pattern.compile("/v2/domainnames");

  /** One CreateDomainName in 30 s, one CreateDeployment in 5. */
  private static final int DOMAIN_TIMES = 6;

  private final String control;
  private final Bucket calls;
  private final List<SlowOperation> slow;
  private final int burst;
  private final LongAdder made = new LongAdder();
  private final LongAdder deployments = new LongAdder();
  private final LongAdder repeated = new LongAdder();

  /**
   * @param control base address of the control plane; other requests pass at once
   */
  ControlPace(URI control, Pace pace) {
    this.control = control.toString();
    this.burst = pace.burst();
    Duration between = Duration.ofNanos((long) (1e9 / pace.callsPerSecond()));
    this.calls =
        Bucket.builder()
            .addLimit(limit -> limit.capacity(pace.burst()).refillGreedy(1, between))
            .build();
    this.slow =
        List.of(
            new SlowOperation(DEPLOYMENT, pace.betweenDeployments()),
            new SlowOperation(DOMAIN, pace.betweenDeployments().multipliedBy(DOMAIN_TIMES)));
  }

  @Override
  public Reply send(Request request, Supplier<Reply> once) {
    if (!request.url().toString().startsWith(control)) {
      return once.get();
    }
    String path = request.url().getPath().substring(URI.create(control).getPath().length());
    Supplier<Reply> counted = () -> counted(request, path, once);
    for (int attempt = 1; ; attempt++) {
      Reply reply = inTurn(request, path, counted);
      if (!cameAtABadMoment(reply)) {
        return reply;
      }
      if (attempt == MOST_TRIES) {
        // No answer to what was asked: nothing can be judged by it.
        throw Unreachable.busy(
            request.url().getAuthority(),
            "it refused the same call %d times, for its pace or for another change (%d); somebody else may be calling the control plane of this account"
                .formatted(MOST_TRIES, reply.status()));
      }
      repeated.increment();
      // The next calls of all scenarios pay for it: twice as long each time.
      calls.consumeIgnoringRateLimits(Math.min(burst, 1L << attempt));
    }
  }

  Traffic traffic() {
    return new Traffic(made.sum(), deployments.sum(), repeated.sum());
  }

  private Reply inTurn(Request request, String path, Supplier<Reply> once) {
    for (SlowOperation operation : slow) {
      if (operation.is(request, path)) {
        return operation.inTurn(() -> soon(once));
      }
    }
    return soon(once);
  }

  private Reply soon(Supplier<Reply> once) {
    calls.asBlocking().consumeUninterruptibly(1);
    return once.get();
  }

  private Reply counted(Request request, String path, Supplier<Reply> once) {
    made.increment();
    if (request.method().equals("POST") && DEPLOYMENT.matcher(path).matches()) {
      deployments.increment();
    }
    return once.get();
  }

  /** A quota that is used up is told with 429 too, and stays used up. */
  private static boolean cameAtABadMoment(Reply reply) {
    return switch (reply.status()) {
      case 429 -> !reply.text().contains("Maximum number");
      case 409 -> reply.text().contains("concurrent modification");
      default -> false;
    };
  }
}
