package dev.framegate.gateway.internal.management;

import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * PostToConnection: sends the body to the client as text, whatever its content type (MGT-020).
 *
 * @param maxBytes of the body; 413 beyond, without closing the connection (MGT-007)
 */
public record PostToConnection(int maxBytes) {
  public ServerResponse apply(ConnectedClient client, ServerRequest call) {
    byte[] body = call.body();
    if (body.length > maxBytes) {
      return ManagementErrors.tooLarge(body.length, maxBytes);
    }
    if (!isText(body)) {
      return ManagementErrors.notText();
    }
    return client.send(body)
        ? new ServerResponse(200, Map.of(), new byte[0])
        : ManagementErrors.bufferFull();
  }

  private static boolean isText(byte[] body) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
