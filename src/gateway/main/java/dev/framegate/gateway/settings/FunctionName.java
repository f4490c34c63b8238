package dev.framegate.gateway.settings;

/**
 * The name of a Lambda function.
 *
 * @param arn without qualifier
 * @param name the last part of the ARN
 * @param qualifier version or alias, or empty
 */
public record FunctionName(String arn, String name, String qualifier) {
  /** The ARN with its qualifier. */
  public String qualifiedArn() {
    return qualifier.isEmpty() ? arn : arn + ':' + qualifier;
  }
}
