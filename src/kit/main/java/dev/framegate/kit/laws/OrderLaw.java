package dev.framegate.kit.laws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.Operation;
import dev.framegate.kit.control.ControlPlaneCall;
import java.util.ArrayList;
import java.util.List;

/** Two resources are made, related, changed and deleted in every order that references allow. */
public final class OrderLaw {
  private static final String MAKE_HELD = "the %2$s is made";
  private static final String MAKE_HOLDER = "the %1$s is made";
  private static final String REFER = "the %1$s is updated to name the %2$s";
  private static final String UPDATE_HELD = "the %2$s is updated";
  private static final String DELETE_HOLDER = "the %1$s is deleted";
  private static final String DELETE_HELD = "the %2$s is deleted";

  /** What must come before what: nothing is deleted that another resource names. */
  private static final List<List<String>> CHAINS =
      List.of(
          List.of(MAKE_HELD, REFER),
          List.of(MAKE_HOLDER, REFER, DELETE_HOLDER, DELETE_HELD),
          List.of(MAKE_HELD, UPDATE_HELD, DELETE_HELD));

  private OrderLaw() {}

  /** Tries every order. What does not hold, a phrase each. */
  public static List<String> broken(LawWorld world, Reference reference) {
    List<String> broken = new ArrayList<>();
    for (List<String> order : Orders.of(CHAINS)) {
      for (String event : order) {
        ControlPlaneCall called = happen(world, reference, event);
        if (!called.succeeded()) {
          broken.add(
              "%s after %s"
                  .formatted(called, told(order.subList(0, order.indexOf(event)), reference)));
          break;
        }
      }
    }
    return broken;
  }

  private static ControlPlaneCall happen(LawWorld world, Reference reference, String event) {
    LawKind holder = reference.holder();
    LawKind held = reference.held();
    return switch (event) {
      case MAKE_HOLDER -> {
        ObjectNode members = world.creation(holder);
        members.remove(reference.member());
        yield world.remembered(holder, world.call(holder.create(), members));
      }
      case MAKE_HELD -> world.create(held);
      case REFER -> {
        ObjectNode members = world.update(holder);
        members.set(reference.member(), world.value(reference.value()));
        yield world.call(update(holder), members);
      }
      case UPDATE_HELD -> {
        Sample sample = Samples.changing(held).get(0);
        ObjectNode members = world.update(held);
        members.set(sample.member(), world.value(sample.values().get(1)));
        yield world.call(update(held), members);
      }
      case DELETE_HOLDER -> delete(world, holder);
      default -> delete(world, held);
    };
  }

  private static Operation update(LawKind kind) {
    return kind.operation("Update").orElseThrow();
  }

  private static ControlPlaneCall delete(LawWorld world, LawKind kind) {
    return world.call(kind.delete(), world.path(LawKind.parameters(kind.delete())));
  }

  private static String told(List<String> events, Reference reference) {
    return String.join(
            ", ",
            events.stream()
                .map(e -> e.formatted(reference.holder().name(), reference.held().name()))
                .toList())
        .replace("the ", "")
        .transform(text -> text.isEmpty() ? "nothing" : text);
  }
}
