package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.settings.TlsIdentity;
import org.jspecify.annotations.Nullable;

/**
 * An address that the server listens on.
 *
 * @param host an address to bind to; 127.0.0.1 by default
 * @param port 0 for any free one
 * @param identity null for plain TCP
 */
public record ListenAddress(String host, int port, @Nullable TlsIdentity identity) {
  /** Plain TCP. */
  public ListenAddress(String host, int port) {
    this(host, port, null);
  }

  String scheme() {
    return identity == null ? "http" : "https";
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
