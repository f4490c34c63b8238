package dev.framegate.kit.libraries;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of a library on the class path, from the name of its jar. */
final class LibraryVersion {
  private static final Pattern JAR = Pattern.compile("-(\\d[\\w.]*)\\.jar$");

  private LibraryVersion() {}

  static String of(Class<?> type) {
    String jar = type.getProtectionDomain().getCodeSource().getLocation().getPath();
    Matcher version = JAR.matcher(jar);
    if (!version.find()) {
      throw new IllegalStateException("no version in the name of " + jar);
    }
    return version.group(1);
  }
}
