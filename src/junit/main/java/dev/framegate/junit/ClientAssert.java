package dev.framegate.junit;

import dev.framegate.gateway.StageClient;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.opentest4j.AssertionFailedError;

/** Assertions on what a client receives. Each waits for at most 5 seconds. */
public final class ClientAssert {
  private static final Duration STANDARD = Duration.ofSeconds(5);

  private final StageClient client;
  private final Duration atMost;

  ClientAssert(StageClient client) {
    this(client, STANDARD);
  }

  private ClientAssert(StageClient client, Duration atMost) {
    this.client = client;
    this.atMost = atMost;
  }

  /** The same assertions with another limit. */
  public ClientAssert within(Duration other) {
    return new ClientAssert(client, other);
  }

  /** The client receives this message. Messages before it are skipped. */
  public ClientAssert receives(String message) {
    return receives('"' + message + '"', message::equals);
  }

  /** The client receives a message that contains this text. Messages before it are skipped. */
  public ClientAssert receivesContaining(String part) {
    return receives("that contains \"" + part + '"', message -> message.contains(part));
  }

  /**
   * The client receives a message of this kind. Messages before it are skipped.
   *
   * @param description continues "a message" in the failure
   */
  public ClientAssert receives(String description, Predicate<String> wanted) {
    if (client.receive(wanted, atMost).isEmpty()) {
      throw failure("a message " + description);
    }
    return this;
  }

  /** The client receives nothing for this time, and stays connected. */
  public ClientAssert receivesNothingFor(Duration time) {
    Optional<String> message = client.receive(time);
    if (message.isPresent() || !client.isOpen()) {
      throw new AssertionFailedError(
          "expected no message and no close for %s; %s".formatted(seconds(time), client));
    }
    return this;
  }

  /** The connection ends with this close code; 1006 stands for no close frame. */
  public ClientAssert isClosedWith(int code) {
    OptionalInt actual = client.closeCode(atMost);
    if (actual.isEmpty() || actual.getAsInt() != code) {
      throw failure("close code " + code);
    }
    return this;
  }

  private AssertionFailedError failure(String expected) {
    return new AssertionFailedError(
        "expected %s%s, %s"
            .formatted(expected, client.isOpen() ? " within " + seconds(atMost) : "", client));
  }

  private static String seconds(Duration time) {
    return "%s s".formatted(time.toMillis() / 1000.0).replace(".0 ", " ");
  }
}
