package dev.framegate.kit.scenario;

import dev.framegate.kit.control.Crash;
import dev.framegate.kit.control.TargetAvailability;
import dev.framegate.kit.expectation.Polling;
import dev.framegate.kit.expectation.Timeouts;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.targets.TargetRestarts;
import dev.framegate.kit.targets.TcpCheck;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Brings a target back that has ended: by the command of its declaration, or by waiting. */
public final class CrashRecovery implements AutoCloseable {
  private final TargetAvailability availability;
  private final ReachabilityCheck reachability;
  private final Timeouts timeouts;
  private final Runnable forget;
  private final Optional<TargetRestarts> restarts;

  /**
   * @param forget drops what scenarios share; it may have gone with the target
   */
  CrashRecovery(
      Target target,
      TargetAvailability availability,
      ReachabilityCheck reachability,
      Timeouts timeouts,
      Runnable forget) {
    this.availability = availability;
    this.reachability = reachability;
    this.timeouts = timeouts;
    this.forget = forget;
    restarts = target.restart().map(command -> new TargetRestarts(command, target.redaction()));
  }

  /** Whether the target has ended, as it shows now. */
  public Optional<Crash> look() {
    return reachability.crash(timeouts.recovery());
  }

  /**
   * @return why the target is not there again, with what to do; empty where it is
   */
  public Optional<String> bringBack() {
    List<URI> addresses = availability.crashes().addresses();
    Optional<String> failure =
        restarts
            .map(command -> command.restart(addresses))
            .orElseGet(
                () ->
                    Polling.becomesTrue(
                            timeouts.recovery(),
                            () -> addresses.stream().allMatch(TcpCheck::isOpen))
                        ? Optional.empty()
                        : Optional.of(
                            "Write 'restart: COMMAND' into the declaration: the kit then starts the target again, and tries each of these alone."));
    if (failure.isPresent()) {
      return failure;
    }
    availability.recovered();
    forget.run();
    return look()
        .map(ended -> "It was started again, and ended at once. %s".formatted(ended.sight()));
  }

  /** How often the command of the declaration was run. */
  public int restarts() {
    return restarts.map(TargetRestarts::made).orElse(0);
  }

  /** Ends the target that the kit has started, if it did. */
  @Override
  public void close() {
    restarts.ifPresent(TargetRestarts::close);
  }
}
