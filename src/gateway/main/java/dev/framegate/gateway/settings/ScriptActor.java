package dev.framegate.gateway.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * Carries out the steps of a {@link Script}. Each method returns what happened instead, or nothing
 * where the step went as it should.
 */
public interface ScriptActor {
  /** Sends a message to the connection that an expectation saw last. */
  Optional<String> send(String text);

  /** Sends a close frame to that connection. */
  Optional<String> close(int code, String reason);

  /** Ends that connection without a close frame. */
  Optional<String> drop();

  /** Refuses the next handshakes with a status. */
  Optional<String> refuse(int status, int times);

  /** Delays all answers to handshakes and messages from now on. */
  Optional<String> delay(Duration by);

  Optional<String> pause(Duration time);

  /** Answers posts to connections with a status from now on; 200 stands for the usual answers. */
  Optional<String> answerCallbacks(int status);

  Optional<String> expect(ScriptExpectation expected, Duration within);
}
