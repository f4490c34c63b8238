package dev.framegate.kit.libraries;

import java.util.List;

/** A connection of a library with callbacks. */
record CallbackConnection(
    Observations seen, Action<String> text, Action<byte[]> binary, Action<Void> shut)
    implements ObservedConnection {
  /** A call of the library. */
  interface Action<T> {
    void on(T argument) throws Exception;
  }

  @Override
  public void awaitOpen() throws Exception {
    seen.awaitOpen();
  }

  @Override
  public void send(String message) throws Exception {
    text.on(message);
  }

  @Override
  public void send(byte[] message) throws Exception {
    binary.on(message);
  }

  @Override
  public String received() throws Exception {
    return seen.received();
  }

  @Override
  public List<String> seenOfTheEnd() throws Exception {
    return seen.untilTheEnd();
  }

  @Override
  public void close() throws Exception {
    shut.on(null);
  }
}
