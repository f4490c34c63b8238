package dev.framegate.gateway;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;

/** The event that API Gateway passes to a Lambda function behind a route ({@code AWS_PROXY}). */
public final class RouteEvent {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode event;

  private RouteEvent(JsonNode event) {
    this.event = event;
  }

  static RouteEvent read(byte[] json) throws IOException {
    return new RouteEvent(JSON.readTree(json));
  }

  /** {@code requestContext.connectionId}. */
  public String connectionId() {
    return event.at("/requestContext/connectionId").asText();
  }

  /** {@code requestContext.routeKey}. */
  public String routeKey() {
    return event.at("/requestContext/routeKey").asText();
  }

  /** The client's message; empty for {@code $connect} and {@code $disconnect}. */
  public String body() {
    return event.path("body").asText("");
  }

  /** A header of the handshake, whatever the case of its name. */
  public Optional<String> header(String name) {
    return event.path("headers").properties().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(header -> header.getValue().asText())
        .findFirst();
  }

  /** A parameter of the handshake's query. */
  public Optional<String> query(String name) {
    return value("/queryStringParameters/" + name);
  }

  /**
   * A value of the event.
   *
   * @param pointer JSON Pointer, such as {@code /requestContext/identity/sourceIp}
   * @return empty if it does not exist; JSON if it is not a text, number or boolean
   */
  public Optional<String> value(String pointer) {
    JsonNode value = event.at(JsonPointer.compile(pointer));
    return value.isMissingNode() || value.isNull()
        ? Optional.empty()
        : Optional.of(value.isValueNode() ? value.asText() : value.toString());
  }

  /**
   * A value of the message, which must be JSON.
   *
   * @param pointer JSON Pointer, such as {@code /action}
   * @return empty if it does not exist or the message is not JSON; JSON if it is not a text, number
   *     or boolean
   */
  public Optional<String> message(String pointer) {
    try {
      return new RouteEvent(JSON.readTree(body())).value(pointer);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** The whole event in JSON. */
  @Override
  public String toString() {
    return event.toString();
  }
}
