package dev.framegate.kit.mutation;

import dev.framegate.kit.expectation.Timeouts;
import dev.framegate.kit.targets.Target;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * The rules against one changed gateway, a few first and then more, until one notices. A rule
 * notices where it does not pass, and again with longer waits against a new gateway.
 */
final class GatewayTrial {
  private static final int SCENARIOS_PER_THREAD = 6;
  private static final int THREADS = 3;
  private static final int CONFIRMED = 3;
  private static final int SECONDS_TO_START = 30;

  private static final Timeouts HASTY = new Timeouts(0.25);

  private final Mutation mutation;
  private final GatewayLoader loader;
  private final Runnable abandoned;
  private final long started = System.nanoTime();
  private final Map<String, String> decided = new ConcurrentHashMap<>();
  private int tried;

  /**
   * @param abandoned is told of a gateway whose threads could not be stopped
   */
  GatewayTrial(Mutation mutation, GatewayLoader loader, Runnable abandoned) {
    this.mutation = mutation;
    this.loader = loader;
    this.abandoned = abandoned;
  }

  /**
   * @param candidates in their order
   */
  Result run(List<Reach.OfCase> candidates) {
    if (candidates.isEmpty()) {
      return result(Result.Status.UNREACHED, "", "");
    }
    Target target;
    try {
      target = open();
    } catch (TimeoutException e) {
      abandoned.run();
      return result(Result.Status.HUNG, "", "it does not start in time");
    } catch (ExecutionException e) {
      return result(Result.Status.NO_START, "", String.valueOf(e.getCause()));
    }
    try {
      Optional<Result> undecided = Optional.empty();
      for (List<Reach.OfCase> batch : Batches.of(candidates)) {
        Optional<Result> noticed = noticed(target, batch);
        if (noticed.isPresent() && noticed.get().status() != Result.Status.UNDECIDED) {
          return noticed.get();
        }
        if (noticed.isPresent() && undecided.isPresent()) {
          break;
        }
        undecided = undecided.or(() -> noticed);
      }
      if (undecided.isPresent()) {
        return undecided.get();
      }
    } finally {
      close(target);
    }
    return result(Result.Status.SURVIVED, "", "");
  }

  private Optional<Result> noticed(Target target, List<Reach.OfCase> batch) {
    int scenarios = batch.stream().mapToInt(Reach.OfCase::scenarios).sum();
    List<String> rules = batch.stream().map(Reach.OfCase::name).toList();
    tried += rules.size();
    List<RuleRuns.Complaint> complaints =
        RuleRuns.run(
            target, decided, rules, HASTY, Math.min(THREADS, 1 + scenarios / SCENARIOS_PER_THREAD));
    Set<String> asked = new LinkedHashSet<>();
    for (RuleRuns.Complaint complaint : complaints) {
      if (asked.size() < CONFIRMED && asked.add(complaint.rule())) {
        Optional<Result> again = confirmed(complaint);
        if (again.isPresent()) {
          return again;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Result> confirmed(RuleRuns.Complaint complaint) {
    Target second;
    try {
      second = open();
    } catch (TimeoutException | ExecutionException e) {
      return Optional.of(result(Result.Status.NO_START, "", "it does not start a second time"));
    }
    try {
      return RuleRuns.run(second, decided, complaint.asked(), Timeouts.NORMAL, THREADS).stream()
          .filter(again -> again.rule().equals(complaint.rule()))
          .filter(again -> again.judged() == complaint.judged())
          .findFirst()
          .map(
              again ->
                  result(
                      again.judged() ? Result.Status.BROKEN : Result.Status.UNDECIDED,
                      again.rule(),
                      again.reason()));
    } finally {
      close(second);
    }
  }

  private Target open() throws TimeoutException, ExecutionException {
    return Deadline.within(
        SECONDS_TO_START,
        () -> {
          try {
            return loader.open(decided);
          } catch (RuntimeException | Error e) {
            throw e;
          } catch (Throwable e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private void close(Target target) {
    try {
      Deadline.within(
          SECONDS_TO_START,
          () -> {
            target.close();
            return target;
          });
    } catch (TimeoutException e) {
      abandoned.run();
    } catch (ExecutionException e) {
      // A changed gateway need not close well; its port is gone with the process.
    }
  }

  private Result result(Result.Status status, String rule, String reason) {
    return new Result(mutation, status, rule, reason, tried, (System.nanoTime() - started) / 1e9);
  }
}
