package dev.framegate.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.gateway.internal.limits.ServerBounds;
import dev.framegate.gateway.journal.JournalEntry.Kind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class GatewayJournalTest {
  private final GatewayJournal journal = new GatewayJournal();

  @Test
  void theOldestEntriesGiveWayToNewerOnes() {
    for (int i = 0; i <= ServerBounds.JOURNAL_ENTRIES; i++) {
      journal.accept(entry().withText(String.valueOf(i)));
    }

    assertThat(journal.entries()).hasSize(ServerBounds.JOURNAL_ENTRIES);
    assertThat(journal.entries().get(0).text()).isEqualTo("1");
    assertThat(journal.dropped()).isEqualTo(1);
  }

  @Test
  void longTextsTakeThePlaceOfSeveralEntries() {
    String half = "x".repeat(ServerBounds.JOURNAL_CHARACTERS / 2);
    journal.accept(entry().withText(half));
    journal.accept(entry().withText(half));
    journal.accept(entry().withText("y"));

    assertThat(journal.entries()).hasSize(2);
  }

  @Test
  void anEntryIsAwaited() {
    Thread writer = new Thread(() -> journal.accept(entry().withRoute("greet")));
    writer.start();

    assertThat(journal.await(entry -> entry.route().equals("greet"), Duration.ofSeconds(5)))
        .isPresent();
    assertThat(journal.await(entry -> entry.route().equals("other"), Duration.ofMillis(1)))
        .isEmpty();
  }

  @Test
  void aLineHoldsNoControlCharactersAndLongTextsAreCut() {
    JournalEntry entry =
        JournalEntry.of(Instant.EPOCH, Kind.HANDSHAKE)
            .withStatus(403)
            .withStage("a1", "test")
            .withText("GET /\n\u001b[31m\u202e" + "x".repeat(300))
            .withReason("there is no API \"a1\"");

    assertThat(entry.toString())
        .startsWith("HANDSHAKE   403 a1/test GET /\\u000a\\u001b[31m\\u202exxx")
        .endsWith("x... (312 characters): there is no API \"a1\"");
  }

  private static JournalEntry entry() {
    return JournalEntry.of(Instant.EPOCH, Kind.MESSAGE);
  }
}
