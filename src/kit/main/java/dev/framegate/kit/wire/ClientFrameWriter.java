package dev.framegate.kit.wire;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelProgressiveFuture;
import io.netty.channel.ChannelProgressiveFutureListener;
import io.netty.channel.ChannelProgressivePromise;
import io.netty.handler.ssl.SslHandler;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts exactly the asked bytes on the wire and counts those that the operating system took.
 *
 * <p>Frames go out in pieces: over TLS only the end of a write is known, not how far it got, so the
 * pieces bound what the count can miss there. In the clear the count is exact to the byte.
 */
final class ClientFrameWriter {
  private static final int PIECE = 16 * 1024;

  private final Channel channel;
  private final Transcript transcript;
  private final RecordingLine line;
  private final String actor;
  private int unfinished;
  private boolean closeWhenDrained;

  ClientFrameWriter(Channel channel, Transcript transcript, RecordingLine line, String actor) {
    this.channel = channel;
    this.transcript = transcript;
    this.line = line;
    this.actor = actor;
  }

  /** Writes one frame after another, and no other frame between them. */
  StimulusProof send(List<ClientFrame> frames, long nanos) {
    return send(frames, nanos, () -> {}, () -> {});
  }

  /**
   * The same, as a stimulus.
   *
   * @param begins called before the first byte goes out; nothing is received meanwhile
   * @param ends called when the last byte is out, or can no longer go out
   */
  StimulusProof send(List<ClientFrame> frames, long nanos, Runnable begins, Runnable ends) {
    List<Sending> sendings = frames.stream().map(frame -> new Sending(frame, false)).toList();
    CompletableFuture<Void> all =
        CompletableFuture.allOf(
                sendings.stream().map(s -> s.done).toArray(CompletableFuture<?>[]::new))
            .thenRun(ends);
    Optional<String> late = Optional.empty();
    try {
      channel
          .eventLoop()
          .execute(
              () -> {
                begins.run();
                write(sendings);
              });
      all.get(nanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      begins.run();
      late = Optional.of("the client was closed");
    } catch (TimeoutException e) {
      late = Optional.of("the peer did not read on in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      late = Optional.of("sending was interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("A write that only counts cannot fail", e);
    }
    sendings.forEach(Sending::record);
    Optional<String> trouble =
        Stream.concat(late.stream(), sendings.stream().flatMap(s -> s.trouble().stream()))
            .findFirst();
    return new StimulusProof(sendings.stream().map(Sending::sent).toList(), trouble);
  }

  /** From the event loop, without waiting. */
  void answer(ClientFrame frame) {
    write(List.of(new Sending(frame, true)));
  }

  /** From the event loop: frames that are not written yet. */
  int unfinished() {
    return unfinished;
  }

  /** From the event loop: ends the connection as soon as nothing is left to write. */
  void closeWhenDrained() {
    closeWhenDrained = true;
    closeIfDrained();
  }

  private void closeIfDrained() {
    if (closeWhenDrained && unfinished == 0) {
      channel.close();
    }
  }

  private void write(List<Sending> sendings) {
    unfinished += sendings.size();
    sendings.forEach(Sending::write);
    channel.flush();
  }

  private final class Sending {
    private final ClientFrame frame;
    private final byte[] bytes;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private int piecesLeft;
    private long written;
    private Optional<String> trouble = Optional.empty();
    private boolean recorded;
    private final boolean own;
    private int place = Recording.NOWHERE;

    /**
     * @param own whether the client sends it by itself
     */
    Sending(ClientFrame frame, boolean own) {
      this.own = own;
      this.frame = frame;
      this.bytes = frame.encode(ThreadLocalRandom.current().nextInt());
    }

    void write() {
      int header = frame.headerBytes() - (frame.masked() ? 4 : 0);
      place = line.sends(own, header, frame.masked(), bytes);
      boolean exact = channel.pipeline().get(SslHandler.class) == null;
      int size = exact ? Math.max(1, bytes.length) : PIECE;
      piecesLeft = (bytes.length + size - 1) / size;
      if (piecesLeft == 0) {
        end();
        return;
      }
      for (int from = 0; from < bytes.length; from += size) {
        int length = Math.min(size, bytes.length - from);
        ChannelProgressivePromise promise = channel.newProgressivePromise();
        promise.addListener(new Piece(this, length, exact));
        channel.write(Unpooled.wrappedBuffer(bytes, from, length), promise);
      }
    }

    synchronized void took(long bytes) {
      written += bytes;
    }

    synchronized void pieceEnded(@Nullable Throwable cause) {
      if (cause != null && trouble.isEmpty()) {
        trouble = Optional.of(FailureText.of(cause));
      }
      if (--piecesLeft == 0) {
        end();
      }
    }

    private void end() {
      record();
      unfinished--;
      done.complete(null);
      closeIfDrained();
    }

    synchronized void record() {
      if (recorded) {
        return;
      }
      recorded = true;
      byte[] head = EvidenceExcerpt.head(frame.payload());
      long count = written;
      line.wrote(place, count);
      transcript.add(
          at ->
              new TranscriptEvent.Frame(
                  at,
                  actor,
                  true,
                  frame.fin(),
                  frame.rsv(),
                  frame.opcode(),
                  frame.masked(),
                  frame.announced(),
                  head,
                  count));
    }

    synchronized StimulusProof.Sent sent() {
      return new StimulusProof.Sent(frame, written);
    }

    synchronized Optional<String> trouble() {
      return trouble;
    }
  }

  /** Counts one write: as it goes where that is exact, else when it is done. */
  private static final class Piece implements ChannelProgressiveFutureListener {
    private final Sending sending;
    private final int length;
    private final boolean exact;
    private long counted;

    Piece(Sending sending, int length, boolean exact) {
      this.sending = sending;
      this.length = length;
      this.exact = exact;
    }

    @Override
    public void operationProgressed(ChannelProgressiveFuture future, long progress, long total) {
      if (exact) {
        count(progress);
      }
    }

    @Override
    public void operationComplete(ChannelProgressiveFuture future) {
      if (future.isSuccess()) {
        count(length);
      }
      sending.pieceEnded(future.cause());
    }

    private void count(long soFar) {
      sending.took(soFar - counted);
      counted = soFar;
    }
  }
}
