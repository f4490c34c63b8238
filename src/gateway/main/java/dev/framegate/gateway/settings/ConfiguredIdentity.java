package dev.framegate.gateway.settings;

import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import okhttp3.tls.HeldCertificate;

/** One certificate for every name: whoever gave it knows which names it is for. */
record ConfiguredIdentity(PrivateKey key, List<X509Certificate> chain) implements TlsIdentity {

  static ConfiguredIdentity read(Path certificate, Path key) {
    List<X509Certificate> chain = chain(certificate);
    KeyPair pair = pair(chain.get(0), key);
    if (!belongTogether(pair)) {
      throw new TlsException(
          "%s is not the key of the first certificate in %s (%s)."
              .formatted(key, certificate, chain.get(0).getSubjectX500Principal()));
    }
    return new ConfiguredIdentity(pair.getPrivate(), chain);
  }

  private static List<X509Certificate> chain(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      List<X509Certificate> chain =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (chain.isEmpty()) {
        throw new TlsException(file + ": expected a certificate in PEM, found none.");
      }
      return chain;
    } catch (CertificateException e) {
      throw new TlsException(
          "%s: expected certificates in PEM; %s.".formatted(file, e.getMessage()));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static KeyPair pair(X509Certificate certificate, Path key) {
    try {
      String both =
          "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n%s"
              .formatted(
                  Base64.getMimeEncoder().encodeToString(certificate.getEncoded()),
                  Files.readString(key));
      return HeldCertificate.decode(both).keyPair();
    } catch (IllegalArgumentException | CertificateException e) {
      throw new TlsException(
          ("%s: expected one RSA or EC key in PEM, PKCS #8 and not encrypted; %s. To convert:"
                  + " openssl pkcs8 -topk8 -nocrypt -in %s")
              .formatted(key, e.getMessage(), key));
    } catch (IOException e) {
      throw unreadable(key, e);
    }
  }

  private static boolean belongTogether(KeyPair pair) {
    try {
      Signature signature = Signature.getInstance("SHA256with" + algorithm(pair));
      signature.initSign(pair.getPrivate());
      byte[] proof = signature.sign();
      signature.initVerify(pair.getPublic());
      return signature.verify(proof);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String algorithm(KeyPair pair) {
    return pair.getPublic().getAlgorithm().equals("EC") ? "ECDSA" : "RSA";
  }

  private static TlsException unreadable(Path file, IOException e) {
    return new TlsException(
        e instanceof NoSuchFileException
            ? "There is no file '%s'.".formatted(file)
            : "%s cannot be read: %s".formatted(file, e.getMessage()));
  }

  @Override
  public X509Certificate trusted() {
    return chain.get(chain.size() - 1);
  }

  @Override
  public boolean covers(String serverName) {
    return true;
  }

  @Override
  public SslContextBuilder defaultCertificate() {
    return SslContextBuilder.forServer(key, chain);
  }

  @Override
  public SslContextBuilder named(String serverName) {
    return defaultCertificate();
  }
}
