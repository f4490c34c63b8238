package dev.framegate.gateway.settings;

import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One certificate for every name; the person who configured it knows which names it is for. */
record ConfiguredIdentity(PrivateKey key, List<X509Certificate> chain) implements TlsIdentity {
  /** RFC 5280 section 4.2.1.6. */
  private static final int DNS_NAME = 2;

  private static final Pattern PKCS8 =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]*)-----END PRIVATE KEY-----");

  static ConfiguredIdentity read(Path certificate, Path key) {
    List<X509Certificate> chain = chain(certificate);
    PublicKey certified = chain.get(0).getPublicKey();
    PrivateKey secret = key(key, certified.getAlgorithm());
    if (!belongTogether(certified, secret)) {
      throw new TlsException(
          "%s is not the key of the first certificate in %s (%s)."
              .formatted(key, certificate, chain.get(0).getSubjectX500Principal()));
    }
    return new ConfiguredIdentity(secret, chain);
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

  private static PrivateKey key(Path file, String algorithm) {
    try {
      Matcher pem = PKCS8.matcher(Files.readString(file));
      if (!pem.find()) {
        throw unusable(file, "found none");
      }
      byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
      if (pem.find()) {
        throw unusable(file, "found more than one");
      }
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw unusable(file, String.valueOf(e.getMessage()));
    } catch (CharacterCodingException e) {
      throw unusable(file, "found bytes that are not text");
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static TlsException unusable(Path file, String found) {
    return new TlsException(
        ("%s: expected one RSA or EC key in PEM, PKCS #8 and not encrypted; %s. To convert:"
                + " openssl pkcs8 -topk8 -nocrypt -in %s")
            .formatted(file, found, file));
  }

  private static boolean belongTogether(PublicKey certified, PrivateKey key) {
    try {
      Signature signature = Signature.getInstance("SHA256with" + algorithm(certified));
      signature.initSign(key);
      byte[] proof = signature.sign();
      signature.initVerify(certified);
      return signature.verify(proof);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String algorithm(PublicKey key) {
    return key.getAlgorithm().equals("EC") ? "ECDSA" : "RSA";
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
  public List<String> names() {
    try {
      Collection<List<?>> names = chain.get(0).getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream()
              .filter(name -> Integer.valueOf(DNS_NAME).equals(name.get(0)))
              .map(name -> String.valueOf(name.get(1)))
              .toList();
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }

  @Override
  public boolean covers(String serverName) {
    return true;
  }

  @Override
  public SslContextBuilder defaultCertificate() {
    return SingleKeyManager.server(key, chain);
  }

  @Override
  public SslContextBuilder named(String serverName) {
    return defaultCertificate();
  }
}
