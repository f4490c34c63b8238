package dev.framegate.kit.libraries;

import java.util.List;

/** A connection of a client library, as the library's user sees it. */
interface ObservedConnection extends AutoCloseable {
  /** Returns once the client may send. */
  void awaitOpen() throws Exception;

  void send(String text) throws Exception;

  void send(byte[] binary) throws Exception;

  /** The next message. */
  String received() throws Exception;

  /** What the library shows of the end, from the first callback or exception to its last. */
  List<String> seenOfTheEnd() throws Exception;
}
