package dev.framegate.gateway.journal;

import dev.framegate.gateway.internal.limits.ServerBounds;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Keeps what happens on a gateway, in the order in which it ended: the latest 10,000 entries with
 * at most 16 million characters. Thread-safe.
 */
public final class GatewayJournal implements Consumer<JournalEntry> {
  private final Deque<JournalEntry> entries = new ArrayDeque<>();
  private long characters;
  private long dropped;

  /** Adds an entry, in place of the oldest ones if there are too many. */
  @Override
  public void accept(JournalEntry entry) {
    synchronized (entries) {
      entries.add(entry);
      characters += entry.text().length();
      while (entries.size() > ServerBounds.JOURNAL_ENTRIES
          || characters > ServerBounds.JOURNAL_CHARACTERS) {
        characters -= entries.remove().text().length();
        dropped++;
      }
      entries.notifyAll();
    }
  }

  /** All entries, the oldest first. */
  public List<JournalEntry> entries() {
    synchronized (entries) {
      return List.copyOf(entries);
    }
  }

  /** The entries of a kind, the oldest first. */
  public List<JournalEntry> entries(JournalEntry.Kind kind) {
    return entries().stream().filter(entry -> entry.kind() == kind).toList();
  }

  /** The number of entries that newer ones have replaced. */
  public long dropped() {
    synchronized (entries) {
      return dropped;
    }
  }

  /**
   * The oldest entry that is wanted, for which this waits.
   *
   * @return empty if there is none within the time
   */
  public Optional<JournalEntry> await(Predicate<JournalEntry> wanted, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    synchronized (entries) {
      while (true) {
        Optional<JournalEntry> found = entries.stream().filter(wanted).findFirst();
        long left = deadline - System.nanoTime();
        if (found.isPresent() || left <= 0) {
          return found;
        }
        try {
          TimeUnit.NANOSECONDS.timedWait(entries, Math.max(left, TimeUnit.MILLISECONDS.toNanos(1)));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return Optional.empty();
        }
      }
    }
  }

  /** Forgets all entries. */
  public void clear() {
    synchronized (entries) {
      entries.clear();
      characters = 0;
      dropped = 0;
    }
  }

  /** A line for each entry. */
  @Override
  public String toString() {
    return entries().stream().map(JournalEntry::toString).collect(Collectors.joining("\n"));
  }
}
