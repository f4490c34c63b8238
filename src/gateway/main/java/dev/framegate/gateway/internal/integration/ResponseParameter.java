package dev.framegate.gateway.internal.integration;

import dev.framegate.gateway.internal.event.SelectionExpression;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of {@code responseParameters}: a header of the response and the source of its value
 * (INT-038). Headers have an effect on {@code $connect} only.
 */
public record ResponseParameter(String name, SelectionExpression value) {
  private static final Pattern KEY =
      Pattern.compile("(?:method|route)\\.response\\.header\\.([a-zA-Z0-9._$-]+)");

  /** Whether a key of {@code responseParameters} names a header. */
  public static boolean isTarget(String key) {
    return KEY.matcher(key).matches();
  }

  static ResponseParameter parse(String key, String value) throws InvalidIntegrationException {
    Matcher matcher = KEY.matcher(key);
    if (!matcher.matches()) {
      throw new InvalidIntegrationException(
          "responseParameters: expected a key method.response.header.NAME, but found \""
              + key
              + '"');
    }
    return new ResponseParameter(
        matcher.group(1), MappingExpression.parseResponse("responseParameters." + key, value));
  }
}
