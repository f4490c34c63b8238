package dev.framegate.gateway.internal.telemetry;

import dev.framegate.gateway.internal.runtime.EventReport;
import dev.framegate.gateway.internal.runtime.MessageError;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Replaces the variables of an access log's format (OBS-010). A missing value is a hyphen. */
final class LogFormat {
  private static final String NOTHING = "-";
  private static final Pattern VARIABLE =
      Pattern.compile("\\$context\\.([A-Za-z][A-Za-z0-9_]*(?:\\.[A-Za-z][A-Za-z0-9_-]*)*)");

  /**
   * Controls of both sets, line separators, marks that change the direction of text, and halves of
   * surrogate pairs, which UTF-8 cannot carry.
   */
  private static final Pattern LINE_BREAKING =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

  private LogFormat() {}

  /** One line, whatever the values hold. */
  static String line(String format, EventReport report) {
    return oneLine(VARIABLE.matcher(format).replaceAll(found -> replacement(found, report)));
  }

  private static String replacement(MatchResult found, EventReport report) {
    String value = value(found.group(1), report).<String>map(Object::toString).orElse(NOTHING);
    return Matcher.quoteReplacement(value);
  }

  /** A client writes some of the values: none may look like a line of its own. */
  static String oneLine(String value) {
    return LINE_BREAKING
        .matcher(value)
        .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
  }

  private static Optional<?> value(String name, EventReport report) {
    return switch (name) {
      case "status" -> Optional.of(report.status());
      case "error.message" -> report.error().map(MessageError::message);
      case "error.messageString" -> report.error().map(kind -> '"' + kind.message() + '"');
      case "error.responseType" -> report.error().map(LogFormat::responseType);
      case "integrationLatency", "integration.latency" ->
          report.call().map(call -> call.latency().toMillis());
      case "integration.status" -> answered(report).map(EventReport.Call::status);
      case "integrationStatus", "integration.integrationStatus" ->
          answered(report).map(LogFormat::serviceStatus);
      case "integrationErrorMessage", "integration.error" ->
          report.call().map(EventReport.Call::detail).filter(detail -> !detail.isEmpty());
      default -> Optional.ofNullable(inContext(name, report.context()));
    };
  }

  private static Optional<EventReport.Call> answered(EventReport report) {
    return report.call().filter(call -> call.failure().isEmpty());
  }

  /** Lambda itself says 200 whatever the function's answer holds. */
  private static int serviceStatus(EventReport.Call call) {
    return switch (call.type()) {
      case AWS, AWS_PROXY -> 200;
      default -> call.status();
    };
  }

  private static String responseType(MessageError kind) {
    return switch (kind) {
      case FORBIDDEN -> "ACCESS_DENIED";
      case UNAUTHORIZED -> "UNAUTHORIZED";
      case TOO_MANY_REQUESTS -> "THROTTLED";
      case MISSING_PARAMETERS -> "BAD_REQUEST_PARAMETERS";
      case INTERNAL_SERVER_ERROR -> "INTEGRATION_FAILURE";
      case TIMED_OUT -> "INTEGRATION_TIMEOUT";
      case BAD_REQUEST_BODY -> "BAD_REQUEST_BODY";
    };
  }

  private static @Nullable Object inContext(String name, Map<?, ?> context) {
    int dot = name.indexOf('.');
    Object value = context.get(dot < 0 ? name : name.substring(0, dot));
    if (dot < 0) {
      return value instanceof Map ? null : value;
    }
    return value instanceof Map<?, ?> nested ? inContext(name.substring(dot + 1), nested) : null;
  }
}
