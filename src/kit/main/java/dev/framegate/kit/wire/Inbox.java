package dev.framegate.kit.wire;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a connection received and its user has not read yet. Bounded; safe for many threads. */
final class Inbox {
  private final FrameClientLimits bounds;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Arrival<Message>> messages = new ArrayDeque<>();
  private final Deque<Arrival<Pong>> pongs = new ArrayDeque<>();
  private long arrivals;
  private long unasked;
  private boolean endedUnasked;
  private long unreadBytes;
  private @Nullable ConnectionEnd closed;
  private boolean tcpEnded;

  /**
   * A thing that was received.
   *
   * @param number counts up over all that the connection received
   */
  private record Arrival<T>(long number, T thing) {}

  Inbox(FrameClientLimits bounds) {
    this.bounds = bounds;
  }

  /** The first byte of a stimulus goes out now: what ended before did not end because of it. */
  void stimulusBegins() {
    locked(
        () -> {
          endedUnasked = closed != null || tcpEnded;
          unasked = Long.MAX_VALUE;
          return true;
        });
  }

  /** The last byte of a stimulus is out: what was received until now is no answer to it. */
  void stimulusEnds() {
    locked(
        () -> {
          unasked = arrivals;
          return true;
        });
  }

  /** Whether the connection had ended before the stimulus began. */
  boolean endedUnasked() {
    return locked(() -> endedUnasked);
  }

  /** How many of the unread messages came before the end of the stimulus. */
  long unaskedMessages() {
    return locked(() -> messages.stream().filter(m -> m.number() <= unasked).count());
  }

  /** Whether there was room. */
  boolean add(Message message) {
    return locked(
        () -> {
          if (messages.size() >= bounds.unread()
              || unreadBytes + message.payload().length > bounds.unreadBytes()) {
            return false;
          }
          unreadBytes += message.payload().length;
          messages.add(new Arrival<>(++arrivals, message));
          changed.signalAll();
          return true;
        });
  }

  boolean add(Pong pong) {
    return locked(
        () -> {
          if (pongs.size() >= bounds.unread()) {
            return false;
          }
          pongs.add(new Arrival<>(++arrivals, pong));
          changed.signalAll();
          return true;
        });
  }

  /** Remembers the first end that is told, and keeps it before anyone who waits can see it. */
  void close(int code, String reason, Runnable keep) {
    locked(
        () -> {
          if (closed == null) {
            keep.run();
            closed = new ConnectionEnd(code, reason, tcpEnded);
            changed.signalAll();
          }
          return true;
        });
  }

  /**
   * The end of TCP; and of the connection, if nothing was told of that. At once, as whoever waits
   * for a message in vain may then ask how it ended.
   */
  void tcpEnded(int code, String reason, Runnable keep) {
    locked(
        () -> {
          tcpEnded = true;
          close(code, reason, keep);
          changed.signalAll();
          return true;
        });
  }

  /** The first message that matches; those before it stay. Gives up early when no more can come. */
  Optional<Message> await(Duration longest, Predicate<Message> wanted) {
    return await(longest, wanted, () -> 0L);
  }

  /** The same among the messages that came after the stimulus. */
  Optional<Message> answer(Duration longest, Predicate<Message> wanted) {
    return await(longest, wanted, () -> unasked);
  }

  private Optional<Message> await(Duration longest, Predicate<Message> wanted, LongSupplier after) {
    return until(longest, () -> take(wanted, after.getAsLong()), () -> closed != null || tcpEnded);
  }

  /** The first pong that came after the stimulus. */
  Optional<Pong> pong(Duration longest) {
    return until(longest, this::takePong, () -> tcpEnded);
  }

  Optional<ConnectionEnd> closed(Duration longest) {
    return until(longest, this::end, () -> false);
  }

  boolean tcpEnded(Duration longest) {
    return until(longest, () -> tcpEnded ? Optional.of(true) : Optional.empty(), () -> false)
        .isPresent();
  }

  boolean silent(Duration window) {
    return until(
            window,
            () -> messages.isEmpty() && closed == null ? Optional.empty() : Optional.of(true),
            () -> false)
        .isEmpty();
  }

  boolean open() {
    return locked(() -> closed == null && !tcpEnded);
  }

  private Optional<ConnectionEnd> end() {
    return Optional.ofNullable(closed).map(c -> new ConnectionEnd(c.code(), c.reason(), tcpEnded));
  }

  private Optional<Pong> takePong() {
    pongs.removeIf(pong -> pong.number() <= unasked);
    return Optional.ofNullable(pongs.poll()).map(Arrival::thing);
  }

  private Optional<Message> take(Predicate<Message> wanted, long after) {
    for (Iterator<Arrival<Message>> all = messages.iterator(); all.hasNext(); ) {
      Arrival<Message> arrival = all.next();
      Message message = arrival.thing();
      if (arrival.number() > after && wanted.test(message)) {
        all.remove();
        unreadBytes -= message.payload().length;
        return Optional.of(message);
      }
    }
    return Optional.empty();
  }

  private <T> Optional<T> until(
      Duration longest, Supplier<Optional<T>> look, Supplier<Boolean> hopeless) {
    return locked(
        () -> {
          long left = longest.toNanos();
          Optional<T> found = look.get();
          while (found.isEmpty() && left > 0 && !hopeless.get()) {
            try {
              left = changed.awaitNanos(left);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
              return Optional.empty();
            }
            found = look.get();
          }
          return found;
        });
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
