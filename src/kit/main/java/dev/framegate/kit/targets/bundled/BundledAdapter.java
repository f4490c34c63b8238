package dev.framegate.kit.targets.bundled;

import dev.framegate.kit.targets.Adapter;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.targets.Target;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Starts the reference gateway on a free port of this machine. */
public final class BundledAdapter implements Adapter {
  @Override
  public String name() {
    return "bundled";
  }

  @Override
  public Optional<Target> unopened(Declaration declaration) {
    check(declaration);
    return Optional.empty();
  }

  @Override
  public Target open(Declaration declaration) {
    check(declaration);
    return new BundledTarget(declaration.name(), UnaryOperator.identity());
  }

  private static void check(Declaration declaration) {
    declaration.requireKnown(Set.of());
    if (!declaration.capabilities().isEmpty()) {
      throw declaration.error(
          "capabilities",
          "the bundled gateway offers all that it can on this machine; remove 'capabilities'.");
    }
  }
}
