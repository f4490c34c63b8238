package dev.framegate.kit.targets.aws;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.framegate.kit.wire.ReceivedResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The role by which API Gateway writes logs, one for an account and a region. The settings of the
 * account belong to the API of REST APIs.
 */
final class LogRole {
  static final String PATH = "/account";

  /** Set levels of logging, which an account without the role refuses. */
  private static final List<String> LEVELS = List.of("OBS-004", "OBS-009", "STG-048");

  /** Set access logs. */
  private static final List<String> ACCESS_LOGS =
      List.of("STG-038a", "STG-043", "OBS-007", "OBS-009a", "OBS-010", "OBS-010a");

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private LogRole() {}

  /** What the account's settings say; where they cannot be read, a note says so. */
  static PreflightResult of(ReceivedResponse account) {
    if (account.status() != 200) {
      return new PreflightResult(
          List.of(
              "The account's settings could not be read (GET %s: %d), so it is not known whether it has the role for CloudWatch that %s need."
                  .formatted(PATH, account.status(), String.join(", ", LEVELS))),
          Map.of());
    }
    return hasRole(account.text())
        ? PreflightResult.NONE
        : new PreflightResult(
            List.of("The account has no role for CloudWatch, so rules about logs are skipped."),
            unjudged());
  }

  private static Map<String, String> unjudged() {
    return Stream.of(LEVELS, ACCESS_LOGS)
        .flatMap(List::stream)
        .collect(
            Collectors.toMap(
                Function.identity(),
                rule ->
                    "The account has no role for CloudWatch in its settings for API Gateway, and refuses logs without one (OBS-005)."));
  }

  private static boolean hasRole(String settings) {
    try {
      JsonNode role = MAPPER.readTree(settings).path("cloudwatchRoleArn");
      return !role.asText("").isBlank();
    } catch (JacksonException e) {
      return false;
    }
  }
}
