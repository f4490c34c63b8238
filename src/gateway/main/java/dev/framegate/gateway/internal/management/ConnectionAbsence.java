package dev.framegate.gateway.internal.management;

/** The reasons for which a connection id leads to no connection. */
public enum ConnectionAbsence {
  /** No connection has this id: it ended, or never existed. */
  UNKNOWN,
  /** Its {@code $connect} has not ended yet. */
  NOT_ESTABLISHED,
  /** It belongs to another stage or API. */
  ELSEWHERE
}
