package dev.framegate.kit.mutation;

import dev.framegate.kit.expectation.Timeouts;
import dev.framegate.kit.targets.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The rules against one changed gateway, a few first and then more, until one notices. A rule
 * notices where it does not pass, and again with longer waits against a new gateway.
 */
final class MutationTrial {
  /** Scenarios at first; then several times as many. */
  private static final int FEW = 12;

  private static final int GROWTH = 5;
  private static final int SCENARIOS_PER_THREAD = 6;
  private static final int THREADS = 3;
  private static final int CONFIRMED = 3;
  private static final int SECONDS_TO_START = 30;

  private static final Timeouts HASTY = new Timeouts(0.25);

  private final Mutation mutation;
  private final GatewayLoader loader;
  private final Abandoned abandoned;
  private final long started = System.nanoTime();
  private final Map<String, String> decided = new ConcurrentHashMap<>();
  private int tried;

  MutationTrial(Mutation mutation, GatewayLoader loader, Abandoned abandoned) {
    this.mutation = mutation;
    this.loader = loader;
    this.abandoned = abandoned;
  }

  /** Counts the gateways whose threads could not be stopped. */
  interface Abandoned {
    void add(Mutation mutation);
  }

  /**
   * @param candidates in their order
   */
  Result run(List<Reach.OfRule> candidates) {
    if (candidates.isEmpty()) {
      return result(Result.Status.UNREACHED, "", "");
    }
    Target target;
    try {
      target = open();
    } catch (TimeoutException e) {
      abandoned.add(mutation);
      return result(Result.Status.HUNG, "", "it does not start in time");
    } catch (ExecutionException e) {
      return result(Result.Status.NO_START, "", String.valueOf(e.getCause()));
    }
    try {
      Optional<Result> undecided = Optional.empty();
      for (List<Reach.OfRule> batch : batches(candidates)) {
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

  private Optional<Result> noticed(Target target, List<Reach.OfRule> batch) {
    int scenarios = batch.stream().mapToInt(Reach.OfRule::scenarios).sum();
    List<String> rules = batch.stream().map(Reach.OfRule::rule).toList();
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

  /** How many of the candidates have been looked at when that is told before the rest. */
  static int first(List<Reach.OfRule> candidates) {
    return batches(candidates).stream().limit(2).mapToInt(List::size).sum();
  }

  private static List<List<Reach.OfRule>> batches(List<Reach.OfRule> candidates) {
    List<List<Reach.OfRule>> batches = new ArrayList<>();
    List<Reach.OfRule> batch = new ArrayList<>();
    int most = FEW;
    int scenarios = 0;
    for (Reach.OfRule each : candidates) {
      batch.add(each);
      scenarios += each.scenarios();
      if (scenarios >= most) {
        batches.add(batch);
        batch = new ArrayList<>();
        scenarios = 0;
        most *= GROWTH;
      }
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }

  private Target open() throws TimeoutException, ExecutionException {
    return within(
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
      within(
          () -> {
            target.close();
            return target;
          });
    } catch (TimeoutException e) {
      abandoned.add(mutation);
    } catch (ExecutionException e) {
      // A changed gateway need not close well; its port is gone with the process.
    }
  }

  private static <T> T within(java.util.function.Supplier<T> work)
      throws TimeoutException, ExecutionException {
    CompletableFuture<T> done = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                done.complete(work.get());
              } catch (Throwable e) {
                done.completeExceptionally(e);
              }
            },
            "mutation");
    thread.setDaemon(true);
    thread.start();
    try {
      return done.get(SECONDS_TO_START, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Result result(Result.Status status, String rule, String reason) {
    return new Result(mutation, status, rule, reason, tried, (System.nanoTime() - started) / 1e9);
  }
}
