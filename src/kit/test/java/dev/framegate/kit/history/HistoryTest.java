package dev.framegate.kit.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framegate.kit.run.FaultyProxy;
import dev.framegate.kit.run.FaultyProxy.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Histories of the gateway: whatever happens at once, nothing is lost, doubled or out of order. */
final class HistoryTest {
  private static final int CLIENTS = 6;
  private static final int MESSAGES = Integer.getInteger("framegate.history.messages", 60);
  private static final int DEPLOYMENTS = 12;
  private static final long SEED = Long.getLong("framegate.seed", 20_261_129);

  @Test
  void nothingIsLostOrDoubledOverRedeployments() throws Exception {
    try (HistoryRun run = new HistoryRun(SEED)) {
      run.run(run.address().getAuthority(), CLIENTS, MESSAGES, DEPLOYMENTS, () -> {});

      List<HistoryEvent> history = whole(run);
      assertThat(history).hasSizeGreaterThan(2 * CLIENTS * MESSAGES);
      assertThat(HistoryCheck.violations(history)).isEmpty();
    }
  }

  /** A network that fails ends connections, and neither doubles nor reorders anything. */
  @ParameterizedTest
  @EnumSource(
      value = FaultyProxy.Kind.class,
      names = {"TRUNCATE", "RESET"})
  void norOverANetworkThatFails(FaultyProxy.Kind kind) throws Exception {
    try (HistoryRun run = new HistoryRun(SEED);
        FaultyProxy network = new FaultyProxy(run.address())) {
      run.run(
          network.authority(),
          CLIENTS,
          MESSAGES,
          DEPLOYMENTS,
          () -> network.fails(new Fault(kind, 3)));

      List<HistoryEvent> history = whole(run);
      assertThat(history).anyMatch(event -> event.kind() == HistoryEvent.Kind.BROKEN);
      assertThat(HistoryCheck.violations(history)).isEmpty();
    }
  }

  /** The history once every connection had its $disconnect, which comes after the end. */
  private static List<HistoryEvent> whole(HistoryRun run) {
    await().atMost(Duration.ofSeconds(20)).until(() -> run.disconnects() >= CLIENTS);
    return run.events();
  }
}
