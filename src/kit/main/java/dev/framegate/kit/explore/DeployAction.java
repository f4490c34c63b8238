package dev.framegate.kit.explore;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The API is deployed: to a stage of its own, to a new one, or to none. */
final class DeployAction implements Action {
  static final List<String> STAGES = List.of("test", "prod", "beta", "te", "test-2");

  @Override
  public String name() {
    return "deploy";
  }

  @Override
  public int weight() {
    return 9;
  }

  @Override
  public Optional<Step> propose(Model model, Random random) {
    String stage = random.nextInt(5) == 0 ? "" : Choice.of(random, STAGES);
    return Optional.of(Step.of(name(), "as", model.newName("deployment"), "stage", stage));
  }

  @Override
  public Map<String, String> simplest() {
    return Map.of("stage", Model.FIRST_STAGE);
  }

  @Override
  public boolean perform(Step step, World world) {
    if (world.model().routes().isEmpty()
        || world.model().deployments().containsKey(step.value("as"))) {
      return false;
    }
    world.api().deploy(step.value("as"), step.value("stage"));
    return true;
  }

  @Override
  public List<String> sentences(Step step) {
    return List.of(
        step.value("stage").isEmpty()
            ? "the API is deployed as \"%s\"".formatted(step.value("as"))
            : "the API is deployed to stage \"%s\"".formatted(step.value("stage")));
  }
}
