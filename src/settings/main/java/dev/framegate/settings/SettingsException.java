package dev.framegate.settings;

/**
 * Thrown for settings that cannot be used. The message is for the author of the settings: where the
 * error is, what was found, and what is valid. It never holds a secret.
 */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SettingsException(String message) {
    super(message);
  }
}
