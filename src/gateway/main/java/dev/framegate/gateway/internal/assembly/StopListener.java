package dev.framegate.gateway.internal.assembly;

/** Is told when a gateway stops. The calls may block, for a limited time. */
public interface StopListener {
  /** Does nothing. */
  StopListener NONE = new StopListener() {};

  /** Before the connections are closed. */
  default void stopping() {}

  /** After everything has ended. Called also when a start fails. */
  default void stopped() {}
}
