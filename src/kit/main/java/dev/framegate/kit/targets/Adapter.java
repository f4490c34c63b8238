package dev.framegate.kit.targets;

import dev.framegate.settings.SettingsException;
import java.util.Optional;

/**
 * Reaches one kind of target. Adapters are found by {@link java.util.ServiceLoader}: implement
 * this, and name the class in {@code META-INF/services/dev.framegate.kit.targets.Adapter}.
 */
public interface Adapter {
  /** The value of the key {@code adapter} in a declaration. */
  String name();

  /**
   * Opens the target.
   *
   * @throws SettingsException where the declaration cannot be used
   * @throws TargetUnavailableException where the target cannot be reached
   */
  Target open(Declaration declaration);

  /**
   * Checks the declaration and returns the target without a call to it, or nothing where only an
   * open target is one. Nothing is to be closed.
   *
   * @throws SettingsException where the declaration cannot be used
   */
  default Optional<Target> unopened(Declaration declaration) {
    return Optional.empty();
  }
}
