package dev.framegate.gateway.internal.integration;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How services are told the action (INT-060a): by the header {@code X-Amz-Target} where they speak
 * JSON, by {@code Action} in the query elsewhere. EventBridge and other services of JSON are not
 * here: on AWS, too, the header has to be mapped for them.
 */
final class ServiceProtocol {
  static final String TARGET = "X-Amz-Target";

  private static final String JSON = "application/json";
  private static final Map<String, Target> TARGETS =
      Map.of(
          "dynamodb", new Target("DynamoDB_20120810", "application/x-amz-json-1.0"),
          "states", new Target("AWSStepFunctions", "application/x-amz-json-1.0"),
          "kinesis", new Target("Kinesis_20131202", "application/x-amz-json-1.1"),
          "firehose", new Target("Firehose_20150804", "application/x-amz-json-1.1"));

  /** Versions of the query protocol, which has to be told them. */
  private static final Map<String, String> VERSIONS =
      Map.of("sqs", "2012-11-05", "sns", "2010-03-31");

  private record Target(String prefix, String contentType) {}

  private ServiceProtocol() {}

  /** The address below the endpoint's, and the action in the query or in a header. */
  static OutgoingRequest request(String endpoint, ServiceUri uri) {
    OutgoingRequest request =
        new OutgoingRequest(
            endpoint + "/" + (uri.action() ? "" : uri.target().replaceFirst("^/", "")));
    Optional<Target> target =
        Optional.ofNullable(TARGETS.get(uri.service())).filter(found -> uri.action());
    request.header("Content-Type", target.map(Target::contentType).orElse(JSON));
    if (target.isPresent()) {
      request.header(TARGET, target.get().prefix() + "." + uri.actionName());
    } else if (uri.action()) {
      request.query("Action", List.of(uri.actionName()));
      Optional.ofNullable(VERSIONS.get(uri.service()))
          .ifPresent(version -> request.query("Version", List.of(version)));
      request.query(uri.actionParameters());
    }
    return request;
  }
}
