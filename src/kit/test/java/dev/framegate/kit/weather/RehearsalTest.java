package dev.framegate.kit.weather;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.faults.Fault;
import dev.framegate.faults.Faults;
import dev.framegate.gateway.Gateway;
import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.RuleResult;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.testing.SideBySide;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * A run in weather like that of AWS: no rule complains of the right gateway, and wrong ones are
 * still caught. By itself a few rules, one seed and one fault. {@code -Dframegate.rehearsal=whole}
 * takes all rules, five seeds and forty faults, and half an hour; {@code -Dframegate.seed=N} begins
 * with another seed. Times of the weather that a run would wait for are a tenth of AWS's or less;
 * {@code -Dframegate.scale=1} takes AWS's.
 */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
final class RehearsalTest {
  private static final boolean WHOLE =
      System.getProperty("framegate.rehearsal", "part").equals("whole");
  private static final int FIRST_SEED = Integer.getInteger("framegate.seed", 1);

  /** Twenty seconds of an account take two, or half of one. */
  private static final double SCALE =
      Double.parseDouble(System.getProperty("framegate.scale", WHOLE ? "0.1" : "0.025"));

  /** A deployment, a redeployment, frames, a throttle. */
  private static final String PART = "@DEP-002 or @FRM-004 or @LIM-011";

  /** A fault that only a redeployment shows, and a rule that sees it. */
  private static final String FAULT = "first-deployment-stays";

  private static final String SEEN_BY = "@DEP-011";

  /** A wrong gateway makes a run wait in full. */
  private static final double PATIENCE_WITH_FAULTS = 0.3;

  private static final int SEEDS = 5;

  /** Runs mostly wait. */
  private static final int SEEDS_AT_A_TIME = 3;

  private static final int THREADS = 32;

  /** The faults are the same each time; which ones, chance has decided once. */
  private static final int CHOICE = 2026;

  private static final int FAULTS = 40;
  private static final int CAUGHT = 38;

  /** Wrong gateways at a time, and scenarios at a time against each. */
  private static final int RUNS = 6;

  private static final int THREADS_OF_EACH = 8;

  @TempDir private static Path folder;

  @BeforeAll
  static void haveKeys() {
    System.setProperty("aws.accessKeyId", Rehearsal.KEY);
    System.setProperty("aws.secretAccessKey", Rehearsal.SECRET);
  }

  @AfterAll
  static void loseKeys() {
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @TestFactory
  Stream<DynamicTest> noRuleRaisesAFalseAlarm() {
    List<Integer> seeds =
        IntStream.range(FIRST_SEED, FIRST_SEED + (WHOLE ? SEEDS : 1)).boxed().toList();
    SideBySide<Integer, JudgedRun> runs =
        SideBySide.start(seeds, SEEDS_AT_A_TIME, RehearsalTest::rehearsed);
    return seeds.stream()
        .map(seed -> DynamicTest.dynamicTest("seed " + seed, () -> conforms(seed, runs.of(seed))))
        .onClose(runs::close);
  }

  private static JudgedRun rehearsed(int seed) {
    return run(
        seed, UnaryOperator.identity(), WHOLE ? Optional.empty() : Optional.of(PART), 1, THREADS);
  }

  private static void conforms(int seed, JudgedRun run) {
    if (WHOLE) {
      System.out.printf(
          "Seed %d: %s in %.0f s; %s%n", seed, run.totals(), run.seconds(), run.settings());
    }
    assertThat(complaints(run, EnumSet.of(Verdict.FAILED, Verdict.INCONCLUSIVE, Verdict.ERRORED)))
        .isEmpty();
    assertThat(run.conforms()).isEqualTo(WHOLE);
    assertThat(run.totals().passed())
        .as("%s", complaints(run, EnumSet.complementOf(EnumSet.of(Verdict.PASSED))))
        .isGreaterThanOrEqualTo(WHOLE ? 360 : 3);
  }

  @Test
  void wrongGatewaysAreStillCaught() throws Exception {
    List<Fault> faults = WHOLE ? chosen() : List.of(Faults.named(FAULT));
    List<String> missed = new ArrayList<>();
    try (SideBySide<Fault, Optional<String>> whys =
        SideBySide.start(faults, RUNS, fault -> whyMissed(fault, faults.indexOf(fault)))) {
      for (Fault fault : faults) {
        whys.of(fault).ifPresent(missed::add);
      }
    }
    if (WHOLE) {
      System.out.printf("Caught: %d of %d faults.%n", faults.size() - missed.size(), FAULTS);
      missed.forEach(System.out::println);
    }
    assertThat(missed).hasSizeLessThanOrEqualTo(WHOLE ? FAULTS - CAUGHT : 0);
  }

  /** Of those that an account could show: some are seen by a clock or a log only. */
  private static List<Fault> chosen() throws IOException {
    Set<String> tried;
    try (Rehearsal service = new Rehearsal(Weather.of(CHOICE, SCALE), UnaryOperator.identity())) {
      tried = service.tried(Files.createDirectories(folder.resolve("plan")));
    }
    List<Fault> visible =
        new ArrayList<>(
            Faults.all().stream()
                .filter(fault -> !Collections.disjoint(fault.breaks(), tried))
                .toList());
    Collections.shuffle(visible, new Random(CHOICE));
    return visible.subList(0, FAULTS);
  }

  private static Optional<String> whyMissed(Fault fault, int number) {
    JudgedRun run =
        run(
            1000 + number,
            fault::applyTo,
            Optional.of(WHOLE ? breaks(fault) : SEEN_BY),
            PATIENCE_WITH_FAULTS,
            THREADS_OF_EACH);
    boolean caught =
        run.rules().stream()
            .filter(rule -> fault.breaks().contains(rule.rule().id()))
            .map(RuleResult::verdict)
            .anyMatch(verdict -> verdict == Verdict.FAILED || verdict == Verdict.ADVISORY);
    return caught
        ? Optional.empty()
        : Optional.of(fault.name() + ": " + complaints(run, EnumSet.allOf(Verdict.class)));
  }

  private static String breaks(Fault fault) {
    return fault.breaks().stream().map(rule -> "@" + rule).collect(Collectors.joining(" or "));
  }

  private static JudgedRun run(
      int seed,
      UnaryOperator<Gateway.Builder> change,
      Optional<String> tags,
      double patience,
      int threads) {
    try (Rehearsal service = new Rehearsal(Weather.of(seed, SCALE), change)) {
      Path own = Files.createDirectories(folder.resolve("seed-" + seed));
      return service.run(tags, patience, threads, own);
    } catch (IOException e) {
      throw new UncheckedIOException("The rehearsal with seed " + seed + " could not begin.", e);
    }
  }

  private static List<String> complaints(JudgedRun run, Set<Verdict> verdicts) {
    return run.rules().stream()
        .filter(rule -> verdicts.contains(rule.verdict()))
        .filter(rule -> !rule.scenarios().isEmpty())
        .flatMap(
            rule ->
                rule.scenarios().stream()
                    .filter(scenario -> verdicts.contains(scenario.verdict()))
                    .map(
                        scenario ->
                            "%s %s %s: %s"
                                .formatted(
                                    rule.rule().id(),
                                    scenario.verdict(),
                                    scenario.location(),
                                    scenario.reason().orElse(""))))
        .toList();
  }
}
