package dev.framegate.kit.targets.bundled;

import dev.framegate.kit.targets.Adapter;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.targets.Target;
import java.util.function.UnaryOperator;

/** Starts the reference gateway on a free port of this machine. */
public final class BundledAdapter implements Adapter {
  @Override
  public String name() {
    return "bundled";
  }

  @Override
  public Target open(Declaration declaration) {
    return new BundledTarget(declaration.name(), UnaryOperator.identity());
  }
}
