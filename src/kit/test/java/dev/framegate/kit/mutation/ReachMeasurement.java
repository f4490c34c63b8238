package dev.framegate.kit.mutation;

import dev.framegate.kit.expectation.Timeouts;
import dev.framegate.kit.rules.Grade;
import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.RuleCatalogue;
import dev.framegate.kit.targets.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs each rule by itself against the unchanged gateway, and keeps what it reached in a file. What
 * an earlier run measured is taken from there, unless the rule or the gateway has changed.
 */
final class ReachMeasurement {
  /** Gateways at a time. */
  private static final int LOADERS = 4;

  private static final String LINES = "lines";

  private final GatewayClasses gateway;
  private final Path file;
  private final LineNumbers numbers = new LineNumbers();

  ReachMeasurement(GatewayClasses gateway, Path file) {
    this.gateway = gateway;
    this.file = file;
  }

  Reach measure() throws IOException, InterruptedException {
    Map<String, Reach.OfRule> known = read();
    List<Reach.OfRule> done = new ArrayList<>();
    ConcurrentLinkedQueue<Rule> missing = new ConcurrentLinkedQueue<>();
    for (Rule rule : judging()) {
      Reach.OfRule earlier = known.get(rule.id());
      if (earlier != null && earlier.green() && earlier.digest().equals(digest(rule))) {
        done.add(earlier);
      } else {
        missing.add(rule);
      }
    }
    if (!missing.isEmpty()) {
      System.out.printf("Measuring what %d rules reach.%n", missing.size());
      done.addAll(measured(missing));
      write(done);
    }
    return new Reach(numbers, done);
  }

  /** A disputed rule fails no target, so it notices nothing. */
  private static List<Rule> judging() {
    return RuleCatalogue.load().rules().stream()
        .filter(rule -> rule.scenarios() > 0 && rule.untestable().isEmpty())
        .filter(rule -> rule.grade() != Grade.DISPUTED)
        .toList();
  }

  private String digest(Rule rule) {
    return Digest.of(gateway.digest() + rule.written());
  }

  private List<Reach.OfRule> measured(ConcurrentLinkedQueue<Rule> missing)
      throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(LOADERS);
    try {
      List<Future<List<Reach.OfRule>>> parts = new ArrayList<>();
      for (int i = 0; i < LOADERS; i++) {
        parts.add(threads.submit(() -> measuredByOne(missing)));
      }
      List<Reach.OfRule> all = new ArrayList<>();
      for (Future<List<Reach.OfRule>> part : parts) {
        all.addAll(part.get());
      }
      return all;
    } catch (ExecutionException e) {
      throw new IllegalStateException("The reach of the rules cannot be measured", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Reach.OfRule> measuredByOne(ConcurrentLinkedQueue<Rule> missing) {
    GatewayLoader loader = new GatewayLoader(gateway, numbers::instrumented);
    List<Reach.OfRule> reached = new ArrayList<>();
    for (Rule rule = missing.poll(); rule != null; rule = missing.poll()) {
      reached.add(measured(loader, rule));
    }
    return reached;
  }

  private Reach.OfRule measured(GatewayLoader loader, Rule rule) {
    long started = System.nanoTime();
    List<RuleRuns.Complaint> complaints;
    Map<String, String> decided = new ConcurrentHashMap<>();
    try (Target target = loader.open(decided)) {
      complaints = RuleRuns.run(target, decided, List.of(rule.id()), Timeouts.NORMAL, 2);
    } catch (Throwable e) {
      throw new IllegalStateException("The unchanged gateway cannot be judged by " + rule.id(), e);
    }
    complaints.forEach(
        each ->
            System.out.printf("Not used, as it does not pass: %s: %s%n", rule.id(), each.reason()));
    return new Reach.OfRule(
        rule.id(),
        digest(rule),
        rule.scenarios(),
        (System.nanoTime() - started) / 1_000_000,
        complaints.isEmpty(),
        loader.takeLines(),
        loader.linesRunOnce());
  }

  private Map<String, Reach.OfRule> read() throws IOException {
    Map<String, Reach.OfRule> known = new HashMap<>();
    if (!Files.exists(file)) {
      return known;
    }
    for (String text : Files.readAllLines(file)) {
      String[] cells = text.split("\t", -1);
      if (cells[0].equals(LINES)) {
        if (!cells[1].equals(gateway.digest())) {
          return known;
        }
        numbers.restore(List.of(cells[2].split(" ", -1)));
      } else {
        known.put(
            cells[0],
            new Reach.OfRule(
                cells[0],
                cells[1],
                Integer.parseInt(cells[2]),
                Long.parseLong(cells[3]),
                Boolean.parseBoolean(cells[4]),
                bits(cells[5]),
                bits(cells[6])));
      }
    }
    return known;
  }

  private void write(List<Reach.OfRule> all) {
    List<String> text = new ArrayList<>();
    text.add(String.join("\t", LINES, gateway.digest(), String.join(" ", numbers.lines())));
    for (Reach.OfRule each : all) {
      text.add(
          String.join(
              "\t",
              each.rule(),
              each.digest(),
              String.valueOf(each.scenarios()),
              String.valueOf(each.millis()),
              String.valueOf(each.green()),
              text(each.lines()),
              text(each.once())));
    }
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("What the rules reach cannot be kept in " + file, e);
    }
  }

  private static BitSet bits(String text) {
    return BitSet.valueOf(Base64.getDecoder().decode(text));
  }

  private static String text(BitSet bits) {
    return Base64.getEncoder().encodeToString(bits.toByteArray());
  }
}
