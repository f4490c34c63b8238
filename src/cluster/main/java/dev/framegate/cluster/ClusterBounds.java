package dev.framegate.cluster;

import java.time.Duration;

/** The figures of a cluster: no queue and no wait is without a limit. */
final class ClusterBounds {
  /** A gateway that has not renewed its lease for this long has ended for the others. */
  static final Duration LEASE = Duration.ofSeconds(10);

  /** Between two renewals, and between two looks at the leases of others. */
  static final Duration BEAT = Duration.ofSeconds(1);

  static final Duration CONNECT_TIME = Duration.ofSeconds(2);
  static final Duration RECONNECT_PAUSE = Duration.ofMillis(250);

  /** A server that answers no ping for three of these is given up. */
  static final Duration PING = Duration.ofSeconds(1);

  static final int PINGS_UNANSWERED = 3;

  /** An answer of NATS itself. */
  static final Duration REQUEST_TIME = Duration.ofSeconds(2);

  /** How often requests are looked through for those that are overdue. */
  static final Duration OVERDUE_CHECK = Duration.ofMillis(500);

  /** Until all that a bucket holds has been read. */
  static final Duration CATCH_UP_TIME = Duration.ofSeconds(10);

  /** To read all buckets when a gateway joins. */
  static final int JOIN_ATTEMPTS = 3;

  /** Between two attempts at what NATS did not answer. */
  static final Duration TRY_AGAIN = Duration.ofSeconds(1);

  /** An operation that other gateways' operations keep overtaking. */
  static final int OPERATION_ATTEMPTS = 50;

  /** An answer of the gateway that holds a connection. */
  static final Duration CALLBACK_TIME = Duration.ofSeconds(10);

  /** Callbacks that wait for other gateways. */
  static final int CALLBACKS_IN_FLIGHT = 10_000;

  /** Callbacks of other gateways that wait here, and their bytes. */
  static final long CALLBACKS_WAITING = 20_000;

  static final long CALLBACK_BYTES_WAITING = 256L * 1024 * 1024;

  /** New connections whose record is being written. */
  static final int RECORDS_IN_FLIGHT = 10_000;

  /** {@code $disconnect} routes that run at a time for a gateway that has ended. */
  static final int TAKEOVERS_IN_FLIGHT = 64;

  /** The longest call of a route, and a little more. */
  static final Duration DISCONNECT_TIME = Duration.ofSeconds(35);

  /** A server of NATS has by then made an erasure durable. */
  static final Duration ERASE_AFTER = Duration.ofMinutes(3);

  /** In which the callbacks that have arrived are answered before the connection ends. */
  static final Duration CLOSE_TIME = Duration.ofSeconds(1);

  /** In which the connections of a gateway that stops are closed, one after another. */
  static final Duration DRAIN_TIME = Duration.ofSeconds(10);

  /** Closed within a second at least while a gateway stops. */
  static final int DRAIN_RATE = 200;

  static final Duration SETTLE_CHECK = Duration.ofMillis(20);

  /** Around a payload in a message of NATS: subject, headers, names. */
  static final int ENVELOPE_BYTES = 4 * 1024;

  private ClusterBounds() {}
}
