package dev.framegate.gateway.internal.signature;

import dev.framegate.contract.PercentEncoding;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.policy.PolicyDocument;

/** The action and the resource of a request, such as {@code execute-api:Invoke} and an ARN. */
record IamRequest(String action, String resource) {
  private static final String VERSION = "/v2";

  /** IAM-005: the HTTP method, and the decoded path without the service's version. */
  static IamRequest control(String region, ServerRequest call) {
    // The decoded path is the one that is routed; one that cannot be decoded leads nowhere.
    String path =
        PercentEncoding.segments(call.path())
            .map(segments -> String.join("/", segments))
            .orElse(call.path());
    return new IamRequest(
        "apigateway:" + call.method(),
        "arn:aws:apigateway:%s::%s"
            .formatted(
                region, path.startsWith(VERSION + "/") ? path.substring(VERSION.length()) : path));
  }

  /**
   * IAM-003. Error messages of AWS contain these braces, so policies cannot select single
   * connections (MGT-014).
   */
  static IamRequest callback(String stageArn, String method) {
    return new IamRequest(
        "execute-api:ManageConnections", stageArn + "/" + method + "/@connections/{connectionId}");
  }

  /** IAM-004. */
  static IamRequest connect(String stageArn) {
    return new IamRequest(PolicyDocument.INVOKE, stageArn + "/$connect");
  }
}
