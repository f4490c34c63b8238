package dev.framegate.kit.laws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.Operation;
import dev.framegate.kit.control.ControlPlaneCall;
import dev.framegate.kit.control.ControlPlaneClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Of two writers at the same time, neither undoes what the other did. */
public final class WritersLaw {
  private static final int WRITERS = 2;

  /** A service may refuse a writer that comes too early; then its change is not there. */
  private static final Set<Integer> NOT_NOW = Set.of(409, 429);

  private WritersLaw() {}

  /**
   * Two clients change different members of one resource. What does not hold, a phrase each.
   *
   * @param clients makes one for each writer
   */
  public static List<String> broken(
      LawWorld world, LawKind kind, Supplier<ControlPlaneClient> clients) {
    world.made(kind);
    List<Sample> samples = Samples.changing(kind).subList(0, WRITERS);
    List<ObjectNode> changes = samples.stream().map(sample -> change(world, kind, sample)).toList();
    List<ControlPlaneCall> calls = atOnce(kind.operation("Update").orElseThrow(), changes, clients);
    JsonNode after = world.read(kind).json();
    List<String> broken = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      String member = samples.get(i).member();
      JsonNode given = calls.get(i).members().path(member);
      if (!calls.get(i).succeeded()) {
        if (!NOT_NOW.contains(calls.get(i).status())) {
          broken.add(calls.get(i).toString());
        }
      } else if (!Told.as(given, after.path(member))) {
        broken.add(
            "%s is %s, though the writer of %s was answered with %d"
                .formatted(
                    member,
                    Told.shown(after.path(member)),
                    Told.shown(given),
                    calls.get(i).status()));
      }
    }
    return broken;
  }

  private static ObjectNode change(LawWorld world, LawKind kind, Sample sample) {
    ObjectNode members = world.update(kind);
    members.set(sample.member(), world.value(sample.values().get(1)));
    return members;
  }

  private static List<ControlPlaneCall> atOnce(
      Operation operation, List<ObjectNode> changes, Supplier<ControlPlaneClient> clients) {
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try {
      return changes.stream()
          .map(
              change ->
                  CompletableFuture.supplyAsync(
                      () -> clients.get().call(operation, change), threads))
          .toList()
          .stream()
          .map(WritersLaw::joined)
          .toList();
    } finally {
      threads.shutdownNow();
    }
  }

  /** What ended a call ends the scenario: where the target cannot be called, it is skipped. */
  private static ControlPlaneCall joined(CompletableFuture<ControlPlaneCall> call) {
    try {
      return call.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException ended) {
        throw ended;
      }
      throw e;
    }
  }

  /** Whether a kind has members enough for two writers. */
  public static boolean concerns(LawKind kind) {
    return Samples.changing(kind).size() >= WRITERS;
  }
}
