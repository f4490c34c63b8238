package dev.framegate.cluster;

import dev.framegate.contract.ApiError;
import dev.framegate.gateway.internal.control.ApiErrorException;
import io.nats.client.Connection;

/** What fits into one message of NATS. */
final class MessageSize {
  private MessageSize() {}

  /**
   * @throws ApiErrorException if these bytes do not fit
   */
  static void require(Connection connection, byte[] bytes, String what) {
    long most = connection.getMaxPayload() - ClusterBounds.ENVELOPE_BYTES;
    if (bytes.length > most) {
      throw new ApiErrorException(
          ApiError.badRequest(
              ("%s has %d bytes when compressed; the cluster stores at most %d. Make it smaller, or"
                      + " raise max_payload of the NATS server")
                  .formatted(what, bytes.length, most)));
    }
  }
}
