package dev.framegate.kit.targets.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.kit.io.BoundedJson;
import dev.framegate.kit.io.WellFormedText;
import dev.framegate.kit.targets.OutputTail;
import dev.framegate.kit.targets.TargetUnavailableException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program that is asked one line of JSON at a time and answers each with one. Its standard error
 * is kept, to be shown where it fails. Safe for many threads, of which one asks at a time.
 */
final class AdapterProcess {
  private static final Duration TO_END = Duration.ofSeconds(10);
  private static final Duration AT_ONCE = Duration.ofMillis(200);
  private static final int SHOWN = 200;

  private final String command;
  private final Duration longest;
  private final Process process;
  private final OutputTail errors;
  private final BoundedLines answers;

  /**
   * Starts the program.
   *
   * @param longest that an answer may take
   * @throws TargetUnavailableException where it cannot be started
   */
  AdapterProcess(List<String> words, Duration longest) {
    this.command = String.join(" ", words);
    this.longest = longest;
    try {
      process = new ProcessBuilder(words).start();
    } catch (IOException e) {
      throw new TargetUnavailableException(
          "the adapter '%s' cannot be started: %s".formatted(command, e.getMessage()));
    }
    errors = new OutputTail(process.getErrorStream());
    answers = new BoundedLines(process.getInputStream());
  }

  /**
   * Asks, and returns the answer.
   *
   * @throws TargetUnavailableException where there is none in time, or it is an error or no object
   */
  synchronized JsonNode ask(ObjectNode question) {
    String what = question.path("do").asText();
    write(what, question);
    Optional<String> line;
    try {
      line = answers.next(longest);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(what, "was not awaited, as the run was stopped");
    }
    if (line.isEmpty()) {
      throw answers.ended()
          ? failed(what, "ended%s before it answered".formatted(exitCode()))
          : failed(
              what,
              String.format(
                  Locale.ROOT,
                  "did not answer within %.1f s ('answer-within')",
                  longest.toMillis() / 1000.0));
    }
    JsonNode answer = parsed(what, line.get());
    if (answer.path("error").isTextual()) {
      throw failed(what, "answered: " + answer.path("error").asText());
    }
    return answer;
  }

  private void write(String what, ObjectNode question) {
    try {
      OutputStream in = process.getOutputStream();
      in.write((question + "\n").getBytes(StandardCharsets.UTF_8));
      in.flush();
    } catch (IOException e) {
      answers.awaitEnd(TO_END);
      throw failed(what, "ended%s before it was asked".formatted(exitCode()));
    }
  }

  private JsonNode parsed(String what, String line) {
    String problem = "is no JSON";
    if (line.length() > BoundedLines.MOST_CHARACTERS) {
      problem = "has more than %,d characters".formatted(BoundedLines.MOST_CHARACTERS);
    } else {
      try {
        JsonNode answer = BoundedJson.read(line);
        if (answer.isObject()) {
          return answer;
        }
        problem = "is no JSON object";
      } catch (JsonProcessingException e) {
        // As said above.
      }
    }
    throw failed(
        what,
        "answered with a line that %s: %s. An answer is one line with a JSON object; standard output is for answers only"
            .formatted(problem, WellFormedText.head(line, SHOWN)));
  }

  private String exitCode() {
    try {
      return process.waitFor(1, TimeUnit.SECONDS) ? " with exit code " + process.exitValue() : "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /** A failure of the adapter, asked for this. */
  TargetUnavailableException failed(String what, String how) {
    errors.awaitEnd(process.isAlive() ? Duration.ofMillis(1) : Duration.ofSeconds(1));
    String printed = errors.text();
    return new TargetUnavailableException(
        "asked to '%s', the adapter '%s' %s.%s"
            .formatted(
                what, command, how, printed.isEmpty() ? "" : " Its standard error:\n" + printed));
  }

  /** Gives it time to end by itself. */
  void stop() {
    end(TO_END);
  }

  /** Ends it although it was not asked to stop. */
  void abort() {
    end(AT_ONCE);
  }

  /** Closes its input; then ends it and what it has started. */
  private void end(Duration grace) {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It has ended.
    }
    try {
      if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        all.forEach(ProcessHandle::destroy);
        if (!process.waitFor(TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
          all.forEach(ProcessHandle::destroyForcibly);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      all.forEach(ProcessHandle::destroyForcibly);
    }
    all.forEach(ProcessHandle::destroy);
  }
}
