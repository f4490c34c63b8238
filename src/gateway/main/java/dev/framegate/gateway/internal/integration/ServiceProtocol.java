package dev.framegate.gateway.internal.integration;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How services are told the action (INT-060a): by the header {@code X-Amz-Target} where they speak
 * JSON, by the parameter {@code Action} elsewhere. EventBridge and other services of JSON are not
 * here: on AWS, too, the header has to be mapped for them.
 */
final class ServiceProtocol {
  private static final String TARGET = "X-Amz-Target";
  private static final String CONTENT_TYPE = "Content-Type";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Map<String, Target> TARGETS =
      Map.of(
          "dynamodb", new Target("DynamoDB_20120810", "application/x-amz-json-1.0"),
          "states", new Target("AWSStepFunctions", "application/x-amz-json-1.0"),
          "kinesis", new Target("Kinesis_20131202", "application/x-amz-json-1.1"),
          "firehose", new Target("Firehose_20150804", "application/x-amz-json-1.1"));

  /** Versions of the query protocol, which services are told with the action. */
  private static final Map<String, String> VERSIONS =
      Map.of("sqs", "2012-11-05", "sns", "2010-03-31");

  private record Target(String prefix, String contentType) {}

  private ServiceProtocol() {}

  /** The request before parameters are mapped: its address, and the headers of the protocol. */
  static OutgoingRequest request(String endpoint, ServiceUri uri) {
    OutgoingRequest request =
        new OutgoingRequest(
            endpoint + "/" + (uri.action() ? "" : uri.target().replaceFirst("^/", "")));
    Optional<Target> target =
        Optional.ofNullable(TARGETS.get(uri.service())).filter(found -> uri.action());
    request.header(CONTENT_TYPE, target.map(Target::contentType).orElse("application/json"));
    target.ifPresent(found -> request.header(TARGET, found.prefix() + "." + uri.actionName()));
    return request;
  }

  /**
   * Adds the action, unless a header names it: to a form, because services read no query beside
   * one, else to the query.
   *
   * @return the body
   */
  static byte[] withAction(OutgoingRequest request, ServiceUri uri, byte[] body) {
    if (!uri.action() || request.headers().containsKey(TARGET)) {
      return body;
    }
    if (body.length == 0 || !request.headers().getOrDefault(CONTENT_TYPE, "").startsWith(FORM)) {
      request.query("Action", List.of(uri.actionName()));
      version(uri).ifPresent(version -> request.query("Version", List.of(version)));
      request.query(uri.actionParameters());
      return body;
    }
    String form = new String(body, StandardCharsets.UTF_8);
    String added =
        missing(form, "Action", Optional.of(uri.actionName()))
            + missing(form, "Version", version(uri));
    return (added + form + uri.actionParameters()).getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<String> version(ServiceUri uri) {
    return Optional.ofNullable(VERSIONS.get(uri.service()));
  }

  private static String missing(String form, String name, Optional<String> value) {
    return Pattern.compile("(?:^|&)\\s*" + name + "=").matcher(form).find()
        ? ""
        : value.map(text -> name + "=" + text + "&").orElse("");
  }
}
