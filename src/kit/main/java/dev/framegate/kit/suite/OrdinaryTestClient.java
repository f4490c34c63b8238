package dev.framegate.kit.suite;

import dev.framegate.kit.wire.ClientFrame;
import dev.framegate.kit.wire.OrdinaryConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The client that an application would use: OkHttp, one frame a message. */
final class OrdinaryTestClient extends TestClient {
  private final OrdinaryConnection connection;

  OrdinaryTestClient(OrdinaryConnection connection, URI address, String stage) {
    super(connection, address, stage);
    this.connection = connection;
  }

  @Override
  boolean controlsFrames() {
    return false;
  }

  @Override
  void send(String text) {
    connection.sendText(text);
  }

  @Override
  void send(List<ClientFrame> program) {
    for (ClientFrame frame : program) {
      boolean whole = frame.fin() && frame.rsv() == 0;
      if (whole && frame.opcode() == 1) {
        connection.sendText(new String(frame.payload(), StandardCharsets.UTF_8));
      } else if (whole && frame.opcode() == 2) {
        connection.sendBytes(frame.payload());
      } else {
        throw new IllegalStateException(
            "An ordinary client sends whole messages only; let 'a client' send " + frame + ".");
      }
    }
  }

  @Override
  Optional<byte[]> pong(Duration longest) {
    throw new IllegalStateException("An ordinary client shows no pongs; use 'a client'.");
  }

  @Override
  void close(int code) {
    connection.close(code);
  }

  @Override
  void closeWithoutCode() {
    throw new IllegalStateException("An ordinary client always sends a code; use 'a client'.");
  }

  @Override
  void requireStimulus() {
    // OkHttp keeps no byte log; rules about frames go through the frame-exact client.
  }
}
