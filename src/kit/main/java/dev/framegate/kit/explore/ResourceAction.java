package dev.framegate.kit.explore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.kit.values.StepJson;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A resource is made, read, listed, changed, refused or removed. */
final class ResourceAction implements Action {
  static final String NAME = "resource";

  enum Do {
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
    return NAME;
  }

  @Override
  public int weight() {
    return 100;
  }

  @Override
  public Optional<Step> propose(Model model, Random random) {
    Do what = random.nextInt(3) == 0 ? Do.MAKE : Choice.of(random, List.of(Do.values()));
    return switch (what) {
      case MAKE, REFUSE -> ResourceChoice.creation(model, random, what);
      default ->
          Choice.from(random, model.resources().names())
              .flatMap(name -> ResourceChoice.of(model, random, what, name));
    };
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
      return known.isEmpty() && ResourceChanges.create(step, world, kind, members, what);
    }
    if (known.isEmpty()) {
      return false;
    }
    switch (what) {
      case UPDATE -> {
        if (ResourceChanges.taken(world, kind, known.get().parent(), members, as)) {
          return false;
        }
        ResourceChanges.update(world, kind, as, known.get(), members);
      }
      case REFUSE_UPDATE -> {
        ResourceChanges.refused(
            world.call("Update" + kind.name(), ResourcePaths.with(world, kind, as, members)),
            kind.ruleOf(step.value("bad")),
            400);
        ResourceReading.read(world, kind, as, known.get(), "API-007");
      }
      case READ -> ResourceReading.read(world, kind, as, known.get(), "API-003");
      case LIST -> ResourceReading.list(world, kind, known.get());
      case REMOVE -> ResourceChanges.remove(world, kind, as);
      case DUPLICATE -> {
        return ResourceChanges.duplicate(world, kind, as, known.get());
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

  @Override
  public List<String> sentences(Step step) {
    return ResourceTexts.sentences(step);
  }
}
