package dev.framegate.kit.wire;

import java.util.Optional;
import okhttp3.WebSocket;
import okio.ByteString;

/** A WebSocket connection as an ordinary client's user has it: whole messages, no frames. */
public final class OrdinaryConnection extends ClientConnection {
  private final WebSocket socket;
  private final Transcript transcript;
  private final RecordingLine line;
  private final String actor;
  private final Optional<String> subprotocol;
  private volatile boolean refused;

  OrdinaryConnection(
      WebSocket socket,
      Inbox inbox,
      Transcript transcript,
      RecordingLine line,
      String actor,
      Optional<String> subprotocol) {
    super(inbox);
    this.socket = socket;
    this.transcript = transcript;
    this.line = line;
    this.actor = actor;
    this.subprotocol = subprotocol;
  }

  /** The subprotocol that the server chose. */
  public Optional<String> subprotocol() {
    return subprotocol;
  }

  /** Hands a message to the client; false when the connection is over or 16 MiB wait already. */
  public boolean sendText(String text) {
    record(true, ClientFrame.text(text));
    return taken(socket.send(text));
  }

  /** See {@link #sendText}. */
  public boolean sendBytes(byte[] bytes) {
    record(false, ClientFrame.binary(bytes));
    return taken(socket.send(ByteString.of(bytes)));
  }

  /** Starts the closing handshake. */
  public boolean close(int code) {
    sends(ClientFrame.close(code, ""));
    return taken(socket.close(code, null));
  }

  private boolean taken(boolean accepted) {
    refused |= !accepted;
    return accepted;
  }

  /** What of the messages did not go into the socket, in a phrase; empty where all did. */
  public Optional<String> unsent() {
    if (refused) {
      return Optional.of("the client no longer took a message");
    }
    long waiting = socket.queueSize();
    return waiting == 0 ? Optional.empty() : Optional.of(waiting + " bytes were not yet written");
  }

  @Override
  public void vanish() {
    line.clientLeft();
    socket.cancel();
  }

  /** Drops the connection. */
  @Override
  public void close() {
    line.clientLeft();
    socket.cancel();
  }

  private void sends(ClientFrame frame) {
    line.sends(false, frame.headerBytes() - 4, true, frame.encode(0));
  }

  private void record(boolean text, ClientFrame frame) {
    sends(frame);
    byte[] payload = frame.payload();
    byte[] head = EvidenceExcerpt.head(payload);
    transcript.add(at -> new TranscriptEvent.Message(at, actor, true, text, payload.length, head));
  }
}
