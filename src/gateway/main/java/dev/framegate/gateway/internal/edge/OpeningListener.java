package dev.framegate.gateway.internal.edge;

/** Is told of each connection that opens, before its first message. */
@FunctionalInterface
public interface OpeningListener {
  /** Does nothing. */
  OpeningListener NONE = connection -> {};

  /** Must not block. */
  void opened(OpenConnection connection);
}
