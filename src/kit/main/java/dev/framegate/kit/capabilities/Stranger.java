package dev.framegate.kit.capabilities;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.kit.targets.Approach;
import dev.framegate.kit.wire.Attempt;
import dev.framegate.kit.wire.Caller;
import dev.framegate.kit.wire.FrameClient;
import dev.framegate.kit.wire.Opening;
import dev.framegate.kit.wire.Pacing;
import dev.framegate.kit.wire.Request;
import dev.framegate.kit.wire.Signing;
import dev.framegate.kit.wire.Transcript;
import dev.framegate.kit.wire.Unreachable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A target of which nothing is known but where it may answer. */
final class Stranger implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Duration HANDSHAKE = Duration.ofSeconds(5);

  private final Approach approach;
  private final Map<String, String> headers;
  private final Caller caller;
  private final FrameClient frames = new FrameClient();
  private final Transcript transcript = new Transcript();

  Stranger(Approach approach) {
    this.approach = approach;
    this.headers = new LinkedHashMap<>(approach.headers());
    this.caller =
        new Caller(approach.trust().servers(), LONGEST, approach.signing(), Pacing.none());
  }

  /** One more header of every call. */
  void header(String name, String value) {
    headers.put(name, value);
  }

  boolean signs() {
    return !approach.signing().equals(Signing.none());
  }

  Answer get(URI url) {
    return send(Request.get(url), Signing.Service.APIGATEWAY);
  }

  Answer delete(URI url) {
    return send(Request.of("DELETE", url), Signing.Service.APIGATEWAY);
  }

  Answer write(String method, URI url, JsonNode body) {
    return send(Request.of(method, url).json(body), Signing.Service.APIGATEWAY);
  }

  /** A callback to a connection. */
  Answer post(URI url, String text) {
    return send(
        Request.of("POST", url).body(text.getBytes(StandardCharsets.UTF_8)),
        Signing.Service.EXECUTE_API);
  }

  /** With these headers in place of the target's, and unsigned. */
  Answer getAs(URI url, Map<String, String> headers) {
    Request request = Request.get(url);
    for (Map.Entry<String, String> header : headers.entrySet()) {
      request = request.header(header.getKey(), header.getValue());
    }
    return sent(request);
  }

  private Answer send(Request request, Signing.Service service) {
    Request complete = request.signedFor(service);
    for (Map.Entry<String, String> header : headers.entrySet()) {
      complete = complete.header(header.getKey(), header.getValue());
    }
    return sent(complete);
  }

  private Answer sent(Request request) {
    String asked = request.method() + " " + request.url().getPath();
    try {
      return Answer.of(asked, caller.arrange(request, transcript, "probe"));
    } catch (Unreachable e) {
      return Answer.none(asked, e.why());
    }
  }

  Attempt open(URI url) {
    return frames.open(
        url,
        Opening.plain().within(HANDSHAKE).trusting(approach.trust().servers().get()),
        transcript,
        "probe");
  }

  @Override
  public void close() {
    caller.close();
    frames.close();
  }
}
