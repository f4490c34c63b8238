package dev.framegate.gateway.internal.telemetry;

import java.util.regex.Pattern;

/** The name of the file for a log group or a delivery stream. */
final class LogFileName {
  private static final int LONGEST = 200;
  private static final Pattern ARN_HEAD = Pattern.compile("arn:[^:]*:[^:]*:[^:]*:[^:]*:");
  private static final Pattern KIND = Pattern.compile("(log-group:|deliverystream/)");
  private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]");

  private LogFileName() {}

  /**
   * @param destination an ARN such as {@code arn:aws:logs:us-east-1:000000000000:log-group:chat},
   *     or a group's name; the file is always in the directory
   */
  static String of(String destination) {
    String group = ARN_HEAD.matcher(destination).replaceFirst("");
    String name = KIND.matcher(group).replaceFirst("").replaceFirst(":\\*$", "");
    String safe = UNSAFE.matcher(name.replaceFirst("^/+", "")).replaceAll("_");
    return safe.substring(0, Math.min(LONGEST, safe.length())).replaceFirst("^\\.*$", "log")
        + ".log";
  }
}
