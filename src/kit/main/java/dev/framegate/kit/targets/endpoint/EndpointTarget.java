package dev.framegate.kit.targets.endpoint;

import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.targets.DeclaredAddresses;
import dev.framegate.kit.targets.DeclaredTarget;
import dev.framegate.kit.targets.TargetAccess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** An endpoint at the addresses of its declaration. */
record EndpointTarget(
    Declaration declaration,
    DeclaredAddresses addresses,
    TargetAccess access,
    Optional<URI> clock,
    Optional<URI> metrics,
    Optional<URI> console,
    boolean tagsResources,
    boolean sparesSetUp,
    Duration propagation,
    StageLookup stages,
    Runnable closing)
    implements DeclaredTarget {

  EndpointTarget(
      Declaration declaration,
      DeclaredAddresses addresses,
      TargetAccess access,
      StageLookup stages,
      Runnable closing) {
    this(
        declaration,
        addresses,
        access,
        DeclaredAddresses.http(declaration, "clock"),
        DeclaredAddresses.http(declaration, "metrics"),
        DeclaredAddresses.http(declaration, "console"),
        declaration.settings().flag("tag-resources").orElse(false),
        declaration.settings().flag("spare-calls").orElse(false),
        DeclaredTarget.propagation(declaration, 0),
        stages,
        closing);
  }

  @Override
  public URI dataPlane(String apiId, String stage) {
    return stages
        .of(apiId, stage)
        .map(StageLookup.StageAddress::dataPlane)
        .orElseGet(() -> DeclaredTarget.super.dataPlane(apiId, stage));
  }

  @Override
  public URI management(String apiId, String stage) {
    return stages
        .of(apiId, stage)
        .flatMap(StageLookup.StageAddress::management)
        .orElseGet(() -> DeclaredTarget.super.management(apiId, stage));
  }

  @Override
  public void close() {
    closing.run();
  }

  @Override
  public String version() {
    return declaration.setting("version").orElse(UNKNOWN);
  }

  @Override
  public Set<Capability> capabilities() {
    return declaration.capabilities();
  }

  @Override
  public String functionArn(String name) {
    return declaration
        .setting("function-arn")
        .map(pattern -> pattern.replace("{name}", name).replace("{region}", region()))
        .orElseGet(() -> DeclaredTarget.super.functionArn(name));
  }

  @Override
  public Optional<Path> accessLog() {
    return declaration.setting("access-log").map(Path::of);
  }
}
