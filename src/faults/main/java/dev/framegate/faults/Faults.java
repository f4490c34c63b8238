package dev.framegate.faults;

import dev.framegate.gateway.Gateway;
import dev.framegate.settings.NearNames;
import java.util.List;
import java.util.stream.Stream;

/**
 * The catalogue of faults, each taken from the behaviour of an emulator or from a plausible
 * mistake.
 */
public final class Faults {
  private static final List<Fault> ALL =
      Stream.of(
              SizeFaults.ALL,
              FrameFaults.ALL,
              IllegalFrameFaults.ALL,
              DeploymentFaults.ALL,
              StageFaults.ALL,
              ThrottleFaults.ALL,
              TelemetryFaults.ALL,
              ProtocolFaults.ALL,
              ApiFaults.ALL,
              RouteResourceFaults.ALL,
              CreationFaults.ALL,
              UpdateFaults.ALL,
              HandshakeFaults.ALL,
              AuthorizationFaults.ALL,
              SignatureFaults.ALL,
              RoutingFaults.ALL,
              EventFaults.ALL,
              IntegrationFaults.ALL,
              ServiceFaults.ALL,
              CallbackFaults.ALL,
              AddressFaults.ALL,
              QuotaFaults.ALL,
              LawFaults.ALL,
              ToolFaults.ALL,
              ConsoleFaults.ALL)
          .flatMap(List::stream)
          .toList();

  private Faults() {}

  /** All faults. */
  public static List<Fault> all() {
    return ALL;
  }

  /**
   * Adds faults to a gateway that is to be started. If two of them replace the same policy, the
   * later one takes effect.
   *
   * @throws IllegalArgumentException for an unknown name; the message lists the known ones
   */
  public static Gateway.Builder apply(Gateway.Builder gateway, List<String> names) {
    names.stream().map(Faults::named).forEach(fault -> fault.applyTo(gateway));
    return gateway;
  }

  /**
   * The fault with a name.
   *
   * @throws IllegalArgumentException for an unknown name; the message lists the known ones
   */
  public static Fault named(String name) {
    return ALL.stream()
        .filter(fault -> fault.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no fault '%s'.%s 'framegate faults' lists all %d."
                        .formatted(
                            name,
                            NearNames.question(name, ALL.stream().map(Fault::name).toList()),
                            ALL.size())));
  }
}
