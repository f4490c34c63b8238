package dev.framegate.gateway.management;

import dev.framegate.gateway.http.Answer;
import dev.framegate.gateway.http.Call;

/** What one operation does with the client it was meant for. Must not block. */
@FunctionalInterface
public interface ClientOperation {
  Answer apply(Client client, Call call);
}
