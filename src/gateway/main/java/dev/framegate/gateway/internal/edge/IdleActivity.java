package dev.framegate.gateway.internal.edge;

/** Kinds of traffic, of which some reset the idle time of a connection. */
enum IdleActivity {
  MESSAGE_IN,
  MESSAGE_OUT,
  /** A client's ping or pong. */
  CONTROL_IN
}
