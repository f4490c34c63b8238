package dev.framegate.junit;

import dev.framegate.gateway.StageClient;
import dev.framegate.gateway.journal.GatewayJournal;

/** Assertions that wait. They can be imported beside those of AssertJ. */
public final class GatewayAssertions {
  private GatewayAssertions() {}

  /** Assertions on what a client receives. */
  public static ClientAssert assertThat(StageClient client) {
    return new ClientAssert(client);
  }

  /** Assertions on what happened on a gateway. */
  public static JournalAssert assertThat(GatewayJournal journal) {
    return new JournalAssert(journal);
  }
}
