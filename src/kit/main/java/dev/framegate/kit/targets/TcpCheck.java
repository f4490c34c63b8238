package dev.framegate.kit.targets;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Connects to an address once before a run, as a failure would recur in every scenario. */
public final class TcpCheck {
  private static final int LONGEST_MILLIS = 5_000;
  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  private TcpCheck() {}

  /**
   * @throws TargetUnavailableException where no TCP connection can be made
   */
  public static void requireOpen(URI address) {
    int port = port(address);
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.getHost(), port), LONGEST_MILLIS);
    } catch (IOException e) {
      throw new TargetUnavailableException(
          "%s (%s:%d): %s".formatted(address, address.getHost(), port, e.getMessage()));
    }
  }

  /** Whether a TCP connection can be made now. */
  public static boolean isOpen(URI address) {
    try {
      requireOpen(address);
      return true;
    } catch (TargetUnavailableException e) {
      return false;
    }
  }

  private static int port(URI address) {
    if (address.getPort() > 0) {
      return address.getPort();
    }
    return "https".equals(address.getScheme()) || "wss".equals(address.getScheme()) ? HTTPS : HTTP;
  }
}
