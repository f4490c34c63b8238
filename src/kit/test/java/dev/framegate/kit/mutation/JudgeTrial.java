package dev.framegate.kit.mutation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * One changed kit, which judges the right gateway, wrong ones and liars, until it is mistaken:
 * twice, the second time about one case alone.
 */
final class JudgeTrial {
  private static final int SECONDS = 240;
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
      List<String> cases = batch.stream().map(Reach.OfCase::name).toList();
      tried += cases.size();
      Optional<Result> mistaken = mistaken(cases);
      if (mistaken.isPresent()) {
        return mistaken.get();
      }
    }
    return result(Result.Status.SURVIVED, "", "");
  }

  private Optional<Result> mistaken(List<String> cases) {
    try {
      for (String doubtful : complaints(cases).keySet().stream().limit(CONFIRMED).toList()) {
        String again = complaints(List.of(doubtful)).get(doubtful);
        if (again != null) {
          return Optional.of(result(Result.Status.BROKEN, doubtful, again));
        }
      }
      return Optional.empty();
    } catch (TimeoutException e) {
      abandoned.run();
      return Optional.of(result(Result.Status.HUNG, cases.get(0), "it does not end in time"));
    } catch (ExecutionException e) {
      return Optional.of(
          result(Result.Status.NO_START, cases.get(0), String.valueOf(e.getCause())));
    }
  }

  private Map<String, String> complaints(List<String> cases)
      throws TimeoutException, ExecutionException {
    return Deadline.within(SECONDS, () -> kit.complaints(cases));
  }

  private Result result(Result.Status status, String name, String reason) {
    return new Result(mutation, status, name, reason, tried, (System.nanoTime() - started) / 1e9);
  }
}
