package dev.framegate.kit.wire;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Puts what OkHttp tells into the inbox and the transcript. */
final class OrdinaryListener extends WebSocketListener {
  private final URI url;
  private final Transcript transcript;
  private final TapeLine line;
  private final String actor;
  private final CompletableFuture<OrdinaryAttempt> outcome;
  private final Inbox inbox = new Inbox(Bounds.STANDARD);

  OrdinaryListener(
      URI url,
      Transcript transcript,
      TapeLine line,
      String actor,
      CompletableFuture<OrdinaryAttempt> outcome) {
    this.url = url;
    this.transcript = transcript;
    this.line = line;
    this.actor = actor;
    this.outcome = outcome;
  }

  @Override
  public void onOpen(WebSocket socket, Response response) {
    log(response).answered(response.code(), response.headers().toMultimap(), "");
    Optional<String> subprotocol = Optional.ofNullable(response.header("Sec-WebSocket-Protocol"));
    outcome.complete(
        new OrdinaryAttempt.Connected(
            new OrdinaryConnection(socket, inbox, transcript, line, actor, subprotocol)));
  }

  @Override
  public void onMessage(WebSocket socket, String text) {
    received(socket, new Message(true, text.getBytes(StandardCharsets.UTF_8), List.of()));
  }

  @Override
  public void onMessage(WebSocket socket, ByteString bytes) {
    received(socket, new Message(false, bytes.toByteArray(), List.of()));
  }

  @Override
  public void onClosing(WebSocket socket, int code, String reason) {
    received(code == Closed.NO_CODE ? Frame.close() : Frame.close(code, reason));
    end(code, reason);
    // OkHttp leaves the answer to its user.
    socket.close(mayBeSent(code) ? code : 1000, null);
  }

  @Override
  public void onClosed(WebSocket socket, int code, String reason) {
    line.ended();
    tcpEnded(code, reason);
  }

  @Override
  public void onFailure(WebSocket socket, Throwable failure, @Nullable Response response) {
    if (!outcome.isDone()) {
      outcome.complete(response == null ? unreachable(failure) : refused(failure, response));
    }
    line.ended();
    tcpEnded(Closed.NO_CLOSE_FRAME, Causes.of(failure));
  }

  private Attempt.Unreachable unreachable(Throwable failure) {
    new HandshakeLog(transcript, line, actor, url, Map.of()).unanswered(Causes.of(failure));
    return new Attempt.Unreachable(url.getAuthority(), Causes.of(failure));
  }

  private OrdinaryAttempt refused(Throwable failure, Response response) {
    Map<String, List<String>> headers = response.headers().toMultimap();
    if (response.code() == 101) {
      log(response).malformed(101, headers, Causes.of(failure));
      return new Attempt.Malformed(101, headers, Causes.of(failure));
    }
    String body;
    try {
      body = response.peekBody(64 * 1024).string();
    } catch (IOException | IllegalStateException e) {
      body = "";
    }
    log(response).answered(response.code(), headers, body);
    return new Attempt.Refused(response.code(), headers, body);
  }

  private HandshakeLog log(Response response) {
    return new HandshakeLog(
        transcript, line, actor, url, response.request().headers().toMultimap());
  }

  private void received(WebSocket socket, Message message) {
    received(message.isText() ? Frame.text(message.payload()) : Frame.binary(message.payload()));
    byte[] head = Evidence.head(message.payload());
    int length = message.payload().length;
    transcript.add(at -> new Event.Message(at, actor, false, message.isText(), length, head));
    if (!inbox.add(message)) {
      end(Closed.NO_CLOSE_FRAME, "The client dropped the connection: too many unread messages.");
      socket.cancel();
    }
  }

  private void received(Frame frame) {
    byte[] header =
        frame
            .withMask(false)
            .withPayload(new byte[0])
            .withAnnouncedLength(frame.payload().length)
            .encode(0);
    line.received(header, frame.payload());
  }

  private static boolean mayBeSent(int code) {
    return code >= 1000 && code <= 1003 || code >= 1007 && code <= 1014 || code >= 3000;
  }

  private void tcpEnded(int code, String reason) {
    inbox.tcpEnded(
        code, reason, () -> transcript.add(at -> new Event.Closed(at, actor, code, reason)));
  }

  private void end(int code, String reason) {
    inbox.close(
        code, reason, () -> transcript.add(at -> new Event.Closed(at, actor, code, reason)));
  }
}
