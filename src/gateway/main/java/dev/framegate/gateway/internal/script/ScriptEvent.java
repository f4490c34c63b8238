package dev.framegate.gateway.internal.script;

import dev.framegate.gateway.internal.edge.OpenConnection;
import org.jspecify.annotations.Nullable;

/**
 * Something that a client or a backend did.
 *
 * @param text for the journal
 * @param message what a client sent; empty for other kinds
 * @param connection the one that opened; null for other kinds
 */
record ScriptEvent(Kind kind, String text, String message, @Nullable OpenConnection connection) {
  enum Kind {
    OPENED,
    REFUSED,
    MESSAGE,
    CALLBACK,
    ENDED
  }

  ScriptEvent(Kind kind, String text) {
    this(kind, text, "", null);
  }
}
