package dev.framegate.gateway.internal.management;

import dev.framegate.gateway.internal.http.Answer;
import dev.framegate.gateway.internal.http.Call;

/** What one operation does with the client it was meant for. Must not block. */
@FunctionalInterface
public interface ClientOperation {
  Answer apply(Client client, Call call);
}
