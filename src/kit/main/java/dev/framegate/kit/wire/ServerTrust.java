package dev.framegate.kit.wire;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Which servers a client believes over TLS. */
public final class ServerTrust {
  private final X509TrustManager manager;
  private final SSLContext context;
  private final boolean checksNames;

  private ServerTrust(X509TrustManager manager, boolean checksNames) {
    this.manager = manager;
    this.context = contextOf(manager);
    this.checksNames = checksNames;
  }

  /** The authorities that this Java believes; the host's name is checked. */
  public static ServerTrust standard() {
    return Standard.TRUST;
  }

  /** Only what these certificates are or have signed; the host's name is not checked. */
  public static ServerTrust only(X509Certificate... certificates) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (int i = 0; i < certificates.length; i++) {
        store.setCertificateEntry("target" + i, certificates[i]);
      }
      return new ServerTrust(managerOf(store), false);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("The certificate cannot be trusted: " + e.getMessage(), e);
    }
  }

  /** Every server. For targets on one's own machine only. */
  public static ServerTrust everyone() {
    return new ServerTrust(new Everyone(), false);
  }

  X509TrustManager manager() {
    return manager;
  }

  boolean checksNames() {
    return checksNames;
  }

  SSLContext context() {
    return context;
  }

  private static SSLContext contextOf(X509TrustManager manager) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {manager}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java offers no TLS: " + e.getMessage(), e);
    }
  }

  private static X509TrustManager managerOf(@Nullable KeyStore store) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509TrustManager x509) {
          return x509;
        }
      }
      throw new IllegalStateException("This Java has no X.509 trust manager.");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java's trusted authorities cannot be read.", e);
    }
  }

  /** Reading a hundred authorities takes its time, so it happens once, and only for TLS. */
  private static final class Standard {
    static final ServerTrust TRUST = new ServerTrust(managerOf(null), true);
  }

  private static final class Everyone implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
