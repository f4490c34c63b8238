package dev.framegate.kit.clients;

import dev.framegate.kit.wire.ClientFrame;
import dev.framegate.kit.wire.OrdinaryConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The client that an application would use: OkHttp, one frame a message. */
public final class OrdinaryTestClient extends TestClient {
  private final OrdinaryConnection connection;

  public OrdinaryTestClient(OrdinaryConnection connection, URI address, String stage) {
    super(connection, address, stage);
    this.connection = connection;
  }

  @Override
  public boolean controlsFrames() {
    return false;
  }

  @Override
  public void send(String text) {
    connection.sendText(text);
  }

  @Override
  public void send(List<ClientFrame> program) {
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
  public Optional<byte[]> pong(Duration longest) {
    throw new IllegalStateException("An ordinary client shows no pongs; use 'a client'.");
  }

  @Override
  public void close(int code) {
    connection.close(code);
  }

  @Override
  public void closeWithoutCode() {
    throw new IllegalStateException("An ordinary client always sends a code; use 'a client'.");
  }

  @Override
  public void requireStimulus() {
    // OkHttp keeps no byte log; rules about frames go through the frame-exact client.
  }
}
