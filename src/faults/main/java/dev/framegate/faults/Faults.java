package dev.framegate.faults;

import dev.framegate.gateway.internal.assembly.GatewayPolicies;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The catalogue of faults, each taken from a real emulator's behaviour or from a plausible slip.
 */
public final class Faults {
  private static final List<Fault> ALL =
      Stream.of(
              SizeFaults.ALL,
              FrameFaults.ALL,
              DeploymentFaults.ALL,
              StageFaults.ALL,
              ThrottleFaults.ALL,
              TlsFaults.ALL,
              TelemetryFaults.ALL,
              MappingFaults.ALL,
              ProtocolFaults.ALL,
              ApiFaults.ALL,
              RouteResourceFaults.ALL,
              HandshakeFaults.ALL,
              AuthorizationFaults.ALL,
              SignatureFaults.ALL,
              RoutingFaults.ALL,
              EventFaults.ALL,
              IntegrationFaults.ALL,
              CallbackFaults.ALL,
              AddressFaults.ALL,
              QuotaFaults.ALL)
          .flatMap(List::stream)
          .toList();

  private Faults() {}

  public static List<Fault> all() {
    return ALL;
  }

  /**
   * The right gateway's policies with all these faults. Where two of them replace the same policy,
   * the later one wins.
   *
   * @throws IllegalArgumentException for an unknown name, with every name there is
   */
  public static GatewayPolicies applied(GatewayPolicies right, List<String> names) {
    GatewayPolicies policies = right;
    for (String name : names) {
      policies = named(name).change().apply(policies);
    }
    return policies;
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
