package dev.framegate.kit.explore;

import dev.framegate.kit.wire.HandshakeOptions;
import dev.framegate.kit.wire.HandshakeResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Clients come faster than the stage of an API of its own admits, and later slower. */
final class ThrottleAction implements Action {
  private static final int TOO_MANY = 429;
  private static final int RATE = 5;
  private static final int TRIES = 30;

  /** By then a bucket that is filled five times in a second holds some again. */
  private static final Duration FILLED = Duration.ofSeconds(3);

  @Override
  public String name() {
    return "throttle";
  }

  @Override
  public int weight() {
    return 2;
  }

  @Override
  public Optional<Step> propose(Model model, Random random) {
    return Optional.of(Step.of(name(), "burst", Choice.of(random, 1, 2, 3)));
  }

  @Override
  public Map<String, String> simplest() {
    return Map.of("burst", "1");
  }

  @Override
  public boolean perform(Step step, World world) {
    int burst = step.number("burst");
    if (burst < 1 || burst > RATE) {
      return false;
    }
    try (World fresh = world.fresh()) {
      fresh.begin();
      fresh.succeed(
          "STG-048",
          "UpdateStage",
          fresh
              .api()
              .members(
                  "stageName",
                  Model.FIRST_STAGE,
                  "defaultRouteSettings",
                  Map.of("throttlingRateLimit", RATE, "throttlingBurstLimit", burst)));
      fresh.settle();
      HandshakeResult result = connect(fresh, 0);
      int tries = 1;
      while (result instanceof HandshakeResult.Accepted && tries < TRIES) {
        result = connect(fresh, tries++);
      }
      if (result instanceof HandshakeResult.Accepted) {
        // Throttles are best-effort, and the way to the target may be slower than the rate.
        return true;
      }
      MismatchException.require(
          result instanceof HandshakeResult.Refused refused && refused.status() == TOO_MANY,
          "LIM-012",
          "a handshake over the throttle is refused with 429",
          ConnectAction.told(result));
      int[] next = {tries};
      MismatchException.require(
          fresh.soon(FILLED, () -> connect(fresh, next[0]++) instanceof HandshakeResult.Accepted),
          "LIM-011",
          "a client is let in again while the bucket is filled",
          "none was for %d seconds".formatted(FILLED.toSeconds()));
      return true;
    }
  }

  private static HandshakeResult connect(World world, int number) {
    return world
        .connections()
        .handshake(
            "client-" + number,
            world.target().dataPlane(world.id("api"), Model.FIRST_STAGE),
            HandshakeOptions.plain());
  }

  @Override
  public List<String> sentences(Step step) {
    return List.of(
        "stage \"test\" limits all routes to a rate of %d and a burst of %d"
            .formatted(RATE, step.number("burst")),
        "clients keep connecting to stage \"test\" until one is refused",
        "stage \"test\" is callable");
  }
}
