package dev.framegate.kit.wire;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Takes the secrets out of what is about to be kept as evidence. */
public final class Redaction {
  static final String MARK = "[redacted]";

  private static final Pattern HEADERS =
      Pattern.compile(
          "(?i)(.*-)?(authorization|cookie|api-key|.*token|.*secret|.*password|.*signature)");

  /** Shorter values are words that a body may hold by chance. */
  private static final int LEAST_SECRET = 8;

  private static final Pattern QUERY =
      Pattern.compile("(?i)([?&]X-Amz-(?:Signature|Security-Token|Credential)=)[^&#]*");
  private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/?#@]*@");

  private Redaction() {}

  public static Map<String, List<String>> headers(Map<String, List<String>> headers) {
    Map<String, List<String>> kept = new LinkedHashMap<>();
    headers.forEach((name, values) -> kept.put(name, secret(name) ? List.of(MARK) : values));
    return kept;
  }

  static String url(String url) {
    String anonymous = USER_INFO.matcher(url).replaceFirst(MARK + "@");
    return QUERY.matcher(anonymous).replaceAll("$1" + MARK);
  }

  /**
   * The answer without the secrets of its request: whoever refuses a signature may quote what was
   * signed, session token and all.
   */
  static ReceivedResponse reply(ReceivedResponse reply, Map<String, List<String>> sent) {
    String text = new String(reply.body(), StandardCharsets.ISO_8859_1);
    String kept = text(text, sent);
    return kept.equals(text)
        ? reply
        : new ReceivedResponse(
            reply.status(), reply.headers(), kept.getBytes(StandardCharsets.ISO_8859_1));
  }

  static String text(String answer, Map<String, List<String>> sent) {
    String kept = answer;
    for (Map.Entry<String, List<String>> header : sent.entrySet()) {
      for (String value : header.getValue()) {
        if (value.length() >= LEAST_SECRET && secret(header.getKey())) {
          kept = kept.replace(value, MARK);
        }
      }
    }
    return kept;
  }

  private static boolean secret(String header) {
    return HEADERS.matcher(header).matches();
  }
}
