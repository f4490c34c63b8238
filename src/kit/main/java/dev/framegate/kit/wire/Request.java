package dev.framegate.kit.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An HTTP request to make.
 *
 * @param url sent as it is: what is percent-encoded stays so
 * @param headers sent in this order
 * @param signedFor what the client signs it for as it goes out, if it can; nothing for a request
 *     that goes unsigned
 */
public record Request(
    String method,
    URI url,
    List<HttpHeader> headers,
    Optional<byte[]> body,
    Optional<RequestSigner.Service> signedFor) {

  public Request {
    headers = List.copyOf(headers);
  }

  public static Request get(URI url) {
    return of("GET", url);
  }

  public static Request of(String method, URI url) {
    return new Request(method, url, List.of(), Optional.empty(), Optional.empty());
  }

  public Request header(String name, String value) {
    List<HttpHeader> more =
        Stream.concat(headers.stream(), Stream.of(new HttpHeader(name, value))).toList();
    return new Request(method, url, more, body, signedFor);
  }

  /** With this body, and {@code Content-Type: application/json}. */
  public Request json(JsonNode value) {
    return json(value.toString());
  }

  /** With this body, be it JSON or not, and {@code Content-Type: application/json}. */
  public Request json(String text) {
    return body(text.getBytes(StandardCharsets.UTF_8)).header("Content-Type", "application/json");
  }

  /** With this body; the content type is up to the headers. */
  public Request body(byte[] bytes) {
    return new Request(method, url, headers, Optional.of(bytes), signedFor);
  }

  /** To be signed on its way out, last of all. */
  public Request signedFor(RequestSigner.Service service) {
    return new Request(method, url, headers, body, Optional.of(service));
  }
}
