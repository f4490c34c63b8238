package dev.framegate.kit.targets;

import java.util.Optional;

/**
 * Reaches one kind of target. Adapters are found by {@link java.util.ServiceLoader}: implement
 * this, and name the class in {@code META-INF/services/dev.framegate.kit.targets.Adapter}.
 */
public interface Adapter {
  /** As written behind {@code adapter:} in a declaration. */
  String name();

  /**
   * Makes the target ready to be spoken to.
   *
   * @throws DeclarationException where the declaration lacks what this adapter needs
   * @throws TargetUnavailableException where the target cannot be reached
   */
  Target open(Declaration declaration);

  /**
   * The target as it is declared, without asking it anything, for an adapter that can tell before a
   * run what it will cost. Nothing is to be closed.
   *
   * @throws DeclarationException where the declaration lacks what this adapter needs
   */
  default Optional<Target> unopened(Declaration declaration) {
    return Optional.empty();
  }
}
