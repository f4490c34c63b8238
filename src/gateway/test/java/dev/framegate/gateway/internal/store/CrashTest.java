package dev.framegate.gateway.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.testing.JavaCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a gateway while clients of several accounts and Regions write, starts it again on the same
 * directory, and compares what was acknowledged with what is there. {@code -Dframegate.kills=100}
 * kills more often.
 */
@Order(1) // It takes long.
final class CrashTest {
  private static final int KILLS = Integer.getInteger("framegate.kills", 10);
  private static final int WRITERS = 6;
  private static final int MOST_CALLS_BETWEEN_KILLS = 300;
  private static final long SEED = Long.getLong("framegate.seed", 20261123L);

  @TempDir Path directory;

  private final Random random = new Random(SEED);
  private final Semaphore answers = new Semaphore(0);
  private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
  private int acknowledged;
  private int undecided;

  @Test
  void nothingAcknowledgedIsLostAndNothingIsHalfWritten() throws Exception {
    List<ApiWriter> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      writers.add(new ApiWriter("writer" + i, SEED + i));
    }
    try {
      for (int kill = 0; kill < KILLS; kill++) {
        killAtBirth();
        Process gateway = start();
        try {
          List<ControlClient> clients = clients(address(gateway));
          compare(writers, clients, kill);
          writeUntilKilled(writers, gateway, clients);
        } finally {
          kill(gateway);
        }
      }
      Process last = start();
      try {
        compare(writers, clients(address(last)), KILLS);
      } finally {
        kill(last);
      }
    } finally {
      threads.shutdownNow();
    }
    System.out.printf(
        "%d kills, %d calls acknowledged, %d undecided%n", KILLS, acknowledged, undecided);
    assertThat(acknowledged).isGreaterThan(KILLS);
  }

  /** One for each writer: some share an account and Region, others have their own. */
  private static List<ControlClient> clients(URI gateway) {
    return List.of(
        new ControlClient(gateway, "any", "us-east-1"),
        new ControlClient(gateway, "any", "us-east-1"),
        new ControlClient(gateway, "any", "us-east-1"),
        new ControlClient(gateway, "any", "eu-central-1"),
        new ControlClient(gateway, "any", "eu-central-1"),
        new ControlClient(gateway, "111122223333", "eu-central-1"));
  }

  private void compare(List<ApiWriter> writers, List<ControlClient> clients, int kills)
      throws IOException {
    for (int i = 0; i < WRITERS; i++) {
      ApiWriter writer = writers.get(i);
      ExpectedApis acknowledgedBooks = writer.acknowledged();
      ExpectedApis underWay = writer.underWay();
      if (!underWay.equals(acknowledgedBooks)) {
        undecided++;
      }
      assertThat(writer.read(clients.get(i)))
          .as("after %d kills (-Dframegate.seed=%d)", kills, SEED)
          .isIn(acknowledgedBooks, underWay);
    }
  }

  private void writeUntilKilled(
      List<ApiWriter> writers, Process gateway, List<ControlClient> clients) throws Exception {
    answers.drainPermits();
    List<Future<Integer>> done = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      ApiWriter writer = writers.get(i);
      ControlClient client = clients.get(i);
      done.add(threads.submit(() -> write(writer, client)));
    }
    boolean busy =
        answers.tryAcquire(1 + random.nextInt(MOST_CALLS_BETWEEN_KILLS), 60, TimeUnit.SECONDS);
    gateway.destroyForcibly();
    for (Future<Integer> one : done) {
      acknowledged += one.get(60, TimeUnit.SECONDS);
    }
    assertThat(busy).as("the gateway answered until it was killed").isTrue();
  }

  /** How many calls were acknowledged before the gateway was gone. */
  private int write(ApiWriter writer, ControlClient client) {
    for (int count = 0; ; count++) {
      try {
        writer.step(client);
        answers.release();
      } catch (IOException gone) {
        return count;
      }
    }
  }

  /** One start in four is cut short, so that starting over a started start works too. */
  private void killAtBirth() throws Exception {
    if (random.nextInt(4) == 0) {
      Process gateway = start();
      boolean unused = gateway.waitFor(random.nextInt(600), TimeUnit.MILLISECONDS);
      kill(gateway);
    }
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            JavaCommand.of(
                List.of("-Xmx256m"), StatefulGateway.class.getName(), directory.toString()))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static URI address(Process gateway) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(gateway.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("http://")) {
        return URI.create(line);
      }
    }
    throw new AssertionError("The gateway did not start again; its error stream says why");
  }

  private static void kill(Process gateway) throws InterruptedException {
    gateway.destroyForcibly();
    assertThat(gateway.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }
}
