package dev.framegate.kit.explore;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The API gets another route selection expression. */
final class ExpressionAction implements Action {
  @Override
  public String name() {
    return "expression";
  }

  @Override
  public int weight() {
    return 3;
  }

  @Override
  public Optional<Step> propose(Model model, Random random) {
    return Optional.of(Step.of(name(), "text", Choice.of(random, RouteExpression.KNOWN)));
  }

  @Override
  public Map<String, String> simplest() {
    return Map.of("text", RouteExpression.KNOWN.get(0));
  }

  @Override
  public boolean perform(Step step, World world) {
    if (!RouteExpression.KNOWN.contains(step.value("text"))) {
      return false;
    }
    world.api().select(step.value("text"));
    return true;
  }

  @Override
  public List<String> sentences(Step step) {
    return List.of(
        "UpdateApi is called with:",
        "  | member | value |",
        "  | routeSelectionExpression | %s |".formatted(step.value("text")));
  }
}
