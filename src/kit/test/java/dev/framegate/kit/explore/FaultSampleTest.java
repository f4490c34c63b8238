package dev.framegate.kit.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.framegate.faults.Fault;
import dev.framegate.faults.Faults;
import dev.framegate.kit.journal.Journal;
import dev.framegate.kit.targets.bundled.BundledTarget;
import dev.framegate.testing.SideBySide;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * How many of the faults exploration finds without knowing which one a gateway has: {@code
 * -Dframegate.sample=60} takes so many of them by chance, of which {@code -Dframegate.seed} is the
 * seed; {@code -Dframegate.sample=NAME,NAME} takes those.
 */
@Isolated("It measures how long it takes.")
final class FaultSampleTest {
  private static final String SAMPLE = System.getProperty("framegate.sample", "");
  private static final long SEED = Long.getLong("framegate.seed", 13);
  private static final Duration LONGEST =
      Duration.parse(System.getProperty("framegate.sample.longest", "PT60S"));
  private static final int AT_A_TIME = Integer.getInteger("framegate.sample.threads", 1);

  /** With a fault, each trial of the shrinking waits for what does not come. */
  private static final double HASTY = 0.4;

  @Test
  void nineInTenOfASampleAreFoundAndShrunkToAtMostSixSteps() throws Exception {
    assumeTrue(!SAMPLE.isEmpty(), "-Dframegate.sample=60 takes up to an hour");
    List<Fault> sample = sample();
    List<Integer> steps = new ArrayList<>();
    try (SideBySide<Fault, List<Finding>> all =
        SideBySide.start(sample, AT_A_TIME, FaultSampleTest::explored)) {
      for (Fault fault : sample) {
        all.of(fault).stream().map(finding -> finding.steps().size()).forEach(steps::add);
      }
    }
    Collections.sort(steps);
    System.out.printf(
        "%d of %d faults found, median %s steps%n",
        steps.size(), sample.size(), steps.isEmpty() ? "-" : steps.get(steps.size() / 2));
    assertThat(steps).hasSizeGreaterThanOrEqualTo((9 * sample.size() + 9) / 10);
    assertThat(steps.get(steps.size() / 2)).isLessThanOrEqualTo(6);
  }

  private static List<Finding> explored(Fault fault) {
    long start = System.nanoTime();
    try (BundledTarget target = new BundledTarget("bundled", fault::applyTo);
        Exploration exploration = new Exploration(target, Journal.inMemory(), HASTY)) {
      List<Finding> found = exploration.run(SEED, LONGEST, Integer.MAX_VALUE, 1, finding -> {});
      System.out.printf(
          "%-36s %s after %.1f s; %s%n",
          fault.name(),
          found.stream()
              .map(
                  f ->
                      "%s by %d steps of sequence %d"
                          .formatted(f.rule(), f.steps().size(), f.found().getValue()))
              .findFirst()
              .orElse("NOT FOUND " + fault.breaks()),
          (System.nanoTime() - start) / 1e9,
          exploration.summary());
      return found;
    }
  }

  private static List<Fault> sample() {
    if (!SAMPLE.matches("\\d+")) {
      return Arrays.stream(SAMPLE.split(",", -1)).map(Faults::named).toList();
    }
    List<Fault> faults = new ArrayList<>(Faults.all());
    Collections.shuffle(faults, new Random(SEED));
    return faults.subList(0, Math.min(faults.size(), Integer.parseInt(SAMPLE)));
  }
}
