package dev.framegate.kit.explore;

import dev.framegate.kit.control.ControlPlaneCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A stage is made, pointed at a deployment, removed, or given a variable or a throttle. */
final class StageAction implements Action {
  /** The variable that answers tell. */
  private static final String TONE = "tone";

  private enum Kind {
    MAKE,
    MOVE,
    REMOVE,
    VARIABLE,
    CLOSE,
    OPEN
  }

  @Override
  public String name() {
    return "stage";
  }

  @Override
  public int weight() {
    return 10;
  }

  @Override
  public Optional<Step> propose(Model model, Random random) {
    Kind kind = Choice.of(random, List.of(Kind.values()));
    String stage = Choice.of(random, DeployAction.STAGES);
    String deployment =
        random.nextInt(6) == 0 ? "" : Choice.from(random, model.deployments().keySet()).orElse("");
    return Optional.of(
        Step.of(
            name(),
            "kind",
            kind.name(),
            "stage",
            stage,
            "deployment",
            deployment,
            "name",
            Choice.of(random, TONE, TONE, "mood"),
            "tone",
            Choice.of(random, "soft", "loud")));
  }

  @Override
  public Map<String, String> simplest() {
    return Map.of("stage", Model.FIRST_STAGE, "tone", "soft");
  }

  @Override
  public boolean perform(Step step, World world) {
    String stage = step.value("stage");
    String deployment = step.value("deployment");
    StageModel present = world.model().stages().get(stage);
    Kind kind = Kind.valueOf(step.value("kind"));
    if (kind == Kind.MAKE) {
      return make(world, stage, deployment, present != null);
    }
    if (present == null) {
      return false;
    }
    switch (kind) {
      case MOVE -> {
        Snapshot snapshot = world.model().deployments().get(deployment);
        if (snapshot == null) {
          return false;
        }
        update(world, stage, "STG-013", "deploymentId", world.id("deployment " + deployment));
        present.serve(deployment, snapshot);
      }
      case VARIABLE -> {
        String name = step.value("name").equals(TONE) ? TONE : "mood";
        update(world, stage, "STG-028", "stageVariables", Map.of(name, step.value("tone")));
        present.variables().put(name, step.value("tone"));
      }
      case REMOVE -> remove(world, stage);
      case CLOSE -> {
        throttle(world, stage, 0, 0);
        present.close(true);
        // What becomes of messages under such a throttle is not documented.
        world.model().clients().values().removeIf(client -> client.stage().equals(stage));
      }
      case OPEN -> {
        throttle(world, stage, 1000, 500);
        present.close(false);
      }
      case MAKE -> {}
    }
    world.settle();
    return true;
  }

  private static boolean make(World world, String stage, String deployment, boolean present) {
    if (!deployment.isEmpty() && !world.model().deployments().containsKey(deployment)) {
      return false;
    }
    if (!present) {
      world.api().makeStage(stage, deployment);
      return true;
    }
    ControlPlaneCall called = world.call("CreateStage", world.api().members("stageName", stage));
    MismatchException.require(
        called.status() == 409,
        "STG-007",
        "a second stage \"%s\" is refused with 409".formatted(stage),
        called.toString());
    return true;
  }

  private static void remove(World world, String stage) {
    world.succeed("STG-039", "DeleteStage", world.api().members("stageName", stage));
    world.model().stages().remove(stage);
    world.learn("former stage " + stage, stage);
    // What becomes of its connections is not documented.
    world.model().clients().values().removeIf(client -> client.stage().equals(stage));
  }

  private static void throttle(World world, String stage, int rate, int burst) {
    update(
        world,
        stage,
        "STG-048",
        "defaultRouteSettings",
        Map.of("throttlingRateLimit", rate, "throttlingBurstLimit", burst));
  }

  private static void update(World world, String stage, String rule, String member, Object value) {
    world.succeed(rule, "UpdateStage", world.api().members("stageName", stage, member, value));
  }

  @Override
  public List<String> sentences(Step step) {
    String stage = "stage \"%s\" ".formatted(step.value("stage"));
    String deployment = step.value("deployment");
    return switch (Kind.valueOf(step.value("kind"))) {
      case MAKE ->
          List.of(
              deployment.isEmpty()
                  ? stage + "is created without a deployment"
                  : stage + "is created on deployment \"%s\"".formatted(deployment));
      case MOVE -> List.of(stage + "is moved to deployment \"%s\"".formatted(deployment));
      case VARIABLE ->
          List.of(
              stage
                  + "has the variable \"%s\" set to \"%s\""
                      .formatted(step.value("name"), step.value("tone")));
      case REMOVE ->
          List.of(
              "DeleteStage is called with:",
              "  | member | value |",
              "  | stageName | %s |".formatted(step.value("stage")));
      case CLOSE -> List.of(stage + "limits all routes to a rate of 0 and a burst of 0");
      case OPEN -> List.of(stage + "limits all routes to a rate of 1000 and a burst of 500");
    };
  }
}
