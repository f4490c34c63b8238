package dev.framegate.kit.mutation;

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
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs each case by itself with unchanged classes, and keeps what it reached in a file. What an
 * earlier run measured is taken from there, unless the case or the classes have changed.
 */
final class ReachMeasurement {
  /** Cases at a time. */
  private static final int LOADERS = 4;

  private static final String LINES = "lines";

  private final Subject subject;
  private final Path file;
  private final LineNumbers numbers = new LineNumbers();

  ReachMeasurement(Subject subject, Path file) {
    this.subject = subject;
    this.file = file;
  }

  Reach measure() throws IOException, InterruptedException {
    Map<String, Reach.OfCase> known = read();
    List<Reach.OfCase> done = new ArrayList<>();
    ConcurrentLinkedQueue<Subject.Case> missing = new ConcurrentLinkedQueue<>();
    for (Subject.Case one : subject.cases()) {
      Reach.OfCase earlier = known.get(one.name());
      if (earlier != null && earlier.green() && earlier.digest().equals(digest(one))) {
        done.add(earlier);
      } else {
        missing.add(one);
      }
    }
    if (!missing.isEmpty()) {
      System.out.printf("Measuring what %d cases reach.%n", missing.size());
      done.addAll(measured(missing));
      write(done);
    }
    return new Reach(numbers, done);
  }

  private String digest(Subject.Case one) {
    return Digest.of(subject.classes().digest() + one.written());
  }

  private List<Reach.OfCase> measured(ConcurrentLinkedQueue<Subject.Case> missing)
      throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(LOADERS);
    try {
      List<Future<List<Reach.OfCase>>> parts = new ArrayList<>();
      for (int i = 0; i < LOADERS; i++) {
        parts.add(threads.submit(() -> measuredByOne(missing)));
      }
      List<Reach.OfCase> all = new ArrayList<>();
      for (Future<List<Reach.OfCase>> part : parts) {
        all.addAll(part.get());
      }
      return all;
    } catch (ExecutionException e) {
      throw new IllegalStateException("The reach of the cases cannot be measured", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Reach.OfCase> measuredByOne(ConcurrentLinkedQueue<Subject.Case> missing) {
    Subject.Instrumented instrumented = subject.instrumented(numbers);
    List<Reach.OfCase> reached = new ArrayList<>();
    for (Subject.Case one = missing.poll(); one != null; one = missing.poll()) {
      reached.add(measured(instrumented, one));
    }
    return reached;
  }

  private Reach.OfCase measured(Subject.Instrumented instrumented, Subject.Case one) {
    long started = System.nanoTime();
    boolean passes = instrumented.passes().test(one);
    return new Reach.OfCase(
        one.name(),
        digest(one),
        one.scenarios(),
        (System.nanoTime() - started) / 1_000_000,
        passes,
        instrumented.classes().takeLines(),
        instrumented.classes().linesRunOnce());
  }

  private Map<String, Reach.OfCase> read() throws IOException {
    Map<String, Reach.OfCase> known = new HashMap<>();
    if (!Files.exists(file)) {
      return known;
    }
    for (String text : Files.readAllLines(file)) {
      String[] cells = text.split("\t", -1);
      if (cells[0].equals(LINES)) {
        if (!cells[1].equals(subject.classes().digest())) {
          return known;
        }
        numbers.restore(List.of(cells[2].split(" ", -1)));
      } else {
        known.put(
            cells[0],
            new Reach.OfCase(
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

  private void write(List<Reach.OfCase> all) {
    List<String> text = new ArrayList<>();
    text.add(
        String.join("\t", LINES, subject.classes().digest(), String.join(" ", numbers.lines())));
    for (Reach.OfCase each : all) {
      text.add(
          String.join(
              "\t",
              each.name(),
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
      throw new UncheckedIOException("What the cases reach cannot be kept in " + file, e);
    }
  }

  private static BitSet bits(String text) {
    return BitSet.valueOf(Base64.getDecoder().decode(text));
  }

  private static String text(BitSet bits) {
    return Base64.getEncoder().encodeToString(bits.toByteArray());
  }
}
