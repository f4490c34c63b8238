package dev.framegate.kit.laws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.Operation;
import dev.framegate.kit.control.ControlPlaneCall;
import java.util.ArrayList;
import java.util.List;

/** What is within the bounds of the service model is taken, what is beyond is refused with 400. */
public final class BoundsLaw {
  private static final int BAD_REQUEST = 400;

  private BoundsLaw() {}

  /** Whether the model bounds a member that the law knows values for. */
  public static boolean concerns(LawKind kind, String verb) {
    return kind.operation(verb).isPresent()
        && !Bound.of(kind.operation(verb).get(), samples(kind, verb), Sample::json).isEmpty();
  }

  /** Tries both sides of each bound of an operation. What does not hold, a phrase each. */
  public static List<String> broken(LawWorld world, LawKind kind, String verb) {
    Operation operation = kind.operation(verb).orElseThrow();
    boolean creates = verb.equals("Create");
    if (!creates) {
      world.made(kind);
    }
    List<String> broken = new ArrayList<>();
    for (Bound bound : Bound.of(operation, samples(kind, verb), world::value)) {
      ObjectNode members = creates ? world.creation(kind) : world.update(kind);
      members.set(bound.member(), bound.value());
      ControlPlaneCall called = world.remembered(kind, world.call(operation, members));
      boolean holds = bound.taken() ? called.succeeded() : called.status() == BAD_REQUEST;
      if (!holds) {
        broken.add("%s with %s".formatted(called, bound));
      }
    }
    return broken;
  }

  private static List<Sample> samples(LawKind kind, String verb) {
    return verb.equals("Create") ? Samples.given(kind) : Samples.changing(kind);
  }
}
