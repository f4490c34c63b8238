package dev.framegate.gateway.settings;

import io.netty.handler.ssl.SslContextBuilder;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;

/** How the gateway proves to its clients that they reached it. */
public interface TlsIdentity {
  /** The certificate that a client has to trust. */
  X509Certificate trusted();

  /** Whether the certificate for clients that ask for no name serves this one too. */
  boolean covers(String serverName);

  /** The certificate and key for clients that ask for no name. */
  SslContextBuilder defaultCertificate();

  /** The certificate and key for one name. May take some milliseconds. */
  SslContextBuilder named(String serverName);

  /**
   * An identity of this process alone: an authority, and certificates of it for whatever name a
   * client asks for.
   *
   * @param names host names and IP addresses for clients that ask for none
   */
  static TlsIdentity generated(List<String> names) {
    return GeneratedIdentity.of(names);
  }

  /**
   * A certificate of one's own.
   *
   * @param certificate PEM; the server's own first, then those that lead to its authority
   * @param key PEM, PKCS #8, not encrypted
   * @throws TlsException where one cannot be read
   */
  static TlsIdentity read(Path certificate, Path key) {
    return ConfiguredIdentity.read(certificate, key);
  }
}
