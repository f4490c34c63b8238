package dev.framegate.kit.libraries;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What callbacks of a library have told. Thread-safe. */
final class Observations {
  private static final long LONGEST_SECONDS = 60;
  private static final int LONGEST_MESSAGE = 110;

  private final CompletableFuture<Void> opened = new CompletableFuture<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final List<String> seen = new ArrayList<>();

  void opened() {
    opened.complete(null);
  }

  void message(String text) {
    messages.add(text);
  }

  /** A callback, after which there may be others. */
  synchronized void saw(String callback) {
    if (!ended.isDone()) {
      seen.add(callback);
    }
  }

  /** The last callback. */
  void ended(String callback) {
    saw(callback);
    ended.complete(null);
  }

  /** The callback before was the last one. */
  void ended() {
    ended.complete(null);
  }

  void awaitOpen() throws Exception {
    await(opened, "the connection did not open");
  }

  String received() throws Exception {
    String text = messages.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
    if (text == null) {
      throw new AssertionError(
          "no message within %d s; seen: %s".formatted(LONGEST_SECONDS, all()));
    }
    return text;
  }

  List<String> untilTheEnd() throws Exception {
    await(ended, "the client saw no end");
    return all();
  }

  private void await(CompletableFuture<Void> stage, String otherwise) throws Exception {
    try {
      stage.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(
          "%s within %d s; seen: %s".formatted(otherwise, LONGEST_SECONDS, all()), e);
    }
  }

  private synchronized List<String> all() {
    return List.copyOf(seen);
  }

  /** The class of an exception, and its message if it has one. */
  static String of(Throwable thrown) {
    Throwable cause = unwrapped(thrown);
    String message = cause.getMessage();
    return cause.getClass().getSimpleName()
        + (message == null || message.isBlank() ? "" : ": " + shape(message));
  }

  static Throwable unwrapped(Throwable thrown) {
    return (thrown instanceof CompletionException || thrown instanceof ExecutionException)
            && thrown.getCause() != null
        ? unwrapped(thrown.getCause())
        : thrown;
  }

  /** A text without what differs from run to run. */
  static String shape(String text) {
    String line =
        text.lines()
            .findFirst()
            .orElse("")
            .replaceAll("[\\w.]*/?127\\.0\\.0\\.1:\\d+", "HOST:PORT")
            .replaceAll("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])", "")
            .replaceAll("(wss?|https?)://HOST:PORT\\S*", "$1://HOST:PORT/...");
    return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "...";
  }
}
