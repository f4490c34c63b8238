package dev.framegate.gateway.settings;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The DER encoding (X.690) of the ASN.1 types that a certificate is made of. */
final class DerEncoder {
  private static final DateTimeFormatter GENERALIZED =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  /** RFC 5280, 4.1.2.5: years up to 2049 have two digits. */
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final Instant TWO_DIGITS_END = Instant.parse("2050-01-01T00:00:00Z");

  private DerEncoder() {}

  static byte[] sequence(byte[]... elements) {
    return encoded(0x30, concatenated(elements));
  }

  static byte[] bool(boolean value) {
    return encoded(0x01, (byte) (value ? 0xff : 0));
  }

  static byte[] integer(BigInteger value) {
    return encoded(0x02, value.toByteArray());
  }

  /**
   * @param unused how many of the last byte's low bits do not count
   */
  static byte[] bitString(int unused, byte... bits) {
    return encoded(0x03, concatenated(new byte[] {(byte) unused}, bits));
  }

  static byte[] octetString(byte[] content) {
    return encoded(0x04, content);
  }

  /**
   * @param dotted such as {@code 2.5.29.17}
   */
  static byte[] objectIdentifier(String dotted) {
    String[] arcs = dotted.split("\\.");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(Integer.parseInt(arcs[0]) * 40 + Integer.parseInt(arcs[1]));
    for (int i = 2; i < arcs.length; i++) {
      int arc = Integer.parseInt(arcs[i]);
      for (int shift = 28; shift > 0; shift -= 7) {
        if (arc >>> shift != 0) {
          out.write(arc >>> shift & 0x7f | 0x80);
        }
      }
      out.write(arc & 0x7f);
    }
    return encoded(0x06, out.toByteArray());
  }

  static byte[] time(Instant time) {
    return time.isBefore(TWO_DIGITS_END)
        ? encoded(0x17, UTC.format(time).getBytes(StandardCharsets.US_ASCII))
        : encoded(0x18, GENERALIZED.format(time).getBytes(StandardCharsets.US_ASCII));
  }

  /** An element with a context-specific tag that contains other elements. */
  static byte[] constructed(int tag, byte[]... elements) {
    return encoded(0xa0 | tag, concatenated(elements));
  }

  /** An element with a context-specific tag in place of its type's own. */
  static byte[] implicit(int tag, byte[] content) {
    return encoded(0x80 | tag, content);
  }

  private static byte[] encoded(int tag, byte... content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 4);
    out.write(tag);
    int length = content.length;
    if (length < 0x80) {
      out.write(length);
    } else {
      byte[] digits = BigInteger.valueOf(length).toByteArray();
      int zeros = digits[0] == 0 ? 1 : 0;
      out.write(0x80 | digits.length - zeros);
      out.write(digits, zeros, digits.length - zeros);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] concatenated(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
