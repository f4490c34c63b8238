package dev.framegate.gateway.settings;

import static dev.framegate.gateway.settings.DerEncoder.bitString;
import static dev.framegate.gateway.settings.DerEncoder.bool;
import static dev.framegate.gateway.settings.DerEncoder.constructed;
import static dev.framegate.gateway.settings.DerEncoder.implicit;
import static dev.framegate.gateway.settings.DerEncoder.integer;
import static dev.framegate.gateway.settings.DerEncoder.objectIdentifier;
import static dev.framegate.gateway.settings.DerEncoder.octetString;
import static dev.framegate.gateway.settings.DerEncoder.sequence;
import static dev.framegate.gateway.settings.DerEncoder.time;

import io.netty.util.NetUtil;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/**
 * A certificate (RFC 5280) with its key, both generated: P-256, signed with SHA-256, valid for a
 * year from an hour ago.
 */
record IssuedCertificate(PrivateKey key, X509Certificate certificate) {
  private static final Duration VALIDITY = Duration.ofDays(365);
  private static final Duration CLOCK_SKEW = Duration.ofHours(1);
  private static final int SERIAL_BITS = 127;
  private static final SecureRandom RANDOM = new SecureRandom();

  private static final byte[] ECDSA_WITH_SHA256 = sequence(objectIdentifier("1.2.840.10045.4.3.2"));
  private static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
  private static final String KEY_USAGE = "2.5.29.15";
  private static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
  private static final String BASIC_CONSTRAINTS = "2.5.29.19";
  private static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";
  private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
  private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";

  /** An authority whose certificates are servers' own. */
  static IssuedCertificate authority(String commonName) {
    KeyPair keys = newKeys();
    X500Principal name = new X500Principal("CN=" + commonName);
    byte[] extensions =
        sequence(
            critical(BASIC_CONSTRAINTS, sequence(bool(true), integer(BigInteger.ZERO))),
            critical(KEY_USAGE, bitString(1, (byte) 0b0000_0110)), // keyCertSign, cRLSign
            extension(SUBJECT_KEY_IDENTIFIER, octetString(identifier(keys.getPublic()))));
    return signed(name, keys.getPrivate(), name, keys, extensions);
  }

  /**
   * Issues a server's certificate.
   *
   * @param names host names, with a wildcard in place of the first label or without, and IP
   *     addresses
   */
  IssuedCertificate issue(String commonName, List<String> names) {
    KeyPair keys = newKeys();
    byte[] extensions =
        sequence(
            critical(KEY_USAGE, bitString(7, (byte) 0b1000_0000)), // digitalSignature
            extension(EXTENDED_KEY_USAGE, sequence(objectIdentifier(SERVER_AUTHENTICATION))),
            extension(
                SUBJECT_ALTERNATIVE_NAME,
                sequence(
                    names.stream().map(IssuedCertificate::alternativeName).toArray(byte[][]::new))),
            extension(
                AUTHORITY_KEY_IDENTIFIER,
                sequence(implicit(0, identifier(certificate.getPublicKey())))));
    return signed(
        certificate.getSubjectX500Principal(),
        key,
        new X500Principal("CN=" + commonName),
        keys,
        extensions);
  }

  private static IssuedCertificate signed(
      X500Principal issuer,
      PrivateKey issuerKey,
      X500Principal subject,
      KeyPair keys,
      byte[] extensions) {
    Instant now = Instant.now();
    byte[] unsigned =
        sequence(
            constructed(0, integer(BigInteger.TWO)), // version 3
            integer(new BigInteger(SERIAL_BITS, RANDOM).setBit(0)),
            ECDSA_WITH_SHA256,
            issuer.getEncoded(),
            sequence(time(now.minus(CLOCK_SKEW)), time(now.plus(VALIDITY))),
            subject.getEncoded(),
            keys.getPublic().getEncoded(),
            constructed(3, extensions));
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(issuerKey, RANDOM);
      signature.update(unsigned);
      byte[] complete = sequence(unsigned, ECDSA_WITH_SHA256, bitString(0, signature.sign()));
      return new IssuedCertificate(
          keys.getPrivate(),
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(complete)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java issues no certificates: " + e.getMessage(), e);
    }
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no P-256: " + e.getMessage(), e);
    }
  }

  /** RFC 7093, 2: the first 160 bits of a SHA-256. */
  private static byte[] identifier(PublicKey key) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return Arrays.copyOf(hash, 20);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no SHA-256: " + e.getMessage(), e);
    }
  }

  /** Of a text alone: a name that looks like an address is never looked up. */
  private static byte[] alternativeName(String name) {
    byte[] address = NetUtil.createByteArrayFromIpAddressString(name);
    return address == null
        ? implicit(2, IDN.toASCII(name).getBytes(StandardCharsets.US_ASCII))
        : implicit(7, address);
  }

  private static byte[] critical(String id, byte[] value) {
    return sequence(objectIdentifier(id), bool(true), octetString(value));
  }

  private static byte[] extension(String id, byte[] value) {
    return sequence(objectIdentifier(id), octetString(value));
  }
}
