package dev.framegate.gateway.internal.integration;

import dev.framegate.gateway.internal.event.BackendResponse;
import dev.framegate.gateway.internal.event.JsonText;

/** Reads the payload of a proxy function: INT-002, INT-006, INT-008 to INT-010. */
@FunctionalInterface
interface ProxyResponsePolicy {
  /**
   * An object with {@code statusCode}, {@code headers}, {@code multiValueHeaders}, {@code body} and
   * {@code isBase64Encoded}, and no other members. Without {@code statusCode} the status is 0,
   * which is invalid for a handshake and ignored for a message. The body is not decoded.
   */
  ProxyResponsePolicy AWS = ProxyResponseReader::read;

  /**
   * @throws MalformedProxyResponseException if it is not a response of a proxy function
   */
  BackendResponse read(JsonText payload) throws MalformedProxyResponseException;
}
