package dev.framegate.kit.mutation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short text that changes with the content. */
final class Digest {
  private static final int BYTES = 6;

  private final MessageDigest content;

  Digest() {
    try {
      content = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String of(byte[] bytes) {
    Digest digest = new Digest();
    digest.add(bytes);
    return digest.text();
  }

  static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  void add(byte[] bytes) {
    content.update(bytes);
  }

  String text() {
    return HexFormat.of().formatHex(content.digest(), 0, BYTES);
  }
}
