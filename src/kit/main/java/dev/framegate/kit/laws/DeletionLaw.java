package dev.framegate.kit.laws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.Member;
import dev.framegate.contract.Operation;
import dev.framegate.kit.control.ControlPlaneCall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** After its deletion no operation finds a resource, nor what was below it. */
public final class DeletionLaw {
  private static final int GONE = 404;

  /** Operations of the model that WebSocket APIs have no use for. */
  private static final Map<String, String> EXCLUDED =
      Map.of(
          "DeleteCorsConfiguration", "HTTP APIs have it",
          "ResetAuthorizersCache", "HTTP APIs have it",
          "ExportApi", "HTTP APIs have it",
          "ReimportApi", "HTTP APIs have it");

  private DeletionLaw() {}

  /** Deletes one: any other operation on it is answered with 404. What is not so, a phrase each. */
  public static List<String> broken(LawWorld world, LawKind kind) {
    world.made(kind);
    Optional<String> refused = deleted(world, kind);
    if (refused.isPresent()) {
      return List.of(refused.get());
    }
    List<String> broken = new ArrayList<>();
    Set<String> known = new HashSet<>(LawKind.parameters(kind.read()));
    for (Operation operation : kind.operations()) {
      if (!operation.equals(kind.delete())
          && !EXCLUDED.containsKey(operation.name())
          && Samples.concerns(operation)
          && known.containsAll(LawKind.parameters(operation))) {
        requireGone(world.call(operation, members(world, operation)), broken);
      }
    }
    return broken;
  }

  /** Deletes one twice: the second deletion is answered with 404. What is not so, a phrase each. */
  public static List<String> brokenByTheSecond(LawWorld world, LawKind kind) {
    world.made(kind);
    Optional<String> refused = deleted(world, kind);
    if (refused.isPresent()) {
      return List.of(refused.get());
    }
    List<String> broken = new ArrayList<>();
    requireGone(world.call(kind.delete(), path(world, kind.delete())), broken);
    return broken;
  }

  private static Optional<String> deleted(LawWorld world, LawKind kind) {
    ControlPlaneCall deleted = world.call(kind.delete(), path(world, kind.delete()));
    return deleted.status() == kind.delete().status()
        ? Optional.empty()
        : Optional.of(deleted.toString());
  }

  private static void requireGone(ControlPlaneCall called, List<String> broken) {
    if (called.status() != GONE) {
      broken.add(called.toString());
    }
  }

  private static ObjectNode path(LawWorld world, Operation operation) {
    return world.path(LawKind.parameters(operation));
  }

  /** The path, and members that are good without what is gone. */
  private static ObjectNode members(LawWorld world, Operation operation) {
    ObjectNode members = path(world, operation);
    String name = operation.name();
    boolean creates = name.startsWith("Create");
    if (creates || name.startsWith("Update")) {
      LawKind kind = LawKind.named(name.substring("Create".length()));
      Samples.given(kind).stream()
          .filter(sample -> operation.input().members().containsKey(sample.member()))
          .filter(sample -> creates || isRequired(operation, sample))
          .map(Sample::member)
          .filter(member -> !members.has(member))
          .forEach(
              member -> {
                String value = first(kind, member);
                if (!value.contains("Id}") || isRequired(operation, member)) {
                  members.set(member, world.value(value));
                }
              });
    }
    return members;
  }

  private static boolean isRequired(Operation operation, Sample sample) {
    return isRequired(operation, sample.member());
  }

  private static boolean isRequired(Operation operation, String member) {
    return LawKind.member(operation, member).filter(Member::required).isPresent();
  }

  private static String first(LawKind kind, String member) {
    return Samples.given(kind).stream()
        .filter(sample -> sample.member().equals(member))
        .map(sample -> sample.values().get(0))
        .findFirst()
        .orElseThrow();
  }
}
