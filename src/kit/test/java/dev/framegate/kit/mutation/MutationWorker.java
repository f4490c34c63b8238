package dev.framegate.kit.mutation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A process that tries changes until none is left, or until it is worn out. */
final class MutationWorker {
  /** Exit code where another process has to go on. */
  private static final int MORE = 75;

  /** Classes that cannot be unloaded fill the memory. */
  private static final int MOST_TRIALS = 400;

  /** Threads that were abandoned may run for ever. */
  private static final int MOST_ABANDONED = 2;

  private final MutationSettings settings;
  private final Results results;
  private final Mutations mutations;
  private final AtomicInteger abandoned = new AtomicInteger();
  private final AtomicInteger trials = new AtomicInteger();
  private final AtomicInteger noticed = new AtomicInteger();
  private final Map<String, Map<String, Integer>> killers = new ConcurrentHashMap<>();
  private final Set<String> finished = ConcurrentHashMap.newKeySet();
  private volatile int all;
  private final long started = System.nanoTime();

  MutationWorker(MutationSettings settings) {
    this.settings = settings;
    mutations = new Mutations(settings.subject().classes());
    results = new Results(settings.folder().resolve("results.tsv"));
  }

  /** Returns the exit code. */
  int run() throws IOException, InterruptedException {
    List<Mutation> sample =
        Mutations.sample(settings.chosen(mutations), settings.sample(), settings.seed());
    Map<String, Results.Kept> kept = results.read();
    List<Mutation> left = new ArrayList<>();
    Unseen unseen = settings.subject().unseen();
    SourceLines sources = new SourceLines(settings.subject().sources());
    for (Mutation mutation : sample) {
      Results.Kept earlier = kept.get(mutation.key());
      if (unseen.reason(mutation, sources.of(mutation)).isPresent()) {
        continue;
      }
      if (earlier == null || !earlier.finished() || isAskedAgain(earlier)) {
        left.add(mutation);
      } else if (!earlier.rule().isEmpty()) {
        remember(mutation, earlier.rule());
      }
    }
    if (left.isEmpty()) {
      return 0;
    }
    Reach reach =
        new ReachMeasurement(settings.subject(), settings.folder().resolve("reach.tsv")).measure();
    // The first cases see most of what is seen; what takes long comes when all have been tried.
    List<Mutation> fresh =
        settings.asksAllRules()
            ? left.stream().filter(each -> !begun(kept, each)).toList()
            : List.of();
    List<Mutation> rest = new ArrayList<>(left);
    all = fresh.size() + rest.size();
    System.out.printf(
        "%d changes, of which %d are to be tried and %d to be finished.%n",
        sample.size(), fresh.size(), rest.size() - fresh.size());
    ExecutorService threads = Executors.newFixedThreadPool(settings.parallel());
    fresh.forEach(mutation -> threads.execute(() -> attempt(reach, mutation, true)));
    rest.forEach(mutation -> threads.execute(() -> attempt(reach, mutation, false)));
    threads.shutdown();
    while (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
      Thread.onSpinWait();
    }
    return worn() ? MORE : 0;
  }

  private boolean isAskedAgain(Results.Kept earlier) {
    return !settings.asksAllRules() && !earlier.noticed();
  }

  private static boolean begun(Map<String, Results.Kept> kept, Mutation mutation) {
    Results.Kept earlier = kept.get(mutation.key());
    return earlier != null && earlier.ended();
  }

  private boolean worn() {
    return trials.get() >= MOST_TRIALS || abandoned.get() > MOST_ABANDONED;
  }

  /**
   * @param quick whether only the first cases are run
   */
  private void attempt(Reach reach, Mutation mutation, boolean quick) {
    if (worn() || !quick && finished.contains(mutation.key())) {
      return;
    }
    Result result = result(reach, mutation, quick);
    if (result.status() != Result.Status.UNFINISHED) {
      finished.add(mutation.key());
    }
    if (!result.rule().isEmpty()) {
      remember(mutation, result.rule());
    }
    if (settings.asksAllRules() || result.status().noticed()) {
      results.add(result);
    }
    report(result);
  }

  private Result result(Reach reach, Mutation mutation, boolean quick) {
    if (settings.asksAllRules() && !results.begin(mutation)) {
      return Result.ofLostProcess(mutation);
    }
    List<Reach.OfCase> candidates =
        ordered(mutation, reach.candidates(mutation)).stream()
            .filter(each -> settings.asks(each.name()))
            .toList();
    int first = quick ? Batches.first(candidates) : candidates.size();
    Result result =
        settings
            .subject()
            .attempt(
                mutation,
                mutations.changed(mutation),
                candidates.subList(0, first),
                abandoned::incrementAndGet);
    return result.status() == Result.Status.SURVIVED && first < candidates.size()
        ? result.unfinished()
        : result;
  }

  /** Cases that have noticed changes nearby come first. */
  private List<Reach.OfCase> ordered(Mutation mutation, List<Reach.OfCase> candidates) {
    Map<String, Integer> near = killers.getOrDefault(mutation.className(), Map.of());
    return candidates.stream()
        .sorted(Comparator.comparingInt(each -> -near.getOrDefault(each.name(), 0)))
        .toList();
  }

  private void remember(Mutation mutation, String rule) {
    killers
        .computeIfAbsent(mutation.className(), added -> new ConcurrentHashMap<>())
        .merge(rule, 1, Integer::sum);
  }

  private void report(Result result) {
    int done = trials.incrementAndGet();
    int seen = result.status().noticed() ? noticed.incrementAndGet() : noticed.get();
    double minutes = (System.nanoTime() - started) / 6e10;
    System.out.printf(
        "%d of %d, %d noticed, %.1f min, %.1f min left: %s %s %s (%d rules, %.1f s) %s%n",
        done,
        all,
        seen,
        minutes,
        minutes / done * (all - done),
        result.status().word(),
        result.mutation().place(),
        result.mutation().mutator(),
        result.tried(),
        result.seconds(),
        result.rule());
  }
}
