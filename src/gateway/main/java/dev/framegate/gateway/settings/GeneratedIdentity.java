package dev.framegate.gateway.settings;

import io.netty.handler.ssl.SslContextBuilder;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.tls.HeldCertificate;

/**
 * An authority that lives as long as the process, and certificates that it signs. Its key never
 * leaves the memory.
 */
record GeneratedIdentity(HeldCertificate authority, List<String> names, HeldCertificate own)
    implements TlsIdentity {
  private static final int DAYS = 365;

  static GeneratedIdentity of(List<String> names) {
    HeldCertificate authority =
        builder("Framegate's authority of this process").certificateAuthority(0).build();
    return new GeneratedIdentity(authority, List.copyOf(names), signed(authority, names));
  }

  private static HeldCertificate signed(HeldCertificate authority, List<String> names) {
    HeldCertificate.Builder builder = builder("Framegate").signedBy(authority);
    names.forEach(builder::addSubjectAlternativeName);
    return builder.build();
  }

  private static HeldCertificate.Builder builder(String commonName) {
    return new HeldCertificate.Builder().commonName(commonName).duration(DAYS, TimeUnit.DAYS);
  }

  @Override
  public X509Certificate trusted() {
    return authority.certificate();
  }

  /** A wildcard stands for one label, and not all clients let it stand right before the last. */
  @Override
  public boolean covers(String serverName) {
    int dot = serverName.indexOf('.');
    String parent = serverName.substring(dot + 1);
    return names.contains(serverName)
        || (dot > 0 && parent.indexOf('.') > 0 && names.contains("*." + parent));
  }

  @Override
  public SslContextBuilder defaultCertificate() {
    return context(own);
  }

  @Override
  public SslContextBuilder named(String serverName) {
    return context(signed(authority, List.of(serverName)));
  }

  private SslContextBuilder context(HeldCertificate held) {
    return SslContextBuilder.forServer(
        held.keyPair().getPrivate(), held.certificate(), authority.certificate());
  }
}
