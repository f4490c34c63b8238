package dev.framegate.gateway.edge;

import dev.framegate.gateway.deploy.Snapshot;

/** A snapshot whose content nobody here reads. */
final class SomeSnapshot {
  private SomeSnapshot() {}

  static Snapshot create() {
    return new Snapshot();
  }
}
