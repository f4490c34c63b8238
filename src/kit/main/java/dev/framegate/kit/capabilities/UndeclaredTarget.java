package dev.framegate.kit.capabilities;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.kit.targets.TargetAccess;
import dev.framegate.kit.wire.EvidenceHttpClient;
import dev.framegate.kit.wire.FrameClient;
import dev.framegate.kit.wire.HandshakeOptions;
import dev.framegate.kit.wire.HandshakeResult;
import dev.framegate.kit.wire.Request;
import dev.framegate.kit.wire.RequestPacer;
import dev.framegate.kit.wire.RequestSigner;
import dev.framegate.kit.wire.Transcript;
import dev.framegate.kit.wire.UnreachableException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A target of which only the address is known. */
final class UndeclaredTarget implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Duration HANDSHAKE = Duration.ofSeconds(5);

  private final TargetAccess access;
  private final Map<String, String> headers;
  private final EvidenceHttpClient http;
  private final FrameClient frames = new FrameClient();
  private final Transcript transcript = new Transcript();

  UndeclaredTarget(TargetAccess access) {
    this.access = access;
    this.headers = new LinkedHashMap<>(access.headers());
    this.http =
        new EvidenceHttpClient(
            access.trust().servers(), LONGEST, access.signing(), RequestPacer.none());
  }

  /** Adds a header to every call. */
  void header(String name, String value) {
    headers.put(name, value);
  }

  boolean signs() {
    return !access.signing().equals(RequestSigner.none());
  }

  CallResult get(URI url) {
    return send(Request.get(url), RequestSigner.Service.APIGATEWAY);
  }

  CallResult delete(URI url) {
    return send(Request.of("DELETE", url), RequestSigner.Service.APIGATEWAY);
  }

  CallResult write(String method, URI url, JsonNode body) {
    return send(Request.of(method, url).json(body), RequestSigner.Service.APIGATEWAY);
  }

  /** A callback to a connection. */
  CallResult post(URI url, String text) {
    return send(
        Request.of("POST", url).body(text.getBytes(StandardCharsets.UTF_8)),
        RequestSigner.Service.EXECUTE_API);
  }

  /** With these headers in place of the target's, and unsigned. */
  CallResult getAs(URI url, Map<String, String> headers) {
    Request request = Request.get(url);
    for (Map.Entry<String, String> header : headers.entrySet()) {
      request = request.header(header.getKey(), header.getValue());
    }
    return sent(request);
  }

  private CallResult send(Request request, RequestSigner.Service service) {
    Request complete = request.signedFor(service);
    for (Map.Entry<String, String> header : headers.entrySet()) {
      complete = complete.header(header.getKey(), header.getValue());
    }
    return sent(complete);
  }

  private CallResult sent(Request request) {
    String asked = request.method() + " " + request.url().getPath();
    try {
      return CallResult.of(asked, http.send(request, transcript, "probe"));
    } catch (UnreachableException e) {
      return CallResult.none(asked, e.why());
    }
  }

  HandshakeResult open(URI url) {
    return frames.open(
        url,
        HandshakeOptions.plain().within(HANDSHAKE).trusting(access.trust().servers().get()),
        transcript,
        "probe");
  }

  @Override
  public void close() {
    http.close();
    frames.close();
  }
}
