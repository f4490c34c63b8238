package dev.framegate.junit;

/** How long a gateway of tests lives. */
public enum GatewayLifecycle {
  /** One gateway for all tests of the class, and of the classes nested in it. */
  PER_CLASS,
  /** A gateway for each test. */
  PER_METHOD
}
