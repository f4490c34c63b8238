package dev.framegate.kit.suite;

import dev.framegate.kit.wire.ClientFrame;
import dev.framegate.kit.wire.ConnectionEnd;
import dev.framegate.kit.wire.Message;
import dev.framegate.kit.wire.OrdinaryConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The client that an application would use: OkHttp, one frame a message. */
final class OrdinaryTestClient implements TestClient {
  private final OrdinaryConnection connection;
  private final URI address;
  private final String stage;
  private boolean letGo;

  OrdinaryTestClient(OrdinaryConnection connection, URI address, String stage) {
    this.connection = connection;
    this.address = address;
    this.stage = stage;
  }

  @Override
  public String stage() {
    return stage;
  }

  @Override
  public URI address() {
    return address;
  }

  @Override
  public boolean endedWithoutCloseFrame() {
    return !letGo
        && closed(Duration.ZERO).filter(code -> code == ConnectionEnd.NO_CLOSE_FRAME).isPresent();
  }

  @Override
  public boolean answersPing(byte[] payload, Duration longest) {
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
  public Optional<String> await(Duration longest, Predicate<String> wanted) {
    return connection.await(longest, message -> wanted.test(message.text())).map(Message::text);
  }

  @Override
  public Optional<byte[]> pong(Duration longest) {
    throw new IllegalStateException("An ordinary client shows no pongs; use 'a client'.");
  }

  @Override
  public Optional<Integer> closed(Duration longest) {
    return connection.closed(longest).map(ConnectionEnd::code);
  }

  @Override
  public boolean isOpen() {
    return connection.isOpen();
  }

  @Override
  public boolean receivesNothing(Duration watched) {
    return connection.silent(watched);
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
  public void dropConnection() {
    letGo = true;
    connection.vanish();
  }

  @Override
  public void release() {
    letGo = true;
    connection.vanish();
  }

  @Override
  public void requireStimulus() {
    // OkHttp keeps no byte log; rules about frames go through the frame-exact client.
  }
}
