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
  private boolean began = true;

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
    sent(marksStimulus(), connection.sendText(text));
  }

  private void sent(boolean first, boolean taken) {
    began = taken || (began && !first);
  }

  @Override
  public void send(List<ClientFrame> program) {
    for (ClientFrame frame : program) {
      boolean whole = frame.fin() && frame.rsv() == 0;
      if (whole && frame.opcode() == 1) {
        send(new String(frame.payload(), StandardCharsets.UTF_8));
      } else if (whole && frame.opcode() == 2) {
        sent(marksStimulus(), connection.sendBytes(frame.payload()));
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
    sent(marksStimulus(), connection.close(code));
  }

  @Override
  public void closeWithoutCode() {
    throw new IllegalStateException("An ordinary client always sends a code; use 'a client'.");
  }

  @Override
  public Optional<Boolean> answersPing(byte[] payload, Duration longest) {
    return Optional.empty();
  }

  @Override
  boolean stimulusBegan() {
    return began;
  }

  /** OkHttp keeps no byte log, but knows what it still has to write. */
  @Override
  boolean stimulusComplete() {
    return connection.unsent().isEmpty();
  }

  @Override
  String stimulusText() {
    return connection.unsent().orElse("nothing is left to be written");
  }
}
