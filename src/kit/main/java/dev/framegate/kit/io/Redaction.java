package dev.framegate.kit.io;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes secrets out of what is kept or printed: values of secret headers by the header's name, and
 * wherever else they stand by the value, in whatever encoding; user information and signatures of
 * URLs. Values of fewer than 8 characters are taken out by name only, as text holds them by chance.
 */
public final class Redaction {
  public static final String MARK = "[redacted]";

  /** Of what is known by its name alone. */
  public static final Redaction BY_NAME = new Redaction(Set.of(), Set.of());

  static final int LEAST_SECRET = 8;

  /** A header has a secret if its name, or the last words of it, is one of these. */
  private static final Set<String> WORDS = Set.of("authorization", "cookie", "api-key");

  /** A header has a secret if its name ends so. */
  private static final Set<String> ENDINGS = Set.of("token", "secret", "password", "signature");

  /** What these say is known to everyone, and bodies hold it. */
  private static final Set<String> PUBLIC =
      Set.of("accept", "accept-encoding", "accept-language", "content-type", "host", "user-agent");

  /** Of a URL that is signed, from its {@code ?} or {@code &}. */
  private static final Pattern QUERY =
      Pattern.compile("(?i)[?&]X-Amz-(?:Signature|Security-Token|Credential)=([^&#\\s\"'<>]*)");

  private static final String SIGNED = "X-Amz-";
  private static final Pattern TOKEN = Pattern.compile("(?i)[?&]X-Amz-Security-Token=([^&#]*)");
  private static final Pattern USER_INFO = Pattern.compile("://([^/?#@\\s\"'<>]*)@");

  private final Set<String> names;
  private final Set<String> values;
  private final List<EncodedSecret> secrets;

  private Redaction(Set<String> names, Set<String> values) {
    this.names = names;
    this.values = values;
    this.secrets =
        values.stream()
            .filter(value -> value.length() >= LEAST_SECRET)
            // The longest first: it may hold another.
            .sorted((one, other) -> other.length() - one.length())
            .map(EncodedSecret::new)
            .toList();
  }

  /**
   * @param headers that a target was declared with, each of them a secret
   */
  public static Redaction of(Map<String, String> headers) {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(headers.keySet());
    Set<String> values = new LinkedHashSet<>();
    headers.forEach((name, value) -> add(values, name, value));
    return headers.isEmpty() ? BY_NAME : new Redaction(names, values);
  }

  /** The same and the secrets of a request, which a refusal may quote. */
  public Redaction with(String url, Map<String, List<String>> sent) {
    Set<String> more = new LinkedHashSet<>(values);
    sent.forEach(
        (name, all) -> {
          if (secret(name)) {
            all.forEach(value -> add(more, name, value));
          }
        });
    Matcher token = TOKEN.matcher(url);
    while (token.find()) {
      more.add(URLDecoder.decode(token.group(1), StandardCharsets.UTF_8));
    }
    return more.equals(values) ? this : new Redaction(names, more);
  }

  /** The value, and what is secret by itself of {@code Bearer TOKEN} and {@code Basic BASE64}. */
  private static void add(Set<String> values, String name, String value) {
    if (PUBLIC.contains(name.toLowerCase(Locale.ROOT))) {
      return;
    }
    values.add(value);
    String[] words = value.trim().split("\\s+");
    if (words.length == 2) {
      values.add(words[1]);
      if (words[0].equalsIgnoreCase("basic")) {
        addBasic(values, words[1]);
      }
    }
  }

  private static void addBasic(Set<String> values, String base64) {
    try {
      String user = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
      values.add(user);
      values.add(user.substring(user.indexOf(':') + 1));
    } catch (IllegalArgumentException e) {
      return; // it is none
    }
  }

  /** Headers without the values of secret ones, and without secrets in the others. */
  public Map<String, List<String>> headers(Map<String, List<String>> headers) {
    Map<String, List<String>> kept = new LinkedHashMap<>();
    headers.forEach(
        (name, all) ->
            kept.put(
                text(name), secret(name) ? List.of(MARK) : all.stream().map(this::text).toList()));
    return kept;
  }

  /** Whether the values of a header are secrets. */
  public boolean secret(String header) {
    String name = header.toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(name::endsWith)
        || WORDS.stream().anyMatch(word -> ("-" + name).endsWith("-" + word))
        || names.contains(header);
  }

  /** Text without secrets, and without the user information and signatures of URLs in it. */
  public String text(String text) {
    String kept = text;
    for (EncodedSecret secret : secrets) {
      kept = replaced(kept, secret.in(kept));
    }
    return replaced(kept, ofUrls(kept));
  }

  /** The secrets of URLs. Nearly all text has none: what begins one is looked for first. */
  private static List<EncodedSecret.Span> ofUrls(String text) {
    List<EncodedSecret.Span> found = new ArrayList<>();
    for (int at = 0; at < text.length(); at++) {
      Pattern pattern =
          switch (text.charAt(at)) {
            case ':' -> text.startsWith("://", at) ? USER_INFO : null;
            case '?', '&' ->
                text.regionMatches(true, at + 1, SIGNED, 0, SIGNED.length()) ? QUERY : null;
            default -> null;
          };
      Matcher matcher = pattern == null ? null : pattern.matcher(text).region(at, text.length());
      if (matcher != null && matcher.lookingAt()) {
        found.add(new EncodedSecret.Span(matcher.start(1), matcher.end(1)));
        at = matcher.end(1) - 1;
      }
    }
    return found;
  }

  private static String replaced(String text, List<EncodedSecret.Span> spans) {
    if (spans.isEmpty()) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int from = 0;
    for (EncodedSecret.Span span : spans) {
      kept.append(text, from, span.start()).append(MARK);
      from = span.end();
    }
    return kept.append(text, from, text.length()).toString();
  }

  /** Host and port of an address. */
  public String authority(URI url) {
    String authority = String.valueOf(url.getAuthority());
    return authority.substring(authority.lastIndexOf('@') + 1);
  }

  /** Bytes of the same length, in which secrets are stars. */
  public byte[] bytes(byte[] bytes) {
    if (secrets.isEmpty()) {
      return bytes;
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    byte[] kept = bytes;
    for (EncodedSecret secret : secrets) {
      for (EncodedSecret.Span span : secret.in(text)) {
        kept = kept == bytes ? bytes.clone() : kept;
        Arrays.fill(kept, span.start(), span.end(), (byte) '*');
      }
    }
    return kept;
  }

  @Override
  public String toString() {
    return names.stream().collect(Collectors.joining(", ", "Redaction of headers ", ""));
  }
}
