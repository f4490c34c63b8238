package dev.framegate.kit.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.kit.journal.RunId;
import dev.framegate.kit.targets.Capability;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The first line of a cassette. */
final class CassetteHeaderJson {
  private CassetteHeaderJson() {}

  static ObjectNode write(CassetteHeader header) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put(CassetteHeader.KIND, header.format());
    json.put("kit", header.kit());
    ObjectNode target = json.putObject("target");
    target.put("name", header.name()).put("adapter", header.adapter());
    target.put("version", header.version()).put("region", header.region());
    ArrayNode capabilities = target.putArray("capabilities");
    header.capabilities().forEach(capability -> capabilities.add(capability.label()));
    target.put("tagged", header.tagged());
    json.put("recorded", header.recorded().toString());
    json.put("run", header.run().text());
    json.put("patience", header.patience());
    header.tags().ifPresent(tags -> json.put("tags", tags));
    ObjectNode addresses = json.putObject("addresses");
    header.addresses().forEach(addresses::put);
    json.put("note", CassetteHeader.NOTE);
    return json;
  }

  /**
   * @throws IOException where it is the header of no cassette that this kit can read
   */
  static CassetteHeader read(JsonNode json) throws IOException {
    if (!json.path(CassetteHeader.KIND).isInt()) {
      throw new IOException(
          "this is no cassette: expected a line that begins {\"%s\":%d"
              .formatted(CassetteHeader.KIND, CassetteHeader.FORMAT));
    }
    int format = json.get(CassetteHeader.KIND).asInt();
    if (format != CassetteHeader.FORMAT) {
      throw new IOException(
          "the cassette has format %d, written by framegate %s; this kit reads format %d. Replay it with that version, or record it again"
              .formatted(format, json.path("kit").asText("?"), CassetteHeader.FORMAT));
    }
    JsonNode target = json.path("target");
    try {
      return new CassetteHeader(
          format,
          json.path("kit").asText(),
          target.path("name").asText(),
          target.path("adapter").asText(),
          target.path("version").asText(),
          target.path("region").asText(),
          capabilities(target.path("capabilities")),
          target.path("tagged").asBoolean(),
          Instant.parse(json.path("recorded").asText()),
          new RunId(json.path("run").asText()),
          json.path("patience").asDouble(1),
          Optional.ofNullable(json.get("tags")).map(JsonNode::asText),
          addresses(json.path("addresses")));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException("the header cannot be read: " + e.getMessage(), e);
    }
  }

  private static Set<Capability> capabilities(JsonNode list) {
    Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
    list.forEach(label -> capabilities.add(Capability.of(label.asText())));
    return capabilities;
  }

  private static Map<String, String> addresses(JsonNode json) {
    Map<String, String> addresses = new LinkedHashMap<>();
    json.properties().forEach(e -> addresses.put(e.getKey(), e.getValue().asText()));
    return addresses;
  }
}
