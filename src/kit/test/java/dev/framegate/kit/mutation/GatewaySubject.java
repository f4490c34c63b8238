package dev.framegate.kit.mutation;

import dev.framegate.gateway.Gateway;
import dev.framegate.kit.expectation.Timeouts;
import dev.framegate.kit.targets.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The gateway, judged by the rules. */
final class GatewaySubject implements Subject {
  private final CompiledClasses classes = CompiledClasses.with(Gateway.class);

  @Override
  public String name() {
    return "gateway";
  }

  @Override
  public String title() {
    return "Mutations of the gateway, judged by the rules alone";
  }

  @Override
  public CompiledClasses classes() {
    return classes;
  }

  @Override
  public Path sources() {
    return Path.of("src", "gateway", "main", "java");
  }

  @Override
  public Unseen unseen() {
    return Unseen.read(Path.of("fixtures", "mutation", "unseen.yaml"));
  }

  @Override
  public List<Case> cases() {
    return RuleRuns.cases();
  }

  @Override
  public Instrumented instrumented(LineNumbers numbers) {
    GatewayLoader loader = new GatewayLoader(classes, numbers::instrumented);
    return new Instrumented(loader, one -> passes(loader, one));
  }

  private static boolean passes(GatewayLoader loader, Case one) {
    Map<String, String> decided = new ConcurrentHashMap<>();
    try (Target target = loader.open(decided)) {
      List<RuleRuns.Complaint> complaints =
          RuleRuns.run(target, decided, List.of(one.name()), Timeouts.NORMAL, 2);
      complaints.forEach(
          each ->
              System.out.printf(
                  "Not used, as it does not pass: %s: %s%n", one.name(), each.reason()));
      return complaints.isEmpty();
    } catch (Throwable e) {
      throw new IllegalStateException("The unchanged gateway cannot be judged by " + one.name(), e);
    }
  }

  @Override
  public Result attempt(
      Mutation mutation, byte[] changed, List<Reach.OfCase> candidates, Runnable abandoned) {
    GatewayLoader loader = new GatewayLoader(classes, ChangedClasses.Change.of(mutation, changed));
    return new GatewayTrial(mutation, loader, abandoned).run(candidates);
  }
}
