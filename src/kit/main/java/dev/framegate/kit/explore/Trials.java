package dev.framegate.kit.explore;

import dev.framegate.kit.backends.HttpBackend;
import dev.framegate.kit.clients.RunClients;
import dev.framegate.kit.control.ControlPlaneAccess;
import dev.framegate.kit.expectation.Timeouts;
import dev.framegate.kit.targets.TargetUnavailableException;
import dev.framegate.kit.wire.EventText;
import dev.framegate.kit.wire.UnreachableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Runs sequences, each with an API of its own. */
final class Trials {
  private static final int EVIDENCE = 12;

  private final ControlPlaneAccess access;
  private final RunClients clients;
  private final HttpBackend backend;
  private final Coverage coverage = new Coverage();

  Trials(ControlPlaneAccess access, RunClients clients, HttpBackend backend) {
    this.access = access;
    this.clients = clients;
    this.backend = backend;
  }

  Coverage coverage() {
    return coverage;
  }

  /** Steps that chance chooses, at most so many. */
  Trial random(long seed, int number, int most, Timeouts timeouts) {
    Random random = new Random(seed * 1_000_003 + number);
    random.nextInt();
    return run(
        timeouts,
        (world, done) -> {
          while (done.size() < most) {
            Optional<Step> step = Actions.propose(world.model(), random, number % 3 == 0);
            if (step.isPresent()) {
              perform(world, step.get(), done);
            } else if (random.nextInt(1000) == 0) {
              return;
            }
          }
        });
  }

  /** The same steps again; those that do not fit the state any more are skipped. */
  Trial again(List<Step> steps, Timeouts timeouts) {
    return run(timeouts, (world, done) -> steps.forEach(step -> perform(world, step, done)));
  }

  private interface Course {
    void run(World world, List<Step> done);
  }

  private void perform(World world, Step step, List<Step> done) {
    String before = world.model().state();
    done.add(step);
    if (!Actions.of(step).perform(step, world)) {
      done.remove(done.size() - 1);
      return;
    }
    world.connections().check();
    coverage.saw(before, step, world.model().state());
  }

  private Trial run(Timeouts timeouts, Course course) {
    List<Step> done = new ArrayList<>();
    try (World world = new World(access, clients, backend, timeouts)) {
      try {
        world.begin();
        course.run(world, done);
        world.connections().checkAtTheEnd();
        return new Trial(done, Optional.empty(), List.of());
      } catch (MismatchException e) {
        return new Trial(done, Optional.of(e), evidence(world));
      } catch (UnreachableException e) {
        if (done.isEmpty()) {
          throw new TargetUnavailableException(String.valueOf(e.getMessage()));
        }
        return new Trial(
            done,
            Optional.of(
                new MismatchException("API-001a", "an answer", String.valueOf(e.getMessage()))),
            evidence(world));
      }
    }
  }

  private static List<String> evidence(World world) {
    List<String> lines = world.transcript().events().stream().map(EventText::timed).toList();
    return lines.subList(Math.max(0, lines.size() - EVIDENCE), lines.size());
  }
}
