package dev.framegate.kit.libraries;

import java.net.URI;

/** A client library, used as its documentation shows it. */
interface ObservedClient extends AutoCloseable {
  /** The head of its column. */
  String name();

  /** Begins to connect. What fails is seen by the connection. */
  ObservedConnection connect(URI address) throws Exception;

  @Override
  default void close() throws Exception {}
}
