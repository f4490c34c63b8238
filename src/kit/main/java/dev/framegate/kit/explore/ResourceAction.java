package dev.framegate.kit.explore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.kit.control.ControlPlaneCall;
import dev.framegate.kit.values.StepJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A resource is made, read, listed, changed, refused or removed. */
final class ResourceAction implements Action {
  private enum Do {
    MAKE,
    UPDATE,
    READ,
    LIST,
    REMOVE,
    REFUSE,
    REFUSE_UPDATE,
    DUPLICATE
  }

  @Override
  public String name() {
    return "resource";
  }

  @Override
  public int weight() {
    return 100;
  }

  @Override
  public Optional<Step> propose(Model model, Random random) {
    Do what = random.nextInt(3) == 0 ? Do.MAKE : Choice.of(random, List.of(Do.values()));
    return switch (what) {
      case MAKE, REFUSE -> create(model, random, what);
      default ->
          Choice.from(random, model.resources().names())
              .flatMap(name -> existing(model, random, what, name));
    };
  }

  private Optional<Step> create(Model model, Random random, Do what) {
    ResourceKind kind = Choice.of(random, ResourceKind.ALL);
    String parent = Choice.from(random, model.resources().names(kind.parent())).orElse("");
    if (!kind.parent().isEmpty() && parent.isEmpty()) {
      return Optional.empty();
    }
    String as = model.newName(kind.name().toLowerCase(Locale.ROOT));
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    kind.required().forEach(member -> put(members, member, random, as));
    kind.optional().stream()
        .filter(member -> random.nextInt(3) == 0)
        .forEach(member -> put(members, member, random, as));
    Step step =
        Step.of(
            name(),
            "what",
            what.name(),
            "kind",
            kind.name(),
            "as",
            as,
            "parent",
            parent,
            "members",
            members);
    return what == Do.MAKE ? Optional.of(step) : spoilt(kind, random, step, members, false);
  }

  private Optional<Step> existing(Model model, Random random, Do what, String name) {
    ResourceKind kind = ResourceKind.named(model.resources().get(name).orElseThrow().kind());
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    if (what == Do.UPDATE || what == Do.REFUSE_UPDATE) {
      changeable(kind).stream()
          .filter(member -> random.nextInt(3) == 0)
          .forEach(
              member -> {
                if (member.way() == MemberSpec.Way.CLEARS && random.nextInt(3) == 0) {
                  members.put(member.name(), "");
                } else {
                  put(members, member, random, name);
                }
              });
    }
    Step step =
        Step.of(name(), "what", what.name(), "kind", kind.name(), "as", name, "members", members);
    return what == Do.REFUSE_UPDATE ? spoilt(kind, random, step, members, true) : Optional.of(step);
  }

  private static List<MemberSpec> changeable(ResourceKind kind) {
    List<MemberSpec> members = new ArrayList<>(kind.required());
    members.addAll(kind.optional());
    members.removeIf(member -> member.way() == MemberSpec.Way.CREATED);
    return members;
  }

  private static Optional<Step> spoilt(
      ResourceKind kind, Random random, Step step, ObjectNode members, boolean update) {
    List<MemberSpec> all = new ArrayList<>(update ? List.of() : kind.required());
    all.addAll(kind.optional());
    if (update) {
      all.removeIf(member -> member.way() == MemberSpec.Way.CREATED);
    }
    all.removeIf(member -> member.invalid().isEmpty());
    return Choice.from(random, all)
        .map(
            member -> {
              members.set(member.name(), Choice.of(random, member.invalid()));
              return step.with("members", members.toString()).with("bad", member.name());
            });
  }

  private static void put(ObjectNode members, MemberSpec member, Random random, String as) {
    Choice.from(random, member.valid())
        .ifPresent(value -> members.set(member.name(), filled(value, as)));
  }

  private static JsonNode filled(JsonNode value, String as) {
    String word = as.replace("-", "");
    return StepJson.parse(value.toString().replace("{n}", as).replace("{w}", word)).orElseThrow();
  }

  @Override
  public boolean perform(Step step, World world) {
    ResourceKind kind = ResourceKind.named(step.value("kind"));
    Optional<JsonNode> read = StepJson.parse(step.value("members")).filter(JsonNode::isObject);
    ObjectNode members = (ObjectNode) read.orElseGet(JsonNodeFactory.instance::objectNode);
    String as = step.value("as");
    Optional<ResourceModel> known = world.model().resources().get(as);
    Do what = Do.valueOf(step.value("what"));
    if ((what == Do.REFUSE || what == Do.REFUSE_UPDATE) && !isSpoilt(kind, step, members)) {
      return false;
    }
    if (what == Do.MAKE || what == Do.REFUSE) {
      return known.isEmpty() && create(step, world, kind, members, what);
    }
    if (known.isEmpty()) {
      return false;
    }
    switch (what) {
      case UPDATE -> {
        if (taken(world, kind, known.get().parent(), members, as)) {
          return false;
        }
        update(world, kind, as, known.get(), members);
      }
      case REFUSE_UPDATE -> {
        refused(
            world.call("Update" + kind.name(), with(world, kind, as, members)),
            rule(kind, step.value("bad")),
            400);
        read(world, kind, as, known.get(), "API-007");
      }
      case READ -> read(world, kind, as, known.get(), "API-003");
      case LIST -> list(world, kind, known.get());
      case REMOVE -> remove(world, kind, as);
      case DUPLICATE -> {
        return duplicate(world, kind, as, known.get());
      }
      default -> {}
    }
    return true;
  }

  /** Whether the member that should be refused has a value that is not valid. */
  private static boolean isSpoilt(ResourceKind kind, Step step, ObjectNode members) {
    return kind.member(step.value("bad"))
        .filter(bad -> bad.invalid().contains(members.path(bad.name())))
        .isPresent();
  }

  private static boolean create(
      Step step, World world, ResourceKind kind, ObjectNode members, Do what) {
    String parent = step.value("parent");
    if (kind.required().stream().anyMatch(member -> !members.has(member.name()))
        || (!kind.parent().isEmpty() && !world.knows("resource " + parent))
        || taken(world, kind, parent, members, step.value("as"))) {
      return false;
    }
    Map<String, Object> all = below(world, kind, parent);
    members.properties().forEach(member -> all.put(member.getKey(), member.getValue()));
    ControlPlaneCall called = world.call("Create" + kind.name(), all);
    if (what == Do.REFUSE) {
      refused(called, rule(kind, step.value("bad")), 400);
      return true;
    }
    MismatchException.require(
        called.succeeded(),
        members.properties().stream()
            .map(member -> rule(kind, member.getKey()))
            .reduce((first, last) -> last)
            .orElse("API-002"),
        "Create%s succeeds with %s".formatted(kind.name(), members),
        called.toString());
    ObjectNode made = (ObjectNode) called.json();
    members
        .properties()
        .forEach(
            member ->
                requireEqual(
                    rule(kind, member.getKey()),
                    "Create" + kind.name(),
                    member.getKey(),
                    member.getValue(),
                    ResourceTexts.asGiven(member.getValue(), made.path(member.getKey()))));
    kind.optional().stream()
        .filter(member -> !member.absent().isMissingNode() && !members.has(member.name()))
        .forEach(
            member ->
                requireEqual(
                    member.rule(),
                    "Create" + kind.name(),
                    member.name(),
                    member.absent(),
                    made.path(member.name())));
    String as = step.value("as");
    world.learn("resource " + as, made.path(kind.id()).asText());
    ResourceModel model = new ResourceModel(kind.name(), parent, made);
    world.model().resources().put(as, model);
    read(world, kind, as, model, "API-003");
    return true;
  }

  /** Whether another resource has the value that must be unique; then nothing is known of it. */
  private static boolean taken(
      World world, ResourceKind kind, String parent, ObjectNode members, String except) {
    return world.model().resources().names(kind.name()).stream()
        .filter(name -> !name.equals(except))
        .map(name -> world.model().resources().get(name).orElseThrow())
        .filter(other -> other.parent().equals(parent))
        .anyMatch(
            other ->
                kind.required().stream()
                    .limit(1)
                    .anyMatch(
                        member ->
                            !kind.name().equals("Integration")
                                && other
                                    .members()
                                    .path(member.name())
                                    .equals(members.path(member.name()))));
  }

  private static void update(
      World world, ResourceKind kind, String as, ResourceModel known, ObjectNode members) {
    ControlPlaneCall called = world.call("Update" + kind.name(), with(world, kind, as, members));
    MismatchException.require(
        called.succeeded(),
        members.properties().stream()
            .map(member -> rule(kind, member.getKey()))
            .findFirst()
            .orElse("API-004"),
        "Update%s succeeds with %s".formatted(kind.name(), members),
        called.toString());
    ObjectNode expected = known.members().deepCopy();
    members
        .properties()
        .forEach(
            member -> {
              Optional<MemberSpec> spec = kind.member(member.getKey());
              if (spec.isPresent()
                  && spec.get().way() == MemberSpec.Way.CLEARS
                  && member.getValue().asText().isEmpty()) {
                expected.remove(member.getKey());
              } else if (spec.isPresent() && spec.get().way() == MemberSpec.Way.MERGES) {
                merge(expected, member.getKey(), member.getValue());
              } else {
                expected.set(member.getKey(), member.getValue());
              }
            });
    ResourceModel changed = new ResourceModel(kind.name(), known.parent(), expected);
    requireSame(kind, "Update" + kind.name(), members, expected, called.json(), "API-004");
    // What the service adds by itself is part of what the next reading must have.
    expected.setAll((ObjectNode) called.json());
    world.model().resources().put(as, changed);
    read(world, kind, as, changed, "API-004");
  }

  private static void merge(ObjectNode whole, String name, JsonNode part) {
    JsonNode present = whole.path(name);
    if (!present.isObject() || !part.isObject()) {
      whole.set(name, part);
      return;
    }
    ObjectNode merged = present.deepCopy();
    part.properties().forEach(entry -> merge(merged, entry.getKey(), entry.getValue()));
    whole.set(name, merged);
  }

  private static void read(
      World world, ResourceKind kind, String as, ResourceModel known, String rule) {
    ControlPlaneCall called =
        world.succeed(
            rule,
            "Get" + kind.name(),
            with(world, kind, as, JsonNodeFactory.instance.objectNode()));
    requireSame(
        kind,
        "Get" + kind.name(),
        JsonNodeFactory.instance.objectNode(),
        known.members(),
        called.json(),
        rule);
  }

  private static void requireSame(
      ResourceKind kind,
      String operation,
      ObjectNode changed,
      ObjectNode expected,
      JsonNode observed,
      String rule) {
    ObjectNode all = expected.deepCopy();
    observed.properties().forEach(member -> all.putIfAbsent(member.getKey(), member.getValue()));
    for (String member : StepJson.names(all)) {
      if (!ResourceTexts.VOLATILE.contains(member)) {
        requireEqual(
            changed.has(member) ? rule(kind, member) : rule,
            operation,
            member,
            expected.path(member),
            observed.path(member));
      }
    }
  }

  private static void requireEqual(
      String rule, String operation, String member, JsonNode expected, JsonNode observed) {
    MismatchException.require(
        ResourceTexts.equal(expected, observed),
        rule,
        "%s answers with %s in %s".formatted(operation, ResourceTexts.shown(expected), member),
        "it is " + ResourceTexts.shown(observed));
  }

  private static void list(World world, ResourceKind kind, ResourceModel known) {
    String id = known.members().path(kind.id()).asText();
    List<JsonNode> listed = new ArrayList<>();
    String token = "";
    for (int page = 0; page < 200; page++) {
      Map<String, Object> members = below(world, kind, known.parent());
      members.put("maxResults", kind.belongsToApi() ? "2" : "50");
      if (!token.isEmpty()) {
        members.put("nextToken", token);
      }
      ControlPlaneCall called = world.succeed("API-009", kind.listOperation(), members);
      List<JsonNode> items = new ArrayList<>();
      called.json().path("items").forEach(items::add);
      MismatchException.require(
          items.size() <= (kind.belongsToApi() ? 2 : 50),
          "API-009",
          "a page of at most maxResults entries",
          "it has " + items.size());
      listed.addAll(items);
      token = called.json().path("nextToken").asText("");
      if (token.isEmpty()) {
        break;
      }
      MismatchException.require(
          !items.isEmpty(), "API-009", "nextToken leads on", "it leads to an empty page");
    }
    List<JsonNode> found =
        listed.stream().filter(item -> item.path(kind.id()).asText().equals(id)).toList();
    MismatchException.require(
        found.size() == 1,
        "API-009",
        "%s lists each of them once".formatted(kind.listOperation()),
        "%s is in the list %d times".formatted(id, found.size()));
    requireSame(
        kind,
        kind.listOperation(),
        JsonNodeFactory.instance.objectNode(),
        known.members(),
        found.get(0),
        "API-003");
  }

  private static void remove(World world, ResourceKind kind, String as) {
    Map<String, Object> path = with(world, kind, as, JsonNodeFactory.instance.objectNode());
    world.succeed("API-005", "Delete" + kind.name(), path);
    refused(
        world.call("Get" + kind.name(), path),
        kind.name().equals("Api") ? "API-023" : "API-005",
        404);
    refused(world.call("Delete" + kind.name(), path), "API-005", 404);
    world.model().resources().remove(as);
    world.forget("resource " + as);
  }

  private static boolean duplicate(World world, ResourceKind kind, String as, ResourceModel known) {
    if (kind.unique().isEmpty()) {
      return false;
    }
    String[] unique = kind.unique().split(" ", 2);
    Map<String, Object> members = below(world, kind, known.parent());
    members.put(unique[0], known.members().path(unique[0]));
    refused(world.call("Create" + kind.name(), members), unique[1], 409);
    read(world, kind, as, known, unique[1]);
    return true;
  }

  /** With that status; with 404 also where a value names what there is not. */
  private static void refused(ControlPlaneCall called, String rule, int status) {
    MismatchException.require(
        called.status() == status || (status == 400 && called.status() == 404),
        rule,
        "%s is refused with %d, with %s"
            .formatted(
                called.operation().name(), status, Messages.cut(called.members().toString())),
        called.toString());
  }

  private static String rule(ResourceKind kind, String member) {
    return kind.member(member).map(MemberSpec::rule).orElse("API-004");
  }

  private static Map<String, Object> with(
      World world, ResourceKind kind, String as, ObjectNode members) {
    ResourceModel known = world.model().resources().get(as).orElseThrow();
    Map<String, Object> all = below(world, kind, known.parent());
    all.put(kind.id(), known.members().path(kind.id()).asText());
    members.properties().forEach(member -> all.put(member.getKey(), member.getValue()));
    return all;
  }

  private static Map<String, Object> below(World world, ResourceKind kind, String parent) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (kind.belongsToApi()) {
      members.put("apiId", world.id("api"));
    }
    if (!kind.parent().isEmpty()) {
      members.put(ResourceKind.named(kind.parent()).id(), world.id("resource " + parent));
    }
    return members;
  }

  @Override
  public List<String> sentences(Step step) {
    return ResourceTexts.sentences(step);
  }
}
