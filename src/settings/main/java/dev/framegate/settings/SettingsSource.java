package dev.framegate.settings;

/**
 * Where settings come from.
 *
 * @param name of a file, or of what else holds settings, such as {@code target 'mine'}
 * @param confidential whether values and keys may be secrets, so that no message quotes them
 */
record SettingsSource(String name, boolean confidential) {
  /** For settings that were not read from a file. */
  static final int NO_LINE = 0;

  SettingsException error(int line, String message) {
    return new SettingsException(place(line) + ": " + message);
  }

  String place(int line) {
    return line == NO_LINE ? name : name + ", line " + line;
  }
}
