package dev.framegate.kit.explore;

import dev.framegate.kit.backends.HttpBackend;
import dev.framegate.kit.clients.RunClients;
import dev.framegate.kit.control.ControlPlaneAccess;
import dev.framegate.kit.control.RunCreations;
import dev.framegate.kit.control.TargetAvailability;
import dev.framegate.kit.expectation.Timeouts;
import dev.framegate.kit.journal.Journal;
import dev.framegate.kit.targets.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Random sequences of actions against one target, each with an API of its own. A sequence depends
 * on the seed and its number only.
 */
public final class Exploration implements AutoCloseable {
  private static final int STEPS = 24;
  private static final int REPLAYS = 300;
  private static final Duration SHRINKING = Duration.ofSeconds(60);

  /** What is waited for in vain is waited for again before it is reported. */
  private static final double HASTE = 0.15;

  private final RunClients clients;
  private final HttpBackend backend;
  private final Trials trials;
  private final Timeouts patient;
  private final Timeouts hasty;
  private int sequences;
  private int unsteady;

  /**
   * @param journal receives what is made on the target
   * @param patience multiplies every time-out
   */
  public Exploration(Target target, Journal journal, double patience) {
    patient = new Timeouts(patience).withSettling(target.propagation());
    hasty = new Timeouts(patience * HASTE).withSettling(target.propagation());
    clients = RunClients.of(target, patient);
    backend = HttpBackend.of(target);
    trials =
        new Trials(
            new ControlPlaneAccess(
                target,
                clients.http(),
                new RunCreations(journal, target.tagsResources()),
                new TargetAvailability(patient.recovery())),
            clients,
            backend);
  }

  /**
   * Runs sequences until the time is over, or so many rules were found to be broken.
   *
   * @param longest time; shrinking what was found may exceed it by a minute
   * @param mostSequences after which it ends, too
   * @param mostFindings after which it ends, too
   * @param listener receives each finding, shrunk; one for each rule
   */
  public List<Finding> run(
      long seed,
      Duration longest,
      int mostSequences,
      int mostFindings,
      Consumer<Finding> listener) {
    long end = System.nanoTime() + longest.toNanos();
    List<Finding> findings = new ArrayList<>();
    Set<String> rules = new HashSet<>();
    for (int number = 1;
        number <= mostSequences && findings.size() < mostFindings && System.nanoTime() < end;
        number++) {
      Trial trial = sequence(seed, number);
      Optional<String> rule = trial.mismatch().map(MismatchException::rule);
      if (rule.isPresent() && !rules.contains(rule.get())) {
        Optional<Finding> finding = shrunk(trial, rule.get(), seed, number);
        finding
            .filter(found -> rules.add(found.rule()))
            .ifPresent(
                found -> {
                  findings.add(found);
                  listener.accept(found);
                });
      }
    }
    return findings;
  }

  /** Runs one sequence of a seed, and shrinks it where it breaks a rule. */
  public Optional<Finding> one(long seed, int number) {
    Trial trial = sequence(seed, number);
    return trial.mismatch().flatMap(mismatch -> shrunk(trial, mismatch.rule(), seed, number));
  }

  /**
   * Does steps that were found before, as they are.
   *
   * @throws IllegalArgumentException where a line is no step
   */
  public Optional<Finding> replay(List<String> lines) {
    List<Step> steps = lines.stream().filter(line -> !line.isBlank()).map(Step::parse).toList();
    steps.forEach(Actions::of);
    sequences++;
    Trial trial = trials.again(steps, patient);
    return trial.mismatch().map(mismatch -> Finding.of(trial, 0, 0));
  }

  private Trial sequence(long seed, int number) {
    sequences++;
    return trials.random(seed, number, STEPS, hasty);
  }

  private Optional<Finding> shrunk(Trial trial, String rule, long seed, int number) {
    long end = System.nanoTime() + SHRINKING.toNanos();
    List<Step> steps = new Shrinker(trials, hasty, rule, REPLAYS, end).shrink(trial.steps());
    Trial confirmed = trials.again(steps, patient);
    if (confirmed.mismatch().isEmpty()) {
      confirmed = trials.again(trial.steps(), patient);
    }
    if (confirmed.mismatch().isEmpty()) {
      unsteady++;
      return Optional.empty();
    }
    return Optional.of(Finding.of(confirmed, seed, number));
  }

  /** What was explored, in one sentence. */
  public String summary() {
    Coverage seen = trials.coverage();
    return "%,d sequences, %,d steps; %,d states of the model and %,d transitions, nothing new in the last %,d steps%s."
        .formatted(
            sequences,
            seen.steps(),
            seen.states(),
            seen.transitions(),
            seen.stepsWithoutNews(),
            unsteady == 0 ? "" : "; %,d mismatches did not come again".formatted(unsteady));
  }

  /** Drops the clients. What is left on the target is in the journal. */
  @Override
  public void close() {
    backend.close();
    clients.close();
  }
}
