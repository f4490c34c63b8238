package dev.framegate.kit.explore;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A stage as the model knows it. */
final class StageModel {
  private @Nullable Snapshot snapshot;
  private String deployment = "";
  private final Map<String, String> variables = new TreeMap<>();
  private boolean closed;

  /** What it serves; empty before a deployment. */
  Optional<Snapshot> snapshot() {
    return Optional.ofNullable(snapshot);
  }

  /** The name that the model gave the deployment; empty before there is one. */
  String deployment() {
    return deployment;
  }

  void serve(String name, Snapshot served) {
    deployment = name;
    snapshot = served;
  }

  Map<String, String> variables() {
    return variables;
  }

  /** Whether its throttle refuses everything. */
  boolean closed() {
    return closed;
  }

  void close(boolean throttled) {
    closed = throttled;
  }
}
