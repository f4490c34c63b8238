package dev.framegate.gateway.settings;

import io.netty.handler.ssl.SslContextBuilder;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;

/** The certificates and keys of a gateway. */
public interface TlsIdentity {
  /** The certificate that a client has to trust. */
  X509Certificate trusted();

  /**
   * The host names that the certificate is issued for, wildcards among them. They are names of the
   * server.
   */
  default List<String> names() {
    return List.of();
  }

  /** Whether the default certificate is valid for a server name. */
  boolean covers(String serverName);

  /** The certificate and key for clients that ask for no name. */
  SslContextBuilder defaultCertificate();

  /** The certificate and key for one name. May take some milliseconds. */
  SslContextBuilder named(String serverName);

  /**
   * A generated identity: an authority of this process, which issues certificates for the server
   * names that clients send.
   *
   * @param names host names and IP addresses of the default certificate
   */
  static TlsIdentity generated(List<String> names) {
    return GeneratedIdentity.of(names);
  }

  /**
   * An identity from files.
   *
   * @param certificate PEM; the server's certificate, followed by its chain
   * @param key PEM, PKCS #8, not encrypted
   * @throws TlsException if a file cannot be read
   */
  static TlsIdentity read(Path certificate, Path key) {
    return ConfiguredIdentity.read(certificate, key);
  }
}
