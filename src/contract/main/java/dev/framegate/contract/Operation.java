package dev.framegate.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One operation of a service model. Members are given and taken by their wire names. */
public final class Operation {
  private final String name;
  private final String method;
  private final String uri;
  private final int status;
  private final Shape.StructureShape input;
  private final Shape.@Nullable StructureShape output;
  private final List<String> errors;
  private final PathTemplate path;

  Operation(
      String name,
      String method,
      String uri,
      int status,
      Shape.StructureShape input,
      Shape.@Nullable StructureShape output,
      List<String> errors) {
    this.name = name;
    this.method = method;
    this.uri = uri;
    this.status = status;
    this.input = input;
    this.output = output;
    this.errors = errors;
    this.path = new PathTemplate(uri);
  }

  /** As the model spells it: {@code CreateStage}. */
  public String name() {
    return name;
  }

  /** As the command line spells it: {@code create-stage}. */
  public String cliName() {
    return CliNames.hyphenated(name);
  }

  public String method() {
    return method;
  }

  /** Path with parameters in braces. */
  public String uri() {
    return uri;
  }

  /** The status of success. */
  public int status() {
    return status;
  }

  public Shape.StructureShape input() {
    return input;
  }

  /** Empty where success has no body. */
  public Optional<Shape.StructureShape> output() {
    return Optional.ofNullable(output);
  }

  /** Names of the errors that the model declares; real answers go beyond them. */
  public List<String> errors() {
    return errors;
  }

  Optional<Map<String, String>> matchPath(List<String> segments) {
    return path.match(segments);
  }

  /**
   * The HTTP request for these members.
   *
   * @throws IllegalArgumentException if a member of the path is missing, or one is not in the model
   */
  public OperationRequest request(ObjectNode members) {
    List<String> query = new ArrayList<>();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    JsonNode payload = null;
    boolean takesBody = false;
    for (Member member : input.members().values()) {
      takesBody |= member.location() == Member.Location.BODY;
      JsonNode value = members.get(member.wireName());
      if (value == null) {
        continue;
      }
      switch (member.location()) {
        case QUERYSTRING -> addQuery(query, member.wireName(), value);
        case BODY -> body.set(member.wireName(), value);
        case PAYLOAD -> payload = value;
        case URI, HEADER -> {}
      }
    }
    refuseStrangers(members);
    String rawPath = path.expand(parameter -> pathValue(parameter, members));
    String rawQuery = String.join("&", query);
    if (payload != null) {
      return new OperationRequest(
          method, rawPath, rawQuery, "application/octet-stream", bytes(payload));
    }
    return takesBody
        ? new OperationRequest(
            method,
            rawPath,
            rawQuery,
            "application/json",
            body.toString().getBytes(StandardCharsets.UTF_8))
        : new OperationRequest(method, rawPath, rawQuery, "", new byte[0]);
  }

  /** The member that a command-line option, without its dashes, stands for. */
  Optional<Member> memberOfOption(String option) {
    return input.members().values().stream().filter(m -> m.cliName().equals(option)).findFirst();
  }

  private void refuseStrangers(ObjectNode members) {
    Map<String, JsonNode> strangers = new LinkedHashMap<>();
    members.properties().forEach(e -> strangers.put(e.getKey(), e.getValue()));
    strangers.keySet().removeAll(input.members().keySet());
    if (!strangers.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no member %s; it has %s"
              .formatted(name, strangers.keySet(), input.members().keySet()));
    }
  }

  private String pathValue(String parameter, ObjectNode members) {
    String value = members.path(parameter).asText("");
    if (value.isEmpty()) {
      throw new IllegalArgumentException(
          "%s needs %s for its path %s; got %s".formatted(name, parameter, uri, members));
    }
    return value;
  }

  private static void addQuery(List<String> query, String name, JsonNode value) {
    Iterable<JsonNode> values = value.isArray() ? value : List.of(value);
    for (JsonNode one : values) {
      query.add(PercentEncoding.encode(name) + "=" + PercentEncoding.encode(one.asText()));
    }
  }

  private static byte[] bytes(JsonNode payload) {
    try {
      return payload.isBinary()
          ? payload.binaryValue()
          : payload.asText().getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalArgumentException("the payload is not readable as bytes", e);
    }
  }

  @Override
  public String toString() {
    return name + " (" + method + " " + uri + ")";
  }
}
