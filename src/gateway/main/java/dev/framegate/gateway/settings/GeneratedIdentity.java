package dev.framegate.gateway.settings;

import io.netty.handler.ssl.SslContextBuilder;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An authority of this process and the certificates that it issues. Its key is kept in memory only.
 */
record GeneratedIdentity(IssuedCertificate authority, List<String> names, IssuedCertificate own)
    implements TlsIdentity {
  /** RFC 1123, 2.1, and the underscore that many resolvers allow. */
  private static final Pattern HOST_NAME =
      Pattern.compile("(?!.{254})(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.)*[a-z0-9_-]{1,63}");

  static GeneratedIdentity of(List<String> names) {
    IssuedCertificate authority =
        IssuedCertificate.authority("Framegate's authority of this process");
    return new GeneratedIdentity(authority, List.copyOf(names), issued(authority, names));
  }

  private static IssuedCertificate issued(IssuedCertificate authority, List<String> names) {
    return authority.issue("Framegate", names);
  }

  @Override
  public X509Certificate trusted() {
    return authority.certificate();
  }

  /**
   * {@inheritDoc}
   *
   * <p>A wildcard matches one label, and not all clients accept it directly before the last label.
   * A text that is not a host name has no certificate of its own.
   */
  @Override
  public boolean covers(String serverName) {
    int dot = serverName.indexOf('.');
    String parent = serverName.substring(dot + 1);
    return names.contains(serverName)
        || (dot > 0 && parent.indexOf('.') > 0 && names.contains("*." + parent))
        || !HOST_NAME.matcher(serverName).matches();
  }

  @Override
  public SslContextBuilder defaultCertificate() {
    return context(own);
  }

  @Override
  public SslContextBuilder named(String serverName) {
    return context(issued(authority, List.of(serverName)));
  }

  private SslContextBuilder context(IssuedCertificate issued) {
    return SingleKeyManager.server(
        issued.key(), List.of(issued.certificate(), authority.certificate()));
  }
}
