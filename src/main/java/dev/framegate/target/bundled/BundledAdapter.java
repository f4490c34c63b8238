package dev.framegate.target.bundled;

import dev.framegate.gateway.GatewayPolicies;
import dev.framegate.target.Adapter;
import dev.framegate.target.Declaration;
import dev.framegate.target.Target;

/** Starts the reference gateway on a free port of this machine. */
public final class BundledAdapter implements Adapter {
  @Override
  public String name() {
    return "bundled";
  }

  @Override
  public Target open(Declaration declaration) {
    return new BundledTarget(declaration.name(), GatewayPolicies.aws());
  }
}
