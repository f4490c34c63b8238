package dev.framegate.junit;

import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.journal.GatewayJournal;
import java.util.function.UnaryOperator;

/** A gateway with its journal, closed by JUnit with the store that it is in. */
record RunningTestGateway(Gateway gateway, GatewayJournal journal) implements AutoCloseable {
  static RunningTestGateway start(UnaryOperator<Gateway.Builder> settings) {
    GatewayJournal journal = new GatewayJournal();
    return new RunningTestGateway(
        settings.apply(Gateway.builder().journal(journal)).start(), journal);
  }

  @Override
  public void close() {
    gateway.close();
  }
}
