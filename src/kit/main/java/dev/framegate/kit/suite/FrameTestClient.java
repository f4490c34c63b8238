package dev.framegate.kit.suite;

import dev.framegate.kit.wire.ClientFrame;
import dev.framegate.kit.wire.ConnectionEnd;
import dev.framegate.kit.wire.FrameConnection;
import dev.framegate.kit.wire.Message;
import dev.framegate.kit.wire.Pong;
import dev.framegate.kit.wire.StimulusProof;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A client that controls every frame. */
final class FrameTestClient implements TestClient {
  private final FrameConnection connection;
  private final URI address;
  private final String stage;
  private boolean letGo;
  private @Nullable StimulusProof proof;

  FrameTestClient(FrameConnection connection, URI address, String stage) {
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
    send(List.of(ClientFrame.ping(payload)));
    return pong(longest).isPresent();
  }

  @Override
  public void send(String text) {
    send(List.of(ClientFrame.text(text)));
  }

  /** What the target ended before this call, it ended for what was sent until then. */
  @Override
  public void send(List<ClientFrame> program) {
    boolean ended = !connection.isOpen();
    StimulusProof sent = connection.send(program);
    if (proof == null || !ended) {
      proof = sent;
    }
  }

  @Override
  public Optional<String> await(Duration longest, Predicate<String> wanted) {
    return connection.await(longest, message -> wanted.test(message.text())).map(Message::text);
  }

  @Override
  public Optional<byte[]> pong(Duration longest) {
    return connection.pong(longest).map(Pong::payload);
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
    send(List.of(ClientFrame.close(code, "")));
  }

  @Override
  public void closeWithoutCode() {
    send(List.of(ClientFrame.close()));
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
    if (proof != null && !proof.headersOnWire()) {
      throw new InconclusiveException(
          "The frames did not all reach the socket before the connection ended, so the rule was"
              + " not put to the test: "
              + proof
              + ". Look for a proxy or a network between the kit and the target.");
    }
  }
}
