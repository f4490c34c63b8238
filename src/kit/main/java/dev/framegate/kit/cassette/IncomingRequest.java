package dev.framegate.kit.cassette;

import dev.framegate.kit.wire.RecordingEvent;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A request as it came. Which client sent it is not known: it is compared as if each had. */
final class IncomingRequest {
  private final String method;
  private final String uri;
  private final Map<String, List<String>> headers;
  private final byte[] body;
  private final Map<RecordingEvent.Client, NormalizedRequest> shapes =
      new EnumMap<>(RecordingEvent.Client.class);

  IncomingRequest(String method, String uri, Map<String, List<String>> headers, byte[] body) {
    this.method = method;
    this.uri = uri;
    this.headers = headers;
    this.body = body;
  }

  boolean matches(RecordedStimuli.RecordedLine part) {
    return as(part.request().client()).equals(part.shape());
  }

  private NormalizedRequest as(RecordingEvent.Client client) {
    return shapes.computeIfAbsent(
        client, kind -> NormalizedRequest.of(kind, method, host(), uri, headers, body));
  }

  private String host() {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("Host"))
        .flatMap(header -> header.getValue().stream())
        .findFirst()
        .orElse("");
  }

  @Override
  public String toString() {
    return as(RecordingEvent.Client.ORDINARY).toString();
  }
}
