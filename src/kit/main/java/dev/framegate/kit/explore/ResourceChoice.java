package dev.framegate.kit.explore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.kit.values.StepJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** Which resource is made or changed next, and with which members. */
final class ResourceChoice {
  private ResourceChoice() {}

  /** A resource that is made, or that must be refused. */
  static Optional<Step> creation(Model model, Random random, ResourceAction.Do what) {
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
            ResourceAction.NAME,
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
    return what == ResourceAction.Do.MAKE
        ? Optional.of(step)
        : spoilt(kind, random, step, members, false);
  }

  /** What is done to a resource that the model knows. */
  static Optional<Step> of(Model model, Random random, ResourceAction.Do what, String name) {
    ResourceKind kind = ResourceKind.named(model.resources().get(name).orElseThrow().kind());
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    if (what == ResourceAction.Do.UPDATE || what == ResourceAction.Do.REFUSE_UPDATE) {
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
        Step.of(
            ResourceAction.NAME,
            "what",
            what.name(),
            "kind",
            kind.name(),
            "as",
            name,
            "members",
            members);
    return what == ResourceAction.Do.REFUSE_UPDATE
        ? spoilt(kind, random, step, members, true)
        : Optional.of(step);
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
}
