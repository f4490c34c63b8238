package dev.framegate.kit.mutation;

import java.util.regex.Pattern;

/** Names of classes, as people write them. */
final class Names {
  private static final Pattern COMMON =
      Pattern.compile("^dev\\.framegate\\.(gateway\\.(internal\\.)?|kit\\.)");

  private Names() {}

  /** Without what all have in common: {@code edge.FrameReader}. */
  static String shortened(String className) {
    return COMMON.matcher(className).replaceFirst("");
  }

  /** The first word of a shortened name, or a point for the gateway's own package. */
  static String room(String className) {
    String name = shortened(className);
    return name.contains(".") ? name.substring(0, name.indexOf('.')) : ".";
  }

  /** Whether a name is meant by a pattern with {@code *}. */
  static boolean matches(String pattern, String name) {
    return Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), name);
  }
}
