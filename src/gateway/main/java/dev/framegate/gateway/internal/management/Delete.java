package dev.framegate.gateway.internal.management;

import dev.framegate.gateway.internal.http.Answer;
import dev.framegate.gateway.internal.http.Call;

/** DeleteConnection: the client sees 1000, and {@code $disconnect} runs with it (MGT-003). */
public record Delete() implements ClientOperation {
  @Override
  public Answer apply(Client client, Call call) {
    return client.end() ? Answer.of(204) : Problems.gone();
  }
}
