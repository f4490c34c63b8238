package dev.framegate.kit.io;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds a secret in text, however it was encoded: as it is, in URLs, JSON, XML and HTML (each
 * character for itself, as encoders differ in what they escape), in base64 with either alphabet and
 * at any offset, and in hexadecimal digits, be they separated or not.
 */
final class SecretPattern {
  private static final Map<Character, String> ENTITIES =
      new TreeMap<>(
          Map.of('&', "amp", '<', "lt", '>', "gt", '"', "quot", '\'', "apos", ' ', "nbsp"));

  private final String secret;
  private volatile @Nullable Pattern pattern;

  SecretPattern(String secret) {
    this.secret = secret;
  }

  /**
   * Searches a text; empty if the text is shorter than the secret. No encoding is shorter than a
   * secret of {@link Redaction#LEAST_SECRET} characters, so nothing is missed, and most secrets of
   * a single request need no pattern.
   */
  Optional<Matcher> matcher(String text) {
    if (text.length() < secret.length()) {
      return Optional.empty();
    }
    Pattern compiled = pattern;
    if (compiled == null) {
      compiled = compile(secret);
      pattern = compiled;
    }
    return Optional.of(compiled.matcher(text));
  }

  private static Pattern compile(String secret) {
    List<String> forms = new ArrayList<>();
    forms.add(characters(secret));
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    forms.addAll(base64(bytes));
    forms.add(hex(bytes));
    if (bytes.length != secret.length()) {
      // Bytes that are looked at one by one.
      forms.add(Pattern.quote(new String(bytes, StandardCharsets.ISO_8859_1)));
    }
    return Pattern.compile(String.join("|", forms));
  }

  private static String characters(String secret) {
    StringBuilder pattern = new StringBuilder();
    for (char c : secret.toCharArray()) {
      pattern.append("(?:\\\\?").append(Pattern.quote(String.valueOf(c)));
      StringBuilder percent = new StringBuilder();
      for (byte each : String.valueOf(c).getBytes(StandardCharsets.UTF_8)) {
        percent.append("%").append(anyCase("%02x".formatted(each)));
      }
      pattern.append('|').append(percent);
      pattern.append("|\\\\[uU]").append(anyCase("%04x".formatted((int) c)));
      pattern.append("|&#0*").append((int) c).append(";?");
      pattern.append("|&#[xX]0*").append(anyCase("%x".formatted((int) c))).append(";?");
      String entity = ENTITIES.get(c);
      if (entity != null) {
        pattern.append("|&").append(entity).append(';');
      }
      if (c == ' ') {
        pattern.append("|\\+");
      }
      pattern.append(')');
    }
    return pattern.toString();
  }

  private static String anyCase(String digits) {
    return "(?i:" + digits + ")";
  }

  /** What is the same wherever the secret begins within a group of three bytes. */
  private static List<String> base64(byte[] secret) {
    List<String> forms = new ArrayList<>();
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + secret.length];
      System.arraycopy(secret, 0, shifted, before, secret.length);
      String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      int first = before == 0 ? 0 : before + 1;
      int last = shifted.length / 3 * 4;
      String stable = text.substring(first, Math.min(last, text.length()));
      if (stable.length() >= Redaction.LEAST_SECRET) {
        forms.add(
            Pattern.quote(stable)
                    .replace("+", "\\E(?:[+-]|%2[bB])\\Q")
                    .replace("/", "\\E(?:\\\\?/|_|%2[fF])\\Q")
                // The group that it shares with what follows.
                + "(?:[A-Za-z0-9+/_-]{2,4}={0,2})?");
      }
    }
    return forms;
  }

  private static String hex(byte[] secret) {
    StringBuilder pattern = new StringBuilder("(?i:");
    for (int i = 0; i < secret.length; i++) {
      pattern.append(i == 0 ? "" : "[\\s:,-]{0,3}").append("(?:0x)?%02x".formatted(secret[i]));
    }
    return pattern.append(')').toString();
  }
}
