package dev.framegate.kit.control;

import dev.framegate.kit.expectation.InconclusiveException;
import java.time.Duration;
import java.util.Optional;

/** Whether the two planes of a target can be reached, as far as the run knows. */
public final class TargetAvailability {
  private final CircuitBreaker controlPlane;
  private final CircuitBreaker dataPlane;
  private final CrashWatch crashes = new CrashWatch();

  /**
   * @param recovery how long a plane may take to come back before scenarios are given up for it
   */
  public TargetAvailability(Duration recovery) {
    controlPlane = new CircuitBreaker(recovery);
    dataPlane = new CircuitBreaker(recovery);
  }

  public CircuitBreaker controlPlane() {
    return controlPlane;
  }

  public CircuitBreaker dataPlane() {
    return dataPlane;
  }

  /** Whether the target has ended. */
  public CrashWatch crashes() {
    return crashes;
  }

  /** The target is there again. */
  public void recovered() {
    controlPlane.close();
    dataPlane.close();
    crashes.recovered();
  }

  /**
   * Requires the planes that a scenario needs, as it begins.
   *
   * @throws InconclusiveException while one of them cannot be reached
   */
  public void require(boolean control, boolean data) {
    Optional<String> failure =
        (control ? controlPlane.failure() : Optional.<String>empty())
            .or(() -> data ? dataPlane.failure() : Optional.empty());
    if (failure.isPresent()) {
      throw new InconclusiveException(
          "The target cannot be reached, so the scenario was not tried. " + failure.get());
    }
  }
}
