package dev.framegate.kit.values;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes, as features write it: {@code 32 KiB}, {@code 32 KiB + 1 byte}, {@code 0
 * bytes}.
 */
public record ByteSize(int bytes) {
  public static final String FORM = "\\d+ (?:KiB|MiB|bytes?)(?: [+-] \\d+ bytes?)?";
  private static final Pattern PARTS =
      Pattern.compile("(\\d+) (KiB|MiB|bytes?)(?: ([+-]) (\\d+) bytes?)?");

  /**
   * @throws IllegalArgumentException with the legal forms
   */
  public static ByteSize of(String text) {
    Matcher parts = PARTS.matcher(text.trim());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no size. Write '32 KiB', '32 KiB + 1 byte', '1 MiB' or '32000 bytes'."
              .formatted(text));
    }
    int unit =
        switch (parts.group(2).toLowerCase(Locale.ROOT)) {
          case "kib" -> 1024;
          case "mib" -> 1024 * 1024;
          default -> 1;
        };
    int whole = Math.multiplyExact(Integer.parseInt(parts.group(1)), unit);
    if (parts.group(3) == null) {
      return new ByteSize(whole);
    }
    int rest = Integer.parseInt(parts.group(4));
    return new ByteSize(parts.group(3).equals("+") ? whole + rest : whole - rest);
  }

  /** So many bytes of which nobody reads a meaning. */
  public byte[] filler() {
    byte[] filler = new byte[bytes];
    Arrays.fill(filler, (byte) 'x');
    return filler;
  }

  @Override
  public String toString() {
    return "%,d byte%s".formatted(bytes, bytes == 1 ? "" : "s");
  }
}
