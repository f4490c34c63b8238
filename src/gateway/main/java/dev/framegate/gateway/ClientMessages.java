package dev.framegate.gateway;

import dev.framegate.gateway.internal.limits.ServerBounds;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a client receives, in its order, and how its connection ends. */
final class ClientMessages implements WebSocket.Listener {
  private static final int NO_CLOSE_FRAME = 1006;

  private final StringBuilder partial = new StringBuilder();
  private final List<String> received = new ArrayList<>();
  private int taken;
  private int code;
  private String end = "";

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      add(socket, partial.toString());
      partial.setLength(0);
    }
    socket.request(1);
    return null;
  }

  private synchronized void add(WebSocket socket, String text) {
    if (received.size() == ServerBounds.CLIENT_MESSAGES && taken > 0) {
      received.remove(0);
      taken--;
    }
    if (received.size() < ServerBounds.CLIENT_MESSAGES) {
      received.add(text);
      notifyAll();
    } else {
      socket.abort();
      ended(
          NO_CLOSE_FRAME,
          "left by the client after %d messages that were not waited for"
              .formatted(ServerBounds.CLIENT_MESSAGES));
    }
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
    ended(status, "closed with %d%s".formatted(status, reason.isEmpty() ? "" : " " + reason));
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    ended(NO_CLOSE_FRAME, "lost without a close frame: " + error.getMessage());
  }

  private synchronized void ended(int status, String how) {
    if (end.isEmpty()) {
      code = status;
      end = how;
      notifyAll();
    }
  }

  synchronized Optional<String> next(Predicate<String> wanted, Duration atMost) {
    String[] found = new String[1];
    await(
        () -> {
          while (found[0] == null && taken < received.size()) {
            String text = received.get(taken++);
            if (wanted.test(text)) {
              found[0] = text;
            }
          }
          return found[0] != null || !end.isEmpty();
        },
        atMost);
    return Optional.ofNullable(found[0]);
  }

  synchronized OptionalInt end(Duration atMost) {
    await(() -> !end.isEmpty(), atMost);
    return end.isEmpty() ? OptionalInt.empty() : OptionalInt.of(code);
  }

  synchronized List<String> all() {
    return List.copyOf(received);
  }

  private synchronized void await(BooleanSupplier condition, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    long left = atMost.toNanos();
    while (!condition.getAsBoolean() && left > 0) {
      try {
        TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, TimeUnit.MILLISECONDS.toNanos(1)));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      left = deadline - System.nanoTime();
    }
  }

  @Override
  public synchronized String toString() {
    return "received so far: %s; %s"
        .formatted(
            received.isEmpty()
                ? "nothing"
                : received.stream().map(text -> '"' + text + '"').collect(Collectors.joining(", ")),
            end.isEmpty() ? "the connection is open" : end);
  }
}
