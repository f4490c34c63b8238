package dev.framegate.kit.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * The names that RFC 6761 reserves for this machine. Not every resolver knows {@code *.localhost},
 * so the clients answer for it themselves.
 */
final class LoopbackNames {
  private static final byte[] ADDRESS = {127, 0, 0, 1};

  private LoopbackNames() {}

  static boolean owns(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost") || name.endsWith(".localhost");
  }

  static InetAddress[] resolve(String host) throws UnknownHostException {
    return owns(host)
        ? new InetAddress[] {InetAddress.getByAddress(host, ADDRESS)}
        : InetAddress.getAllByName(host);
  }
}
