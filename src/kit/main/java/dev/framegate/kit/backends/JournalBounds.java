package dev.framegate.kit.backends;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/**
 * How many requests the backend remembers, and how much memory they take. Safe for many threads.
 */
final class JournalBounds {
  private static final int HEADERS = 8_192;

  private final Deque<Remembered> requests = new ArrayDeque<>();
  private final int mostRequests;
  private final long mostBytes;
  private long bytes;

  private record Remembered(UUID id, long bytes) {}

  JournalBounds(int mostRequests, long mostBytes) {
    this.mostRequests = mostRequests;
    this.mostBytes = mostBytes;
  }

  /**
   * Counts one more.
   *
   * @return those to be forgotten for it, the oldest first
   */
  synchronized List<UUID> add(UUID id, int body) {
    requests.add(new Remembered(id, HEADERS + body));
    bytes += HEADERS + body;
    List<UUID> forgotten = new ArrayList<>();
    while (requests.size() > mostRequests || bytes > mostBytes) {
      Remembered oldest = requests.remove();
      bytes -= oldest.bytes();
      forgotten.add(oldest.id());
    }
    return forgotten;
  }
}
