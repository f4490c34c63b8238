package dev.framegate.kit.explore;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All actions, by name. */
final class Actions {
  private static final List<Action> TRAFFIC =
      List.of(
          new ConnectAction(),
          new SendMessageAction(),
          new SendFramesAction(),
          new IllegalFrameAction(),
          new HalfMessageAction(),
          new PingAction(),
          new CloseAction(),
          new CallbackAction(),
          new RouteAction(),
          new ExpressionAction(),
          new DeployAction(),
          new StageAction(),
          new RemoveDeploymentAction(),
          new TimeAction());

  private static final List<Action> RESOURCES =
      List.of(
          new ResourceAction(),
          new PartAction(),
          new StageQuotaAction(),
          new FunctionAction(),
          new BackendAction(),
          new MockAction(),
          new ThrottleAction(),
          new MetricsAction(),
          new AutoDeployAction(),
          new DomainAction());

  private static final Map<String, Action> BY_NAME =
      Stream.concat(TRAFFIC.stream(), RESOURCES.stream())
          .collect(Collectors.toMap(Action::name, Function.identity()));

  private Actions() {}

  static Set<String> names() {
    return BY_NAME.keySet();
  }

  /**
   * The action of a step.
   *
   * @throws IllegalArgumentException where there is none; the message lists all
   */
  static Action of(Step step) {
    Action action = BY_NAME.get(step.action());
    if (action == null) {
      throw new IllegalArgumentException(
          "There is no action '%s'. Valid actions: %s."
              .formatted(
                  step.action(),
                  BY_NAME.keySet().stream().sorted().collect(Collectors.joining(", "))));
    }
    return action;
  }

  /**
   * A step that fits the model; empty where the action that chance picked has none.
   *
   * @param resources whether the sequence is about resources, and not about traffic
   */
  static Optional<Step> propose(Model model, Random random, boolean resources) {
    List<Action> actions = resources ? RESOURCES : TRAFFIC;
    int left = random.nextInt(actions.stream().mapToInt(Action::weight).sum());
    for (Action action : actions) {
      left -= action.weight();
      if (left < 0) {
        return action.propose(model, random);
      }
    }
    return Optional.empty();
  }
}
