package dev.framegate.gateway.internal.integration;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stage variables in addresses: {@code ${stageVariables.name}}. */
final class StageVariables {
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{stageVariables\\.([A-Za-z0-9_]+)}");

  private StageVariables() {}

  /** The text with its variables replaced; variables without a value become empty. */
  static String fill(String text, Map<String, String> variables) {
    return VARIABLE
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(variables.getOrDefault(found.group(1), "")));
  }
}
