package dev.framegate.kit.targets.endpoint;

import dev.framegate.kit.targets.Adapter;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.targets.DeclaredAddresses;
import dev.framegate.kit.targets.DeclaredTarget;
import dev.framegate.kit.targets.ReadinessCheck;
import dev.framegate.kit.targets.RestartCommand;
import dev.framegate.kit.targets.ServedCapabilities;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.targets.TargetAccess;
import dev.framegate.kit.targets.TcpCheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reaches any endpoint whose addresses can be written as templates. */
public final class EndpointAdapter implements Adapter {
  private static final Set<String> KEYS = keys();
  private static final String FUNCTIONS = "functions-port";
  private static final String INVOKED =
      "the port of this machine at which the target invokes functions, as AWS Lambda's Invoke is called";

  private static final ServedCapabilities SERVED =
      ServedCapabilities.of(
              Set.of(
                  Capability.CONTROL_PLANE,
                  Capability.DATA_PLANE,
                  Capability.MANAGEMENT_API,
                  Capability.HTTP_BACKEND,
                  Capability.CUSTOM_DOMAIN,
                  Capability.TLS,
                  Capability.ACCESS_LOGS,
                  Capability.IAM,
                  Capability.SLOW))
          .with(Capability.LAMBDA, INVOKED, FUNCTIONS)
          .with(Capability.AUTHORIZER, INVOKED, FUNCTIONS)
          .with(Capability.CLOCK, "the address where time is advanced", "clock")
          .with(Capability.METRICS, "the address where metrics are read", "metrics")
          .with(Capability.CONSOLE, "the address of its console", "console")
          .with(Capability.LOG_LINES, "the file that access logs are written to", "access-log");

  private static Set<String> keys() {
    Set<String> keys = new TreeSet<>(TargetAccess.KEYS);
    keys.addAll(DeclaredAddresses.KEYS);
    keys.addAll(DeclaredTarget.RESOURCE_KEYS);
    keys.addAll(RestartCommand.KEYS);
    keys.addAll(
        List.of(
            "version",
            "functions-url",
            FUNCTIONS,
            "function-arn",
            "clock",
            "metrics",
            "console",
            "access-log",
            "tag-resources",
            "spare-calls",
            DeclaredTarget.PROPAGATION));
    return keys;
  }

  @Override
  public String name() {
    return "endpoint";
  }

  @Override
  public Optional<Target> unopened(Declaration declaration) {
    return Optional.of(declared(declaration, StageLookup.BY_TEMPLATE, () -> {}));
  }

  @Override
  public Target open(Declaration declaration) {
    return open(declaration, StageLookup.BY_TEMPLATE, () -> {});
  }

  /**
   * Opens an endpoint that another adapter has found.
   *
   * @param stages where its stages are
   * @param closing run when the target is closed
   */
  public static Target open(Declaration declaration, StageLookup stages, Runnable closing) {
    Target target = declared(declaration, stages, closing);
    ReadinessCheck.await(declaration, target.trust().servers());
    TcpCheck.requireOpen(target.controlPlane());
    return target;
  }

  private static EndpointTarget declared(
      Declaration declaration, StageLookup stages, Runnable closing) {
    declaration.requireKnown(KEYS);
    String region = declaration.setting("region").orElse("us-east-1");
    DeclaredAddresses addresses = DeclaredAddresses.of(declaration, region, Map.of());
    if (declaration.capabilities().isEmpty()) {
      throw declaration.error(
          "capabilities",
          "'capabilities' is empty, so no rule could run. Start with 'capabilities: [control-plane, data-plane]'.");
    }
    TargetAccess access = TargetAccess.of(declaration, region, "none");
    SERVED.require(declaration, addresses, access);
    RestartCommand.require(declaration, addresses.places());
    return new EndpointTarget(declaration, addresses, access, stages, closing);
  }
}
