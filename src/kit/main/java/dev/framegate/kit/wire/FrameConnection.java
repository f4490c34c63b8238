package dev.framegate.kit.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An open WebSocket connection that sends exactly the frames it is given and keeps every frame it
 * sees. Safe for many threads; the frames of one call stay together.
 *
 * <p>At most 10,000 frames and 32 MiB wait to be read, and a message has at most 1 MiB; beyond that
 * the connection is dropped and the transcript says so.
 */
public final class FrameConnection extends ClientConnection {
  private static final Duration PARTING = Duration.ofMillis(200);

  private final Channel channel;
  private final ClientFrameWriter writer;
  private final Duration longestWrite;
  private final Map<String, List<String>> headers;
  private final IncomingFrames incoming;
  private final RecordingLine line;

  FrameConnection(
      Channel channel,
      FrameClientLimits bounds,
      boolean polite,
      Transcript transcript,
      RecordingLine line,
      String actor,
      Map<String, List<String>> headers) {
    super(new Inbox(bounds));
    this.line = line;
    this.channel = channel;
    this.headers = headers;
    this.longestWrite = bounds.write();
    this.writer = new ClientFrameWriter(channel, transcript, line, actor);
    this.incoming =
        new IncomingFrames(this, inbox, writer, bounds, polite, transcript, line, actor);
  }

  FrameReader.Listener incoming() {
    return incoming;
  }

  /** The headers of the handshake's answer. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /** The subprotocol that the server chose. */
  public Optional<String> subprotocol() {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("Sec-WebSocket-Protocol"))
        .flatMap(header -> header.getValue().stream())
        .findFirst();
  }

  /** See {@link #send(List)}. */
  public StimulusProof send(ClientFrame... frames) {
    return send(Arrays.asList(frames));
  }

  /**
   * Writes these frames one after another. Returns when all are flushed, or when the connection
   * ended or the peer did not read on for 30 seconds; none of these is an error, the proof tells.
   */
  public StimulusProof send(List<ClientFrame> frames) {
    return writer.send(frames, longestWrite.toNanos());
  }

  /** The same, as a stimulus: what came before these frames were out is no answer to them. */
  public StimulusProof stimulate(List<ClientFrame> frames) {
    return writer.send(frames, longestWrite.toNanos(), inbox::stimulusBegins, inbox::stimulusEnds);
  }

  /** The next pong. */
  public Optional<Pong> pong(Duration longest) {
    return inbox.pong(longest);
  }

  /** Waits for the end of the TCP connection, as seen from the peer's side. */
  public boolean tcpEnded(Duration longest) {
    return inbox.tcpEnded(longest);
  }

  /** What in the peer's frames was against RFC 6455, a sentence each; at most a hundred. */
  public List<String> breaches() {
    return incoming.breaches();
  }

  @Override
  public boolean isOpen() {
    return inbox.open() && channel.isActive();
  }

  /** Sends a close frame with this code and leaves the rest to the peer. */
  public StimulusProof close(int code) {
    return send(ClientFrame.close(code, ""));
  }

  /** Resets the TCP connection (RST). */
  public void abort() {
    reset().awaitUninterruptibly();
  }

  /** The same without waiting, for the event loop. */
  ChannelFuture reset() {
    line.clientLeft();
    channel.config().setOption(ChannelOption.SO_LINGER, 0);
    return channel.close();
  }

  @Override
  public void vanish() {
    line.clientLeft();
    channel.close().awaitUninterruptibly();
  }

  /** Says goodbye (1000) where that is still possible, waits for a moment, and drops the rest. */
  @Override
  public void close() {
    if (isOpen()) {
      writer.send(List.of(ClientFrame.close(1000, "")), PARTING.toNanos());
      inbox.closed(PARTING);
    }
    vanish();
  }
}
