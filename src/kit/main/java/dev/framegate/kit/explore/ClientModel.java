package dev.framegate.kit.explore;

import org.jspecify.annotations.Nullable;

/** A connected client as the model knows it. Times are minutes on the model's clock. */
final class ClientModel {
  private final String stage;
  private final int openedAt;
  private int surelyActive;
  private int maybeActive;
  private @Nullable Exchange unfinished;

  ClientModel(String stage, int now) {
    this.stage = stage;
    this.openedAt = now;
    this.surelyActive = now;
    this.maybeActive = now;
  }

  /** The stage on which it was opened. */
  String stage() {
    return stage;
  }

  int openedAt() {
    return openedAt;
  }

  /** A message that was answered: it restarts the ten minutes. */
  void active(int now) {
    surelyActive = now;
    maybeActive = now;
  }

  /** Something of which no document says whether it restarts the ten minutes. */
  void maybeActive(int now) {
    maybeActive = now;
  }

  int surelyActive() {
    return surelyActive;
  }

  int lastMaybeActive() {
    return maybeActive;
  }

  /** The message of which the first half was sent. */
  @Nullable Exchange unfinished() {
    return unfinished;
  }

  void unfinished(@Nullable Exchange message) {
    unfinished = message;
  }
}
