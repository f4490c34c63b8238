package dev.framegate.gateway.internal.integration;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The URI by which an integration names an action or a path of an AWS service (INT-060, INT-061).
 *
 * @param service whose name is in the signature, without a subdomain
 * @param action whether it names an action
 * @param target the action with its parameters ({@code GetObject&Bucket=b}), or the path
 */
record ServiceUri(String region, String service, boolean action, String target) {
  private static final Pattern FORM =
      Pattern.compile("arn:[^:]+:apigateway:[^:]*:([^:]+):(?:action|path)/.*", Pattern.DOTALL);
  private static final Pattern URI =
      Pattern.compile(
          "arn:aws[a-z-]*:apigateway:([a-z0-9-]+):(?:[A-Za-z0-9.-]+\\.)?([a-z0-9-]+)"
              + ":(action|path)/(.+)");

  /** Whether a URI has the form of a service's that is not Lambda, whatever it names. */
  static boolean isForm(String uri) {
    Matcher matcher = FORM.matcher(uri);
    return matcher.matches() && !matcher.group(1).equals("lambda");
  }

  /**
   * Reads a URI.
   *
   * @param uri may contain {@code ${stageVariables.name}} anywhere
   * @throws IllegalArgumentException if it names no action and no path
   */
  static ServiceUri resolve(String uri, Map<String, String> stageVariables) {
    String filled = StageVariables.fill(uri, stageVariables);
    Matcher matcher = URI.matcher(filled);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "expected arn:aws:apigateway:{region}:{service}:action/{action} or"
              + " arn:aws:apigateway:{region}:{service}:path/{path}, but found \""
              + filled
              + '"');
    }
    return new ServiceUri(
        matcher.group(1), matcher.group(2), matcher.group(3).equals("action"), matcher.group(4));
  }

  /** The name of the action; empty for a path. */
  String actionName() {
    int parameters = target.indexOf('&');
    return !action ? "" : parameters < 0 ? target : target.substring(0, parameters);
  }

  /** The parameters behind the name of the action, as they are written; empty for none. */
  String actionParameters() {
    return action ? target.substring(actionName().length()) : "";
  }

  @Override
  public String toString() {
    return "%s of %s in %s".formatted(action ? actionName() : target, service, region);
  }
}
