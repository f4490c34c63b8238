package dev.framegate.kit.mutation;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** What is changed, and what may notice it. */
interface Subject {
  /** By which it is chosen. */
  String name();

  /** Of its report. */
  String title();

  CompiledClasses classes();

  /** The folder of their sources. */
  Path sources();

  /** What nothing can notice. */
  Unseen unseen();

  /** What is run against the changed classes. */
  List<Case> cases();

  /** Classes that tell which lines run. */
  Instrumented instrumented(LineNumbers numbers);

  /**
   * Runs cases until one notices a change.
   *
   * @param changed the bytes of the class
   * @param candidates in their order
   * @param abandoned is told of what could not be stopped
   */
  Result attempt(
      Mutation mutation, byte[] changed, List<Reach.OfCase> candidates, Runnable abandoned);

  /**
   * A rule, a fault with the rules that it breaks, or a liar.
   *
   * @param written changes with what it does
   * @param scenarios how many it runs
   */
  record Case(String name, String written, int scenarios) {}

  /**
   * Classes that tell which lines run. Not for many threads.
   *
   * @param classes have run the lines
   * @param passes runs a case, and tells whether it is as expected
   */
  record Instrumented(ChangedClasses classes, Predicate<Case> passes) {}
}
