package dev.framegate.gateway.internal.management;

import dev.framegate.gateway.internal.http.Answer;
import dev.framegate.gateway.internal.http.Call;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * PostToConnection: the body goes to the client as text, whatever its content type (MGT-020).
 *
 * @param maxBytes beyond it 413, and the connection stays (MGT-007)
 */
public record Post(int maxBytes) implements ClientOperation {
  /** The model's maximum of {@code Data}. */
  public static final int AWS_MAX_BYTES = 128 * 1024;

  @Override
  public Answer apply(Client client, Call call) {
    byte[] body = call.body();
    if (body.length > maxBytes) {
      return Problems.tooLarge(body.length, maxBytes);
    }
    if (!isText(body)) {
      return Problems.notText();
    }
    return client.send(body) ? new Answer(200, Map.of(), new byte[0]) : Problems.bufferFull();
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
