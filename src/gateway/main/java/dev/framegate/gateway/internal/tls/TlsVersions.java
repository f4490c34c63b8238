package dev.framegate.gateway.internal.tls;

import java.util.List;

/**
 * The versions of TLS that are offered.
 *
 * @param names as the JDK writes them, such as {@code TLSv1.2}
 */
public record TlsVersions(List<String> names) {
  /** URL-005: 1.2 and newer. */
  public static final TlsVersions AWS = new TlsVersions(List.of("TLSv1.2", "TLSv1.3"));

  public TlsVersions {
    names = List.copyOf(names);
  }
}
