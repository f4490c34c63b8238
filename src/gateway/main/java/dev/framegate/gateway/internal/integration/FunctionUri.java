package dev.framegate.gateway.internal.integration;

import dev.framegate.gateway.settings.FunctionName;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The URI by which an integration or an authorizer names a Lambda function. */
public final class FunctionUri {
  private static final Pattern URI =
      Pattern.compile(
          "arn:aws[a-z-]*:apigateway:[a-z0-9-]+:lambda:path/2015-03-31/functions/(.+)/invocations");
  private static final Pattern ARN =
      Pattern.compile(
          "(arn:aws[a-z-]*:lambda:[a-z0-9-]+:\\d{12}:function:([A-Za-z0-9_-]{1,140}))"
              + "(?::([A-Za-z0-9_$-]{1,128}))?");

  private FunctionUri() {}

  /** Whether a URI has the form of a function's, whatever function it names. */
  public static boolean isForm(String uri) {
    return uri.contains(":lambda:path/");
  }

  /**
   * The function that a URI names.
   *
   * @param uri may contain {@code ${stageVariables.name}} anywhere in the function's ARN
   * @throws IllegalArgumentException if it names no function
   */
  public static FunctionName resolve(String uri, Map<String, String> stageVariables) {
    String filled = StageVariables.fill(uri, stageVariables);
    Matcher path = URI.matcher(filled);
    if (!path.matches()) {
      throw new IllegalArgumentException(
          "expected arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/{functionArn}"
              + "/invocations, but found \""
              + filled
              + '"');
    }
    Matcher arn = ARN.matcher(path.group(1));
    if (!arn.matches()) {
      throw new IllegalArgumentException(
          "expected a function arn:aws:lambda:{region}:{account}:function:{name}, but found \""
              + path.group(1)
              + '"');
    }
    String qualifier = arn.group(3);
    return new FunctionName(arn.group(1), arn.group(2), qualifier == null ? "" : qualifier);
  }
}
