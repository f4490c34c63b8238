package dev.framegate.kit.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.kit.wire.RecordingEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Signals as a cassette spells them: one member, named after the kind, holds the line's number. */
final class SignalJson {
  private static final HexFormat HEX = HexFormat.of();

  private SignalJson() {}

  static ObjectNode write(RecordingEvent signal) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (signal instanceof RecordingEvent.Asked asked) {
      json.put("asked", asked.line()).put("at", asked.micros());
      json.put("by", asked.actor());
      json.put("client", asked.client().name().toLowerCase(Locale.ROOT));
      json.put("method", asked.method()).put("url", asked.url());
      headers(json, asked.headers());
      JsonBytes.write(json, asked.body());
    } else if (signal instanceof RecordingEvent.Answered answered) {
      json.put("answered", answered.line()).put("at", answered.micros());
      json.put("status", answered.status());
      headers(json, answered.headers());
      JsonBytes.write(json, answered.body());
    } else if (signal instanceof RecordingEvent.Unanswered unanswered) {
      json.put("unanswered", unanswered.line()).put("at", unanswered.micros());
      json.put("why", unanswered.why());
    } else if (signal instanceof RecordingEvent.Sent sent) {
      json.put("sent", sent.line()).put("at", sent.micros());
      if (sent.own()) {
        json.put("own", true);
      }
      json.put("header", HEX.formatHex(sent.header())).put("onWire", sent.onWire());
      JsonBytes.write(json, sent.payload());
    } else if (signal instanceof RecordingEvent.Received received) {
      json.put("received", received.line()).put("at", received.micros());
      json.put("header", HEX.formatHex(received.header()));
      JsonBytes.write(json, received.payload());
    } else {
      json.put("ended", signal.line()).put("at", signal.micros());
    }
    return json;
  }

  private static void headers(ObjectNode json, Map<String, List<String>> headers) {
    if (!headers.isEmpty()) {
      ObjectNode all = json.putObject("headers");
      headers.forEach(
          (name, values) -> {
            ArrayNode list = all.putArray(name);
            values.forEach(list::add);
          });
    }
  }

  /**
   * @throws IOException where it is none; the message says what is wrong
   */
  static RecordingEvent read(JsonNode json) throws IOException {
    try {
      return signal(json);
    } catch (IllegalArgumentException e) {
      throw new IOException("a signal cannot be read: " + e.getMessage(), e);
    }
  }

  private static RecordingEvent signal(JsonNode json) throws IOException {
    long at = json.path("at").asLong();
    if (json.has("asked")) {
      return new RecordingEvent.Asked(
          json.get("asked").asInt(),
          at,
          json.path("by").asText(),
          RecordingEvent.Client.valueOf(json.path("client").asText().toUpperCase(Locale.ROOT)),
          json.path("method").asText(),
          json.path("url").asText(),
          headers(json.path("headers")),
          JsonBytes.read(json));
    }
    if (json.has("answered")) {
      return new RecordingEvent.Answered(
          json.get("answered").asInt(),
          at,
          json.path("status").asInt(),
          headers(json.path("headers")),
          JsonBytes.read(json));
    }
    if (json.has("unanswered")) {
      return new RecordingEvent.Unanswered(
          json.get("unanswered").asInt(), at, json.path("why").asText());
    }
    if (json.has("sent")) {
      return new RecordingEvent.Sent(
          json.get("sent").asInt(),
          at,
          json.path("own").asBoolean(),
          HEX.parseHex(json.path("header").asText()),
          JsonBytes.read(json),
          json.path("onWire").asLong());
    }
    if (json.has("received")) {
      return new RecordingEvent.Received(
          json.get("received").asInt(),
          at,
          HEX.parseHex(json.path("header").asText()),
          JsonBytes.read(json));
    }
    if (json.has("ended")) {
      return new RecordingEvent.Ended(json.get("ended").asInt(), at);
    }
    throw new IOException("a signal is of an unknown kind: " + names(json));
  }

  private static String names(JsonNode json) {
    List<String> names = new ArrayList<>();
    json.fieldNames().forEachRemaining(names::add);
    return names.toString();
  }

  private static Map<String, List<String>> headers(JsonNode json) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    json.properties()
        .forEach(
            header -> {
              List<String> values = new ArrayList<>();
              header.getValue().forEach(value -> values.add(value.asText()));
              headers.put(header.getKey(), values);
            });
    return headers;
  }
}
