package dev.framegate.gateway.management;

import dev.framegate.gateway.http.Answer;
import dev.framegate.gateway.http.Call;

/** DeleteConnection: the client sees 1000, and {@code $disconnect} runs with it (MGT-003). */
public record Delete() implements ClientOperation {
  @Override
  public Answer apply(Client client, Call call) {
    return client.end() ? Answer.of(204) : Problems.gone();
  }
}
