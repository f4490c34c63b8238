package dev.framegate.kit.explore;

import dev.framegate.kit.io.WellFormedText;
import dev.framegate.kit.wire.ClientFrame;
import dev.framegate.kit.wire.ConnectionEnd;
import dev.framegate.kit.wire.FrameConnection;
import dev.framegate.kit.wire.HandshakeOptions;
import dev.framegate.kit.wire.HandshakeResult;
import dev.framegate.kit.wire.Message;
import dev.framegate.kit.wire.Pong;
import dev.framegate.kit.wire.TranscriptEvent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The connections of a world's clients, and what holds for all of them at any time. */
final class Connections implements AutoCloseable {
  private static final Duration FENCE = Duration.ofMillis(40);
  private static final int CLOSE = 8;

  private final TargetApi world;
  private final Map<String, FrameConnection> open = new LinkedHashMap<>();
  private final Map<String, String> ids = new LinkedHashMap<>();
  private final Set<String> seen = new HashSet<>();

  Connections(TargetApi world) {
    this.world = world;
  }

  HandshakeResult handshake(String client, URI address, HandshakeOptions options) {
    HandshakeResult result =
        world
            .clients()
            .frames()
            .open(
                address,
                options.trusting(world.clients().trust()).within(world.timeouts().handshake()),
                world.transcript(),
                client);
    if (result instanceof HandshakeResult.Accepted accepted) {
      open.put(client, accepted.connection());
    }
    return result;
  }

  /** The connection of a client, be it over or not. */
  FrameConnection of(String client) {
    FrameConnection connection = open.get(client);
    if (connection == null) {
      throw new IllegalStateException("No connection was opened for client " + client + ".");
    }
    return connection;
  }

  boolean has(String client) {
    return open.containsKey(client);
  }

  /** The id of a client's connection, as far as an answer told it. */
  Optional<String> id(String client) {
    return Optional.ofNullable(ids.get(client));
  }

  void learnId(String client, String id) {
    String known = ids.get(client);
    MismatchException.require(
        known == null || known.equals(id),
        "CON-016",
        "all events of a connection have one connection id",
        "it was %s and is %s".formatted(known, id));
    MismatchException.require(
        known != null || seen.add(id),
        "CON-016",
        "each connection has a unique id",
        "two connections have " + id);
    ids.put(client, id);
  }

  /** Takes the next message of a client. */
  Optional<Message> next(String client) {
    Optional<Message> message = of(client).next(world.timeouts().answer());
    message.ifPresent(
        received ->
            MismatchException.require(
                received.isText(), "FRM-021", "text frames only", "a binary message came"));
    return message;
  }

  /** Waits for the pong of this payload. */
  void ping(String client, byte[] payload, String rule) {
    of(client).send(ClientFrame.ping(payload));
    requirePong(client, payload, rule);
  }

  void requirePong(String client, byte[] payload, String rule) {
    Optional<Pong> pong = of(client).pong(world.timeouts().answer());
    MismatchException.require(
        pong.filter(came -> Arrays.equals(came.payload(), payload)).isPresent(),
        rule,
        "client %s receives a pong with the %d bytes of its ping".formatted(client, payload.length),
        pong.map(came -> "it has %d other bytes".formatted(came.payload().length))
            .orElseGet(() -> "no pong came" + ended(client)));
  }

  /** How the connection ended, as part of a sentence; empty while it is open. */
  String ended(String client) {
    return of(client)
        .closed(Duration.ZERO)
        .map(end -> ", and the connection ended with close code " + end.code())
        .orElse("");
  }

  /**
   * Waits for the end of a connection.
   *
   * @param codes that are permitted; empty for any end
   */
  void requireEnd(String client, List<Integer> codes, String rule) {
    Optional<ConnectionEnd> end = of(client).closed(world.timeouts().close());
    String expected =
        "client %s is disconnected%s"
            .formatted(client, codes.isEmpty() ? "" : " with close code " + codes);
    MismatchException.require(end.isPresent(), rule, expected, "it stayed connected");
    MismatchException.require(
        codes.isEmpty() || codes.contains(end.get().code()),
        rule,
        expected,
        "the close code was " + end.get().code());
    world.model().clients().remove(client);
  }

  /** A client that has ended received nothing that was not asked for. */
  void requireNothingLeft(String client, String rule) {
    Optional<Message> left = of(client).next(Duration.ZERO);
    MismatchException.require(
        left.isEmpty(),
        rule,
        "nothing is delivered to client " + client,
        left.map(message -> "it received " + cut(message)).orElse(""));
  }

  /** The code in the close frame that the target sent. */
  Optional<Integer> closeCodeOnWire(String client) {
    return world.transcript().events().stream()
        .filter(TranscriptEvent.Frame.class::isInstance)
        .map(TranscriptEvent.Frame.class::cast)
        .filter(frame -> !frame.sent() && frame.opcode() == CLOSE && frame.actor().equals(client))
        .filter(frame -> frame.head().length >= 2)
        .map(frame -> ((frame.head()[0] & 0xFF) << 8) | (frame.head()[1] & 0xFF))
        .findFirst();
  }

  /** What holds between any two steps: no client received what it did not ask for. */
  void check() {
    for (String client : world.clientNames()) {
      FrameConnection connection = of(client);
      Optional<Message> surplus = connection.next(Duration.ZERO);
      MismatchException.require(
          surplus.isEmpty(),
          "INT-054",
          "client %s receives what it is sent, once".formatted(client),
          surplus.map(message -> "it received also " + cut(message)).orElse(""));
      MismatchException.require(
          connection.breaches().isEmpty(),
          "FRM-021",
          "frames that RFC 6455 permits",
          connection.breaches().toString());
      MismatchException.require(
          connection.isOpen(),
          "MSG-025",
          "client %s stays connected".formatted(client),
          "it does not" + ended(client));
    }
  }

  /** The same after all that was on its way has come. */
  void checkAtTheEnd() {
    for (String client : world.clientNames()) {
      if (of(client).isOpen()) {
        ping(client, "end".getBytes(StandardCharsets.UTF_8), "FRM-024");
      }
    }
    for (String client : world.clientNames()) {
      of(client).silent(FENCE);
    }
    check();
  }

  private static String cut(Message message) {
    String text = message.toString();
    return WellFormedText.shortened(text, 200, "...");
  }

  @Override
  public void close() {
    open.values().forEach(FrameConnection::vanish);
  }
}
