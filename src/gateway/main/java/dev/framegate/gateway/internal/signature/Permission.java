package dev.framegate.gateway.internal.signature;

import dev.framegate.gateway.internal.access.PolicyDocument;
import dev.framegate.gateway.internal.http.Call;

/** What a request asks of IAM: an action such as {@code execute-api:Invoke}, and an ARN. */
record Permission(String action, String resource) {
  private static final String VERSION = "/v2";

  /** IAM-005: the HTTP method, and the path without the service's version. */
  static Permission control(String region, Call call) {
    String path = call.path();
    return new Permission(
        "apigateway:" + call.method(),
        "arn:aws:apigateway:%s::%s"
            .formatted(
                region, path.startsWith(VERSION + "/") ? path.substring(VERSION.length()) : path));
  }

  /**
   * IAM-003. Refusals of the real service end with these very braces, so that no policy can single
   * out a connection (MGT-014).
   */
  static Permission callback(String stageArn, String method) {
    return new Permission(
        "execute-api:ManageConnections", stageArn + "/" + method + "/@connections/{connectionId}");
  }

  /** IAM-004. */
  static Permission connect(String stageArn) {
    return new Permission(PolicyDocument.INVOKE, stageArn + "/$connect");
  }
}
