package dev.framegate.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes the secrets out of what is about to be kept as evidence. */
final class Redaction {
  static final String MARK = "[redacted]";

  private static final Set<String> HEADERS =
      Set.of(
          "authorization",
          "proxy-authorization",
          "x-amz-security-token",
          "cookie",
          "set-cookie",
          "x-api-key");
  private static final Pattern QUERY =
      Pattern.compile("(?i)([?&]X-Amz-(?:Signature|Security-Token|Credential)=)[^&#]*");
  private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/?#@]*@");

  private Redaction() {}

  static Map<String, List<String>> headers(Map<String, List<String>> headers) {
    Map<String, List<String>> kept = new LinkedHashMap<>();
    headers.forEach((name, values) -> kept.put(name, secret(name) ? List.of(MARK) : values));
    return kept;
  }

  static String url(String url) {
    String anonymous = USER_INFO.matcher(url).replaceFirst(MARK + "@");
    return QUERY.matcher(anonymous).replaceAll("$1" + MARK);
  }

  private static boolean secret(String header) {
    return HEADERS.contains(header.toLowerCase(Locale.ROOT));
  }
}
