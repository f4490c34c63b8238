package dev.framegate.kit.mutation;

import dev.framegate.kit.suite.ConformanceSuite;
import java.nio.file.Path;
import java.util.List;

/** The kit's code that judges, itself judged by the right gateway, by faults and by liars. */
final class JudgesSubject implements Subject {
  private final CompiledClasses classes = CompiledClasses.with(ConformanceSuite.class);

  @Override
  public String name() {
    return "judges";
  }

  @Override
  public String title() {
    return "Mutations of the code that judges, held against the right gateway, faults and liars";
  }

  @Override
  public CompiledClasses classes() {
    return classes;
  }

  @Override
  public Path sources() {
    return Path.of("src", "kit", "main", "java");
  }

  @Override
  public Unseen unseen() {
    return Unseen.read(Path.of("fixtures", "mutation", "unseen-judges.yaml"));
  }

  @Override
  public List<Case> cases() {
    return JudgeProbe.cases();
  }

  @Override
  public Instrumented instrumented(LineNumbers numbers) {
    JudgeLoader loader = new JudgeLoader(classes, numbers::instrumented);
    return new Instrumented(loader, one -> passes(loader, one));
  }

  private static boolean passes(JudgeLoader loader, Case one) {
    String complaint = loader.complaints(List.of(one.name())).get(one.name());
    if (complaint != null) {
      System.out.printf(
          "Not used, as the unchanged kit complains: %s: %s%n", one.name(), complaint);
    }
    return complaint == null;
  }

  @Override
  public Result attempt(
      Mutation mutation, byte[] changed, List<Reach.OfCase> candidates, Runnable abandoned) {
    JudgeLoader loader = new JudgeLoader(classes, ChangedClasses.Change.of(mutation, changed));
    return new JudgeTrial(mutation, loader, abandoned).run(candidates);
  }
}
