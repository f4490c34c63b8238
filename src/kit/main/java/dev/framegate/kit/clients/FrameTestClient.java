package dev.framegate.kit.clients;

import dev.framegate.kit.wire.ClientFrame;
import dev.framegate.kit.wire.FrameConnection;
import dev.framegate.kit.wire.Pong;
import dev.framegate.kit.wire.StimulusProof;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A client that controls every frame. */
public final class FrameTestClient extends TestClient {
  private final FrameConnection connection;
  private @Nullable StimulusProof proof;

  public FrameTestClient(FrameConnection connection, URI address, String stage) {
    super(connection, address, stage);
    this.connection = connection;
  }

  @Override
  public boolean controlsFrames() {
    return true;
  }

  @Override
  public void send(String text) {
    send(List.of(ClientFrame.text(text)));
  }

  /** What the target ended before this call, it ended for what was sent until then. */
  @Override
  public void send(List<ClientFrame> program) {
    boolean ended = !connection.isOpen();
    StimulusProof sent =
        beginsStimulus() ? connection.stimulate(program) : connection.send(program);
    if (proof == null || !ended) {
      proof = sent;
    }
  }

  @Override
  public Optional<byte[]> pong(Duration longest) {
    return connection.pong(longest).map(Pong::payload);
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
  public boolean wasCutWhileSending() {
    return !isOpen() && proof != null && proof.headersOnWire() && !proof.complete();
  }

  /** The ping is no stimulus of the scenario: what that was stays to be judged. */
  @Override
  public Optional<Boolean> answersPing(byte[] payload, Duration longest) {
    connection.send(ClientFrame.ping(payload));
    long end = System.nanoTime() + longest.toNanos();
    Optional<byte[]> pong = pong(longest);
    while (pong.isPresent() && !Arrays.equals(pong.get(), payload)) {
      pong = pong(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }
    return Optional.of(pong.isPresent());
  }

  @Override
  boolean stimulusBegan() {
    return proof == null || proof.begun();
  }

  @Override
  boolean stimulusComplete() {
    return proof == null || proof.headersOnWire();
  }

  @Override
  String stimulusText() {
    return String.valueOf(proof);
  }
}
