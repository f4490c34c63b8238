package dev.framegate.kit.mutation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * One changed kit, which judges the right gateway, wrong ones and liars, until it is mistaken:
 * twice, the second time about one case alone.
 */
final class JudgeTrial {
  /** For a call, and as many for each scenario. */
  private static final int SECONDS = 120;

  private static final int SECONDS_OF_SCENARIO = 1;
  private static final int CONFIRMED = 3;

  private final Mutation mutation;
  private final JudgeLoader kit;
  private final Runnable abandoned;
  private final long started = System.nanoTime();
  private int tried;

  /**
   * @param abandoned is told of a kit whose threads could not be stopped
   */
  JudgeTrial(Mutation mutation, JudgeLoader kit, Runnable abandoned) {
    this.mutation = mutation;
    this.kit = kit;
    this.abandoned = abandoned;
  }

  Result run(List<Reach.OfCase> candidates) {
    if (candidates.isEmpty()) {
      return result(Result.Status.UNREACHED, "", "");
    }
    for (List<Reach.OfCase> batch : Batches.of(candidates)) {
      tried += batch.size();
      Optional<Result> mistaken = mistaken(batch);
      if (mistaken.isPresent()) {
        return mistaken.get();
      }
    }
    return result(Result.Status.SURVIVED, "", "");
  }

  private Optional<Result> mistaken(List<Reach.OfCase> batch) {
    String first = batch.get(0).name();
    try {
      Set<String> doubtful = complaints(batch).keySet();
      for (Reach.OfCase one :
          batch.stream().filter(each -> doubtful.contains(each.name())).limit(CONFIRMED).toList()) {
        String again = complaints(List.of(one)).get(one.name());
        if (again != null) {
          return Optional.of(result(Result.Status.BROKEN, one.name(), again));
        }
      }
      return Optional.empty();
    } catch (TimeoutException e) {
      abandoned.run();
      return Optional.of(result(Result.Status.HUNG, first, "it does not end in time"));
    } catch (ExecutionException e) {
      return Optional.of(result(Result.Status.NO_START, first, String.valueOf(e.getCause())));
    }
  }

  private Map<String, String> complaints(List<Reach.OfCase> cases)
      throws TimeoutException, ExecutionException {
    int scenarios = cases.stream().mapToInt(Reach.OfCase::scenarios).sum();
    List<String> names = cases.stream().map(Reach.OfCase::name).toList();
    return Deadline.within(SECONDS + SECONDS_OF_SCENARIO * scenarios, () -> kit.complaints(names));
  }

  private Result result(Result.Status status, String name, String reason) {
    return new Result(mutation, status, name, reason, tried, (System.nanoTime() - started) / 1e9);
  }
}
