package dev.framegate.kit.targets.aws;

import dev.framegate.kit.targets.CallCounts;
import dev.framegate.kit.targets.CallRate;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.targets.DeclaredAddresses;
import dev.framegate.kit.targets.DeclaredTarget;
import dev.framegate.kit.targets.TargetAccess;
import dev.framegate.kit.wire.RequestPacer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An account, at the addresses of AWS or those of its declaration. */
record AwsTarget(
    Declaration declaration,
    DeclaredAddresses addresses,
    TargetAccess access,
    CallRate rate,
    Set<Capability> capabilities,
    ControlPlaneRateLimiter limiter,
    Duration propagation,
    PreflightResult preflight)
    implements DeclaredTarget {
  /** No page gives a figure; old and new answers were seen to alternate for so long. */
  private static final int PROPAGATION_SECONDS = 20;

  AwsTarget(
      Declaration declaration, DeclaredAddresses addresses, TargetAccess access, CallRate rate) {
    this(
        declaration,
        addresses,
        access,
        rate,
        AwsCapabilities.of(declaration, addresses, access),
        new ControlPlaneRateLimiter(addresses.controlPlane(), rate),
        DeclaredTarget.propagation(declaration, PROPAGATION_SECONDS),
        PreflightResult.NONE);
  }

  /** The same account, of which more is known. */
  AwsTarget with(PreflightResult found) {
    return new AwsTarget(
        declaration, addresses, access, rate, capabilities, limiter, propagation, found);
  }

  @Override
  public List<String> notes() {
    return Stream.concat(DeclaredTarget.super.notes().stream(), preflight.notes().stream())
        .toList();
  }

  @Override
  public boolean provesEcho() {
    return true;
  }

  @Override
  public Map<String, String> unjudged() {
    return preflight.unjudged();
  }

  @Override
  public String version() {
    return UNKNOWN;
  }

  @Override
  public boolean tagsResources() {
    return true;
  }

  @Override
  public boolean sparesSetUp() {
    return true;
  }

  @Override
  public Optional<CallRate> pace() {
    return Optional.of(rate);
  }

  @Override
  public AwsTarget sharedBy(int runs) {
    CallRate part = rate.dividedBy(runs);
    return new AwsTarget(
        declaration,
        addresses,
        access,
        part,
        capabilities,
        new ControlPlaneRateLimiter(addresses.controlPlane(), part),
        propagation,
        preflight);
  }

  @Override
  public RequestPacer pacing() {
    return limiter;
  }

  @Override
  public Optional<CallCounts> traffic() {
    return Optional.of(limiter.traffic());
  }

  @Override
  public String functionArn(String name) {
    return declaration
        .setting("function-arn")
        .map(template -> template.replace("{name}", name))
        .orElseGet(() -> DeclaredTarget.super.functionArn(name));
  }
}
