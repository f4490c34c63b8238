package dev.framegate.kit.scenario;

import dev.framegate.kit.clients.RunClients;
import dev.framegate.kit.control.ControlPlaneAccess;
import dev.framegate.kit.control.ControlPlaneClient;
import dev.framegate.kit.control.Crash;
import dev.framegate.kit.control.CrashWatch;
import dev.framegate.kit.expectation.InconclusiveException;
import dev.framegate.kit.expectation.Polling;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.wire.ClientFrame;
import dev.framegate.kit.wire.ConnectionEnd;
import dev.framegate.kit.wire.FrameConnection;
import dev.framegate.kit.wire.HandshakeOptions;
import dev.framegate.kit.wire.HandshakeResult;
import dev.framegate.kit.wire.Pong;
import dev.framegate.kit.wire.Transcript;
import dev.framegate.kit.wire.UnreachableException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Finds out whether the target can be reached now, by connecting to it; and notes it if not. */
final class ReachabilityCheck {
  /** The payload of a control frame, and with its header what it takes on the wire. */
  private static final int PAYLOAD = 125;

  private static final long MOST_BYTES = 200_000;

  private final ControlPlaneAccess access;
  private final RunClients clients;
  private final Duration answer;
  private final Supplier<URI> lastingStage;

  /**
   * @param answer the longest that the target may take for an answer
   * @param lastingStage address of a stage that outlives the scenario
   */
  ReachabilityCheck(
      ControlPlaneAccess access, RunClients clients, Duration answer, Supplier<URI> lastingStage) {
    this.access = access;
    this.clients = clients;
    this.answer = answer;
    this.lastingStage = lastingStage;
  }

  /** Calls the control plane, where there is one, so that what follows need not wait for it. */
  void checkControlPlane() {
    if (!access.target().capabilities().contains(Capability.CONTROL_PLANE)) {
      return;
    }
    callControlPlane()
        .ifPresent(why -> access.availability().controlPlane().open(why, this::callControlPlane));
  }

  /**
   * Why an address does not carry a connection now; empty when it does.
   *
   * @param sent bytes that it should carry to the target, and {@code received} back
   */
  Optional<String> stage(URI address, long sent, long received) {
    if (access.target().replays().isPresent()) {
      // A recording is always there; what it does not hold says nothing about anything else.
      return Optional.empty();
    }
    Optional<String> trouble = carry(address, sent, received);
    trouble.ifPresent(
        why ->
            access
                .availability()
                .dataPlane()
                .open(why, () -> carry(lasting(address), sent, received)));
    return trouble;
  }

  private Optional<String> callControlPlane() {
    try {
      ControlPlaneClient.unrecorded(access).callUnjudged("GetApis", Map.of("maxResults", "1"));
      return Optional.empty();
    } catch (UnreachableException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** The stage of a scenario goes with it; the echoing one stays. */
  private URI lasting(URI address) {
    if (!access.target().capabilities().contains(Capability.CONTROL_PLANE)) {
      return address;
    }
    try {
      return lastingStage.get();
    } catch (InconclusiveException | UnreachableException e) {
      return address;
    }
  }

  /** Any answer will do, a refusal or an error frame too: this is about the way, not the target. */
  private Optional<String> carry(URI address, long sent, long received) {
    HandshakeOptions options = HandshakeOptions.plain().within(answer).trusting(clients.trust());
    HandshakeResult result = open(address, options);
    if (result instanceof HandshakeResult.Unreachable unreachable) {
      return Optional.of("Cannot reach %s: %s.".formatted(address, unreachable.cause()));
    }
    if (!(result instanceof HandshakeResult.Accepted accepted)) {
      return Optional.empty();
    }
    try (FrameConnection connection = accepted.connection()) {
      return carried(connection, sent, received)
          ? Optional.empty()
          : Optional.of("Cannot reach %s: %s.".formatted(address, failure(connection)));
    }
  }

  private HandshakeResult open(URI address, HandshakeOptions options) {
    CrashWatch crashes = access.availability().crashes();
    long begun = System.nanoTime();
    HandshakeResult result = clients.frames().open(address, options, new Transcript(), "reach");
    if (result instanceof HandshakeResult.Unreachable unreachable) {
      crashes.unreachable(address, unreachable.cause());
    } else {
      crashes.answered(address, begun);
    }
    return result;
  }

  /**
   * Whether the target has ended: each address that has answered is asked again, until it answers
   * or refuses the connection.
   *
   * @param longest that an address may take for one of the two
   */
  Optional<Crash> crash(Duration longest) {
    CrashWatch crashes = access.availability().crashes();
    for (URI address : crashes.addresses()) {
      Polling.becomesTrue(longest, () -> answers(address) || crashes.crash().isPresent());
    }
    return crashes.crash();
  }

  private boolean answers(URI address) {
    if (!address.getScheme().startsWith("ws")) {
      return callControlPlane().isEmpty();
    }
    HandshakeOptions options = HandshakeOptions.plain().within(answer).trusting(clients.trust());
    HandshakeResult result = open(address, options);
    if (result instanceof HandshakeResult.Accepted accepted) {
      accepted.connection().vanish();
    }
    return !(result instanceof HandshakeResult.Unreachable);
  }

  /** Twice, as what ends a connection may let the first answer pass. */
  private boolean carried(FrameConnection connection, long sent, long received) {
    int back = frames(received);
    List<ClientFrame> load = new ArrayList<>();
    // Nobody answers a pong (RFC 6455, section 5.5.3): a load in one direction.
    IntStream.range(0, Math.max(0, frames(sent) - back))
        .forEach(i -> load.add(ClientFrame.pong(new byte[PAYLOAD])));
    IntStream.range(0, back).forEach(i -> load.add(ClientFrame.ping(new byte[PAYLOAD])));
    return answered(connection, load, "first") && answered(connection, List.of(), "second");
  }

  /** Something came back for the last ping or the message, or the target said good-bye. */
  private boolean answered(FrameConnection connection, List<ClientFrame> load, String round) {
    while (connection.next(Duration.ZERO).isPresent()) {
      // Answers of the round before.
    }
    byte[] last = round.getBytes(StandardCharsets.US_ASCII);
    List<ClientFrame> program = new ArrayList<>(load);
    program.add(ClientFrame.ping(last));
    program.add(ClientFrame.text("{\"action\":\"echo\",\"id\":\"" + round + "\",\"text\":\"\"}"));
    connection.send(program);
    return Polling.becomesTrue(answer, () -> ended(connection) || cameBack(connection, last))
        && connection.closed(Duration.ZERO).filter(ReachabilityCheck::lost).isEmpty();
  }

  private static boolean ended(FrameConnection connection) {
    return connection.closed(Duration.ZERO).isPresent();
  }

  /** Of several pings the latest alone may be answered. */
  private static boolean cameBack(FrameConnection connection, byte[] last) {
    Optional<Pong> pong = connection.pong(Duration.ZERO);
    while (pong.isPresent()) {
      if (Arrays.equals(pong.get().payload(), last)) {
        return true;
      }
      pong = connection.pong(Duration.ZERO);
    }
    return connection.next(Duration.ZERO).isPresent();
  }

  private static boolean lost(ConnectionEnd closed) {
    return closed.code() == ConnectionEnd.NO_CLOSE_FRAME;
  }

  private String failure(FrameConnection connection) {
    return connection
        .closed(Duration.ZERO)
        .map(
            closed ->
                "the connection ended without a close frame"
                    + (closed.reason().isEmpty() ? "" : " (" + closed.reason() + ")"))
        .orElseGet(
            () ->
                "connected, but nothing came back for %.1f s"
                    .formatted(answer.toMillis() / 1000.0));
  }

  private static int frames(long bytes) {
    return (int) (Math.min(bytes, MOST_BYTES) / PAYLOAD);
  }
}
