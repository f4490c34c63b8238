package dev.framegate.gateway.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.framegate.gateway.settings.ScriptExpectation.Kind;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a gateway does to its clients, and what it expects of them, in order. Expectations are about
 * what comes after the step before. Steps about a connection are about the one that an expectation
 * saw last.
 */
public record Script(List<ScriptStep> steps) {
  public Script {
    steps = List.copyOf(steps);
  }

  /**
   * Reads a file of YAML or JSON.
   *
   * @throws dev.framegate.settings.SettingsException if the file cannot be read, has no steps, or
   *     holds a step that is not one
   */
  public static Script read(Path file) {
    return ScriptFile.read(file);
  }

  /** A builder of a script without steps. */
  public static Builder builder() {
    return new Builder();
  }

  /** Adds steps. */
  public static final class Builder {
    private final List<ScriptStep> steps = new ArrayList<>();
    private String place = "";

    private Builder() {}

    /** Where the next step stands. */
    Builder at(String other) {
      place = other;
      return this;
    }

    public Builder send(String text) {
      return add("send " + text, actor -> actor.send(text));
    }

    /** Closes the connection with a code that a close frame can carry. */
    public Builder close(int code, String reason) {
      return add("close with " + code, actor -> actor.close(code, reason));
    }

    /** Ends the connection without a close frame. */
    public Builder drop() {
      return add("drop the connection", ScriptActor::drop);
    }

    /** Refuses the next handshakes. */
    public Builder refuse(int status, int times) {
      return add(
          "refuse %d handshake%s with %d".formatted(times, times == 1 ? "" : "s", status),
          actor -> actor.refuse(status, times));
    }

    /** Delays answers to handshakes and messages from now on. */
    public Builder delay(Duration by) {
      return add("delay answers by " + inSeconds(by), actor -> actor.delay(by));
    }

    /** Lets time pass. */
    public Builder pause(Duration time) {
      return add("wait " + inSeconds(time), actor -> actor.pause(time));
    }

    /** Answers callbacks with 410, 413 or 429 from now on; with 200, as usual. */
    public Builder answerCallbacks(int status) {
      return add("answer callbacks with " + status, actor -> actor.answerCallbacks(status));
    }

    public Builder expectConnection(Duration within) {
      return expect(new ScriptExpectation(Kind.CONNECTION, MissingNode.getInstance()), within);
    }

    /** Expects that no client tries to connect. */
    public Builder expectNoConnection(Duration within) {
      return expect(new ScriptExpectation(Kind.NO_CONNECTION, MissingNode.getInstance()), within);
    }

    /** Expects a message that has these members, and perhaps others. */
    public Builder expectMessage(JsonNode like, Duration within) {
      return expect(new ScriptExpectation(Kind.MESSAGE, like), within);
    }

    /** Expects any message. */
    public Builder expectMessage(Duration within) {
      return expectMessage(MissingNode.getInstance(), within);
    }

    /** Expects that a backend posts to a connection, whatever the answer. */
    public Builder expectCallback(Duration within) {
      return expect(new ScriptExpectation(Kind.CALLBACK, MissingNode.getInstance()), within);
    }

    /** Expects that the connection ends. */
    public Builder expectEnd(Duration within) {
      return expect(new ScriptExpectation(Kind.END, MissingNode.getInstance()), within);
    }

    Builder expect(ScriptExpectation expected, Duration within) {
      return add(
          "expect %s within %s".formatted(expected, inSeconds(within)),
          actor -> actor.expect(expected, within));
    }

    public Script build() {
      return new Script(steps);
    }

    private Builder add(String text, Function<ScriptActor, Optional<String>> action) {
      steps.add(
          new ScriptStep(text, place.isEmpty() ? "step " + (steps.size() + 1) : place, action));
      return this;
    }

    private static String inSeconds(Duration time) {
      return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }
  }
}
