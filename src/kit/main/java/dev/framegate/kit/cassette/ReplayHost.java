package dev.framegate.kit.cassette;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Hosts of a recording and of its replay. A replay is reached on this machine: addresses keep their
 * names where these are its own, and others get {@code .localhost} behind them (RFC 6761).
 */
final class ReplayHost {
  private static final String OWN = ".localhost";
  private static final Pattern LITERAL = Pattern.compile("\\[.*\\]|\\d+(\\.\\d+){3}");
  private static final Pattern OWN_ADDRESS =
      Pattern.compile("(?i)(127\\.0\\.0\\.1|\\[::1\\]|localhost):\\d+");
  private static final Pattern PORT = Pattern.compile(":\\d+$");

  private ReplayHost() {}

  /** The same address, served by a port of this machine. */
  static URI replayed(String recorded, int port) {
    int from = recorded.indexOf("://") + 3;
    int to = recorded.indexOf('/', from);
    String authority = to < 0 ? recorded.substring(from) : recorded.substring(from, to);
    String rest = to < 0 ? "" : recorded.substring(to);
    String scheme = recorded.startsWith("ws") ? "ws://" : "http://";
    return URI.create(scheme + local(PORT.matcher(authority).replaceFirst("")) + ":" + port + rest);
  }

  private static String local(String host) {
    if (LITERAL.matcher(host).matches()) {
      return "127.0.0.1";
    }
    return host.equals("localhost") || host.endsWith(OWN) ? host : host + OWN;
  }

  /** What a Host header of the recording and of the replay have in common. */
  static String common(String authority) {
    String host = PORT.matcher(authority).replaceFirst("").toLowerCase(Locale.ROOT);
    return LITERAL.matcher(host).matches()
        ? "127.0.0.1"
        : host.endsWith(OWN) ? host.substring(0, host.length() - OWN.length()) : host;
  }

  /** A text without the ports of this machine, which differ from run to run. */
  static String portless(String text) {
    return OWN_ADDRESS.matcher(text).replaceAll("$1");
  }
}
