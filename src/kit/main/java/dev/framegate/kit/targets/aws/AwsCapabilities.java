package dev.framegate.kit.targets.aws;

import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.targets.DeclarationException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an account offers: some of it only where the declaration says by what it is reached. */
final class AwsCapabilities {
  private static final List<String> FUNCTION = List.of("function-arn", "backend-url");

  /** In the declaration's keys. */
  private static final Map<Capability, List<String>> TAKES =
      new EnumMap<>(
          Map.of(
              Capability.HTTP_BACKEND, List.of("backend-url"),
              Capability.LAMBDA, FUNCTION,
              Capability.AUTHORIZER, FUNCTION,
              Capability.ACCESS_LOGS, List.of("log-group-arn"),
              Capability.CUSTOM_DOMAIN,
                  List.of("custom-domain", "custom-domain-address", "certificate-arn")));

  private static final Map<Capability, String> WHY =
      new EnumMap<>(
          Map.of(
              Capability.HTTP_BACKEND,
              "a public address that leads to this machine, such as a tunnel's",
              Capability.LAMBDA,
              "functions that hand their events to the kit's backend",
              Capability.AUTHORIZER,
              "functions that hand their events to the kit's backend",
              Capability.ACCESS_LOGS,
              "a log group that the account may write to",
              Capability.CUSTOM_DOMAIN,
              "a domain whose names lead to the account, and a certificate for them"));

  private AwsCapabilities() {}

  /**
   * @param signed whether the kit has keys
   * @return what the declaration lists, or else all that it gives the means for
   * @throws DeclarationException where it lists what it gives no means for
   */
  static Set<Capability> of(Declaration declaration, boolean tls, boolean signed) {
    Set<Capability> listed = declaration.capabilities();
    if (listed.contains(Capability.CLOCK)) {
      throw new DeclarationException(
          "Target '%s': the capability 'clock' cannot be had: nobody turns the clock of an account."
              .formatted(declaration.name()));
    }
    for (Capability capability : listed) {
      for (String key : TAKES.getOrDefault(capability, List.of())) {
        if (declaration.setting(key).isEmpty()) {
          throw new DeclarationException(
              "Target '%s': the capability '%s' needs '%s': %s. Without it, leave the capability out, and its rules are skipped."
                  .formatted(declaration.name(), capability.label(), key, WHY.get(capability)));
        }
      }
    }
    return listed.isEmpty() ? whatThereIs(declaration, tls, signed) : listed;
  }

  private static Set<Capability> whatThereIs(Declaration declaration, boolean tls, boolean signed) {
    Set<Capability> offered =
        EnumSet.of(Capability.CONTROL_PLANE, Capability.DATA_PLANE, Capability.MANAGEMENT_API);
    if (tls) {
      offered.add(Capability.TLS);
    }
    if (signed) {
      offered.add(Capability.IAM);
    }
    TAKES.forEach(
        (capability, keys) -> {
          if (keys.stream().allMatch(key -> declaration.setting(key).isPresent())) {
            offered.add(capability);
          }
        });
    return offered;
  }
}
