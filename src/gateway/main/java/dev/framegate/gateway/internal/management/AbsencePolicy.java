package dev.framegate.gateway.internal.management;

import dev.framegate.gateway.internal.http.ServerResponse;

/** The answers for connection ids that lead to no connection. */
@FunctionalInterface
public interface AbsencePolicy {
  /** 410, whatever the reason (MGT-004, MGT-006, MGT-018). */
  AbsencePolicy AWS = absence -> ManagementErrors.gone();

  ServerResponse answer(ConnectionAbsence absence);
}
