package dev.framegate.contract;

import java.util.Locale;
import java.util.regex.Pattern;

/** The spelling that the command line derives from a name in the model. */
final class CliNames {
  private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  private CliNames() {}

  /** {@code CreateStage} becomes {@code create-stage}. */
  static String hyphenated(String camelCase) {
    return WORD_START.matcher(camelCase).replaceAll("-").toLowerCase(Locale.ROOT);
  }
}
