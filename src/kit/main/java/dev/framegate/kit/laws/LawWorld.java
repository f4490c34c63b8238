package dev.framegate.kit.laws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.Member;
import dev.framegate.contract.Operation;
import dev.framegate.kit.control.ControlPlaneCall;
import dev.framegate.kit.control.ControlPlaneClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resources of a scenario on which laws are tried, and all that they refer to. */
public final class LawWorld {
  private static final Pattern REFERENCE = Pattern.compile("\\{([a-z][A-Za-z]*)}");

  /** What a resource that others only refer to is made with, and what must be there before it. */
  private static final Map<String, String> PLAIN =
      Map.of(
          "Api",
          "{'name':'laws','protocolType':'WEBSOCKET','routeSelectionExpression':'$request.body.action'}",
          "Integration",
          "{'integrationType':'MOCK'}",
          "Route",
          "{'routeKey':'plain{n}','target':'integrations/{integrationId}'}",
          "Stage",
          "{'stageName':'plain{n}'}");

  private static final Map<String, String> BEFORE = Map.of("Deployment", "routeId");

  private final ControlPlaneClient control;
  private final Map<String, String> latest = new LinkedHashMap<>();
  private int number;

  /**
   * @param known values for names in braces: the region, a certificate and a domain name that is
   *     free
   */
  public LawWorld(ControlPlaneClient control, Map<String, String> known) {
    this.control = control;
    this.latest.putAll(known);
  }

  /** Makes what a resource of a kind needs before it can be made itself. */
  public void prepare(LawKind kind) {
    kind.parents().forEach(this::require);
    Samples.given(kind).forEach(sample -> refer(sample.values().get(0)));
    require(BEFORE.getOrDefault(kind.name(), "region"));
  }

  /** Makes one with a value for each member. */
  public ControlPlaneCall create(LawKind kind) {
    return remembered(kind, call(kind.create(), creation(kind)));
  }

  /** Makes one; the scenario cannot be judged where that is refused. */
  ObjectNode made(LawKind kind) {
    ControlPlaneCall called = control.prepare(kind.create().name(), members(creation(kind)));
    remembered(kind, called);
    return (ObjectNode) called.json();
  }

  ControlPlaneCall remembered(LawKind kind, ControlPlaneCall called) {
    if (called.succeeded()) {
      latest.put(kind.id(), called.json().path(kind.id()).asText());
    }
    return called;
  }

  /** Members for the creation of one: its path, and the first value of each member. */
  ObjectNode creation(LawKind kind) {
    number++;
    ObjectNode members = path(kind.parents());
    Samples.given(kind)
        .forEach(sample -> members.set(sample.member(), value(sample.values().get(0))));
    return members;
  }

  /** Values for parameters of a path. */
  ObjectNode path(List<String> parameters) {
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    parameters.forEach(name -> members.put(name, latest.getOrDefault(name, "")));
    return members;
  }

  /** The path of the latest of a kind, and the members that each of its updates must name. */
  ObjectNode update(LawKind kind) {
    Operation update = kind.operation("Update").orElseThrow();
    ObjectNode members = path(LawKind.parameters(update));
    Samples.given(kind).stream()
        .filter(
            sample ->
                LawKind.member(update, sample.member()).filter(LawWorld::mustBeNamed).isPresent())
        .forEach(sample -> members.set(sample.member(), value(sample.values().get(0))));
    return members;
  }

  private static boolean mustBeNamed(Member member) {
    return member.required() && member.location() == Member.Location.BODY;
  }

  /** The value with the ids that are known now. */
  JsonNode value(String sample) {
    String text = sample.replace("{n}", String.valueOf(number));
    String filled =
        REFERENCE
            .matcher(text)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        latest
                            .getOrDefault(found.group(1), found.group())
                            .replace("{n}", String.valueOf(number))));
    return Sample.json(filled);
  }

  private void refer(String sample) {
    REFERENCE
        .matcher(sample)
        .results()
        .map(found -> found.group(1))
        .filter(name -> !name.equals("n"))
        .forEach(this::require);
  }

  private void require(String id) {
    if (latest.containsKey(id)) {
      return;
    }
    LawKind kind =
        Samples.kinds().stream()
            .filter(known -> known.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("Nothing is named by " + id));
    plain(kind);
  }

  /** Makes one with nothing but what it needs. */
  void plain(LawKind kind) {
    kind.parents().forEach(this::require);
    String members = PLAIN.getOrDefault(kind.name(), "");
    refer(members);
    require(BEFORE.getOrDefault(kind.name(), "region"));
    number++;
    ObjectNode all = members.isEmpty() ? creation(kind) : path(kind.parents());
    if (!members.isEmpty()) {
      all.setAll((ObjectNode) value(members));
    }
    remembered(kind, control.prepare(kind.create().name(), members(all)));
  }

  /** What is told of the latest of a kind. */
  ControlPlaneCall read(LawKind kind) {
    return call(kind.read(), path(LawKind.parameters(kind.read())));
  }

  ControlPlaneCall call(Operation operation, ObjectNode members) {
    return control.call(operation, members);
  }

  static ControlPlaneCall call(ControlPlaneClient client, Operation operation, ObjectNode members) {
    return client.callUnjudged(operation.name(), members(members));
  }

  private static Map<String, JsonNode> members(ObjectNode members) {
    Map<String, JsonNode> all = new LinkedHashMap<>();
    members.properties().forEach(member -> all.put(member.getKey(), member.getValue()));
    return all;
  }
}
