package dev.framegate.gateway.internal.management;

/** Why a connection id led nowhere. */
public enum ConnectionAbsence {
  /** No connection has this id: it ended, or never existed. */
  UNKNOWN,
  /** Its {@code $connect} has not ended yet. */
  NOT_ESTABLISHED,
  /** It belongs to another stage or API. */
  ELSEWHERE
}
