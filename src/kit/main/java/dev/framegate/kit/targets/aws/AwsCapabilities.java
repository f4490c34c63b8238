package dev.framegate.kit.targets.aws;

import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.targets.DeclaredAddresses;
import dev.framegate.kit.targets.ServedCapabilities;
import dev.framegate.kit.targets.TargetAccess;
import dev.framegate.kit.wire.RequestSigner;
import java.util.EnumSet;
import java.util.Set;

/** The capabilities of an account. */
final class AwsCapabilities {
  private static final String BACKEND =
      "a public address that leads to this machine, such as a tunnel's";
  private static final String FUNCTION = "functions that send their events to the kit's backend";

  private static final ServedCapabilities SERVED =
      ServedCapabilities.of(
              Set.of(
                  Capability.CONTROL_PLANE,
                  Capability.DATA_PLANE,
                  Capability.MANAGEMENT_API,
                  Capability.TLS,
                  Capability.IAM,
                  Capability.SLOW))
          .with(Capability.HTTP_BACKEND, BACKEND, "backend-url")
          .with(Capability.LAMBDA, FUNCTION, "function-arn", "backend-url")
          .with(Capability.AUTHORIZER, FUNCTION, "function-arn", "backend-url")
          .with(
              Capability.ACCESS_LOGS, "a log group that the account may write to", "log-group-arn")
          .with(
              Capability.CUSTOM_DOMAIN,
              "a domain whose names lead to the account, and a certificate for them",
              "custom-domain",
              "custom-domain-address",
              "certificate-arn");

  private AwsCapabilities() {}

  /**
   * @return the listed capabilities, or where none is listed all that the declaration has the keys
   *     for, but not slow
   * @throws dev.framegate.settings.SettingsException where the declaration lists a capability that
   *     an account cannot serve, or lacks a key for one
   */
  static Set<Capability> of(
      Declaration declaration, DeclaredAddresses addresses, TargetAccess access) {
    SERVED.require(declaration, addresses, access);
    if (!declaration.capabilities().isEmpty()) {
      return declaration.capabilities();
    }
    Set<Capability> offered = EnumSet.copyOf(SERVED.possible(declaration));
    offered.remove(Capability.SLOW);
    if (!addresses.tls()) {
      offered.remove(Capability.TLS);
    }
    if (access.signing().equals(RequestSigner.none())) {
      offered.remove(Capability.IAM);
    }
    return Set.copyOf(offered);
  }
}
