package dev.framegate.kit.wire;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
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
  private final RecordingLine line;
  private final String actor;
  private final CompletableFuture<OrdinaryHandshakeResult> outcome;
  private final Inbox inbox = new Inbox(FrameClientLimits.STANDARD);

  OrdinaryListener(
      URI url,
      Transcript transcript,
      RecordingLine line,
      String actor,
      CompletableFuture<OrdinaryHandshakeResult> outcome) {
    this.url = url;
    this.transcript = transcript;
    this.line = line;
    this.actor = actor;
    this.outcome = outcome;
  }

  @Override
  public void onOpen(WebSocket socket, Response response) {
    log(response).answered(response.code(), response.headers().toMultimap(), "");
    Optional<String> subprotocol =
        Optional.ofNullable(response.header("Sec-WebSocket-Protocol")).map(line.redaction()::text);
    outcome.complete(
        new OrdinaryHandshakeResult.Connected(
            new OrdinaryConnection(socket, inbox, transcript, line, actor, subprotocol)));
  }

  @Override
  public void onMessage(WebSocket socket, String text) {
    received(
        socket,
        new Message(true, withoutSecrets(text.getBytes(StandardCharsets.UTF_8)), List.of()));
  }

  @Override
  public void onMessage(WebSocket socket, ByteString bytes) {
    received(socket, new Message(false, withoutSecrets(bytes.toByteArray()), List.of()));
  }

  private byte[] withoutSecrets(byte[] payload) {
    return line.redaction().bytes(payload);
  }

  @Override
  public void onClosing(WebSocket socket, int code, String said) {
    String reason = closeReason(said);
    received(code == ConnectionEnd.NO_CODE ? ClientFrame.close() : ClientFrame.close(code, reason));
    end(code, reason);
    // OkHttp leaves the answer to its user.
    socket.close(mayBeSent(code) ? code : 1000, null);
  }

  @Override
  public void onClosed(WebSocket socket, int code, String reason) {
    line.ended();
    tcpEnded(code, closeReason(reason));
  }

  @Override
  public void onFailure(WebSocket socket, Throwable failure, @Nullable Response response) {
    if (!outcome.isDone()) {
      outcome.complete(response == null ? unreachable(failure) : refused(failure, response));
    }
    line.ended();
    tcpEnded(ConnectionEnd.NO_CLOSE_FRAME, FailureText.of(failure));
  }

  private HandshakeResult.Unreachable unreachable(Throwable failure) {
    new HandshakeLog(transcript, line, actor, url, Map.of()).unanswered(FailureText.of(failure));
    return new HandshakeResult.Unreachable(
        line.redaction().authority(url), FailureText.of(failure));
  }

  private OrdinaryHandshakeResult refused(Throwable failure, Response response) {
    Map<String, List<String>> headers = withoutSecrets(response.headers().toMultimap());
    if (response.code() == 101) {
      log(response).malformed(101, headers, FailureText.of(failure));
      return new HandshakeResult.Malformed(101, headers, FailureText.of(failure));
    }
    String body;
    try {
      body = line.redaction().text(response.peekBody(64 * 1024).string());
    } catch (IOException | IllegalStateException e) {
      body = "";
    }
    log(response).answered(response.code(), headers, body);
    return new HandshakeResult.Refused(response.code(), headers, body);
  }

  private Map<String, List<String>> withoutSecrets(Map<String, List<String>> headers) {
    Map<String, List<String>> kept = new LinkedHashMap<>(headers);
    kept.replaceAll((name, values) -> values.stream().map(line.redaction()::text).toList());
    return kept;
  }

  private HandshakeLog log(Response response) {
    return new HandshakeLog(
        transcript, line, actor, url, response.request().headers().toMultimap());
  }

  private void received(WebSocket socket, Message message) {
    received(
        message.isText()
            ? ClientFrame.text(message.payload())
            : ClientFrame.binary(message.payload()));
    byte[] head = EvidenceExcerpt.head(message.payload());
    int length = message.payload().length;
    transcript.add(
        at -> new TranscriptEvent.Message(at, actor, false, message.isText(), length, head));
    if (!inbox.add(message)) {
      end(
          ConnectionEnd.NO_CLOSE_FRAME,
          "The client dropped the connection: too many unread messages.");
      socket.cancel();
    }
  }

  private void received(ClientFrame frame) {
    byte[] header =
        frame
            .withMask(false)
            .withPayload(new byte[0])
            .withAnnouncedLength(frame.payload().length)
            .encode(0);
    line.received(header, frame.payload());
  }

  private String closeReason(String said) {
    return new String(
        withoutSecrets(said.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }

  private static boolean mayBeSent(int code) {
    return code >= 1000 && code <= 1003 || code >= 1007 && code <= 1014 || code >= 3000;
  }

  private void tcpEnded(int code, String reason) {
    inbox.tcpEnded(
        code,
        reason,
        () -> transcript.add(at -> new TranscriptEvent.Closed(at, actor, code, reason)));
  }

  private void end(int code, String reason) {
    inbox.close(
        code,
        reason,
        () -> transcript.add(at -> new TranscriptEvent.Closed(at, actor, code, reason)));
  }
}
