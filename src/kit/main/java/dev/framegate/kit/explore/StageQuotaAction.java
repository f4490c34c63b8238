package dev.framegate.kit.explore;

import dev.framegate.kit.control.ControlPlaneCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** An API has as many stages as it may have; no other resource counts among them. */
final class StageQuotaAction implements Action {
  /** Stages of an API. */
  static final int MOST = 10;

  private static final Set<Integer> TOO_MANY = Set.of(400, 409, 429);

  @Override
  public String name() {
    return "stages";
  }

  @Override
  public int weight() {
    return 2;
  }

  @Override
  public Optional<Step> propose(Model model, Random random) {
    return Optional.of(Step.of(name(), "more", MOST - present(model), "as", model.newName("more")));
  }

  static int present(World world) {
    return present(world.model());
  }

  private static int present(Model model) {
    return model.stages().size() + model.resources().names("Stage").size();
  }

  @Override
  public boolean perform(Step step, World world) {
    int more = MOST - present(world);
    if (more < 1) {
      return false;
    }
    String as = step.value("as").replaceAll("[^A-Za-z0-9-]", "");
    for (int i = 1; i <= more; i++) {
      world.succeed("STG-008", "CreateStage", world.api().members("stageName", as + "-" + i));
    }
    ControlPlaneCall over =
        world.call("CreateStage", world.api().members("stageName", as + "-over"));
    MismatchException.require(
        TOO_MANY.contains(over.status()),
        "STG-010",
        "the eleventh stage is refused with one of " + TOO_MANY,
        over.toString());
    String route =
        ApiConfiguration.text(
            world.succeed("LIM-006", "CreateRoute", world.api().members("routeKey", as)),
            "routeId");
    world.succeed("API-005", "DeleteRoute", world.api().members("routeId", route));
    for (int i = 1; i <= more; i++) {
      world.succeed("STG-039", "DeleteStage", world.api().members("stageName", as + "-" + i));
    }
    return true;
  }

  @Override
  public List<String> sentences(Step step) {
    List<String> lines = new ArrayList<>();
    lines.add("%d stages are created".formatted(Math.max(1, step.number("more"))));
    lines.addAll(
        CallScript.begin()
            .refused("STG-010", "CreateStage", "'stageName':'eleventh'")
            .call("LIM-006", "CreateRoute", "'routeKey':'beside'")
            .sentences());
    return lines;
  }
}
