package dev.framegate.gateway.internal.telemetry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The name of the file for a log group or a delivery stream. No two of them share a file: names
 * whose characters do not all fit a file, or that differ from another in a way that a file system
 * may not see, end with a hash.
 */
final class LogFileName {
  private static final int LONGEST = 200;
  private static final int HASH_BYTES = 8;

  /** The account and Region of an ARN do not count: groups of the same name share a file. */
  private static final Pattern LOG_GROUP = Pattern.compile("arn:[^:]*:logs:[^:]*:[^:]*:log-group:");

  private static final Pattern ARN_HEAD = Pattern.compile("arn:[^:]*:[^:]*:[^:]*:[^:]*:");
  private static final Pattern ALL_STREAMS = Pattern.compile(":\\*$");

  /** Without an underscore, which stands for the slashes of a path. */
  private static final Pattern PLAIN = Pattern.compile("[a-z0-9-][a-z0-9.-]*");

  private static final Pattern PATH = Pattern.compile("(/[a-z0-9-][a-z0-9.-]*){2,}");
  private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]");

  private LogFileName() {}

  /**
   * @param destination an ARN such as {@code arn:aws:logs:us-east-1:000000000000:log-group:chat},
   *     or a group's name; the file is always in the directory
   */
  static String of(String destination) {
    String name =
        ALL_STREAMS.matcher(LOG_GROUP.matcher(destination).replaceFirst("")).replaceFirst("");
    boolean plain = PLAIN.matcher(name).matches() || PATH.matcher(name).matches();
    String shown = ARN_HEAD.matcher(name).replaceFirst("").replaceFirst("^/+", "");
    String safe = UNSAFE.matcher(shown).replaceAll("_");
    String start = safe.substring(0, Math.min(LONGEST, safe.length()));
    return plain && start.length() == safe.length()
        ? safe + ".log"
        : start.replaceFirst("^\\.+", "").replaceFirst("^$", "log") + "~" + hash(name) + ".log";
  }

  private static String hash(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
