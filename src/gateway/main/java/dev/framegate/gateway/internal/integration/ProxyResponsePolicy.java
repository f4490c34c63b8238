package dev.framegate.gateway.internal.integration;

import dev.framegate.gateway.internal.event.BackendResponse;
import dev.framegate.gateway.internal.event.JsonText;

/** How the payload of a proxy function is read: INT-002, INT-006, INT-008 to INT-010. */
@FunctionalInterface
interface ProxyResponsePolicy {
  /**
   * An object with {@code statusCode}, {@code headers}, {@code multiValueHeaders}, {@code body} and
   * {@code isBase64Encoded}, and nothing else. Without {@code statusCode} the status is 0, which no
   * handshake can end with and no message cares about. The body goes on as it is: clients get text.
   */
  ProxyResponsePolicy AWS = ProxyResponseReader::read;

  /**
   * @throws MalformedProxyResponseException if it is no answer of a proxy function
   */
  BackendResponse read(JsonText payload) throws MalformedProxyResponseException;
}
