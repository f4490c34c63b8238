package dev.framegate.gateway.internal.edge;

/** What passes on a connection, for the question what keeps it from being idle. */
enum IdleActivity {
  MESSAGE_IN,
  MESSAGE_OUT,
  /** A client's ping or pong. */
  CONTROL_IN
}
