package dev.framegate.kit.run.liars;

import java.io.IOException;

/** What a liar does on a connection whose handshake was accepted. */
interface Lie {
  /**
   * What goes out in one piece with the handshake's answer, before the client can send anything.
   */
  default void welcome(LiarConnection client) throws IOException {}

  /** What it does for a frame of the client. */
  default void heard(LiarConnection client, LiarFrame frame) throws IOException {}

  /** What it says instead of a frame of the gateway; only of a lie that asks the gateway. */
  default LiarFrame instead(LiarConnection client, LiarFrame said) {
    return said;
  }

  /** Whether the gateway hears what the client sends. */
  default boolean asksGateway() {
    return false;
  }
}
