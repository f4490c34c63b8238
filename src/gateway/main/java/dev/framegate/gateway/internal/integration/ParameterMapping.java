package dev.framegate.gateway.internal.integration;

import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.event.SelectionExpression;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of {@code requestParameters}: the target and the source of a value (INT-034).
 *
 * @param name of the header, query parameter or path variable
 */
public record ParameterMapping(Target target, String name, SelectionExpression value) {
  /** The part of the backend's request that is set. */
  public enum Target {
    HEADER,
    QUERYSTRING,
    PATH
  }

  private static final Pattern KEY =
      Pattern.compile("integration\\.request\\.(header|querystring|path)\\.([a-zA-Z0-9._$-]+)");

  /** Whether a key of {@code requestParameters} names a part of the backend's request (INT-035). */
  public static boolean isTarget(String key) {
    return KEY.matcher(key).matches();
  }

  static ParameterMapping parse(String key, String value) throws InvalidIntegrationException {
    Matcher matcher = KEY.matcher(key);
    if (!matcher.matches()) {
      throw new InvalidIntegrationException(
          "requestParameters: expected a key integration.request.{header|querystring|path}.NAME,"
              + " but found \""
              + key
              + '"');
    }
    Target target = Target.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
    return new ParameterMapping(
        target, matcher.group(2), MappingExpression.parse("requestParameters." + key, value));
  }

  /** The value for an event; empty for none, and then the target is not set. */
  String evaluate(EventData event) {
    return value.evaluate(event).orElse("");
  }
}
