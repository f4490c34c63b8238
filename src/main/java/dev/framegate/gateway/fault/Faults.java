package dev.framegate.gateway.fault;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The catalogue of faults, each taken from a real emulator's behaviour or from a plausible slip.
 */
public final class Faults {
  private static final List<Fault> ALL =
      Stream.of(FrameFaults.ALL, DeploymentFaults.ALL).flatMap(List::stream).toList();

  private Faults() {}

  public static List<Fault> all() {
    return ALL;
  }

  /**
   * @throws IllegalArgumentException with every name there is
   */
  public static Fault named(String name) {
    return ALL.stream()
        .filter(fault -> fault.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no fault '%s'. Known: %s."
                        .formatted(
                            name,
                            ALL.stream().map(Fault::name).collect(Collectors.joining(", ")))));
  }
}
