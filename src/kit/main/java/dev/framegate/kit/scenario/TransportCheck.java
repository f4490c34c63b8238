package dev.framegate.kit.scenario;

import dev.framegate.kit.clients.CorrelatedMessages;
import dev.framegate.kit.clients.TestClient;
import dev.framegate.kit.values.ClientName;
import dev.framegate.kit.wire.ClientFrame;
import dev.framegate.kit.wire.Transcript;
import dev.framegate.kit.wire.TranscriptEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether what a scenario saw may be the doing of the way to the target, and not of the target.
 *
 * <p>Three things look the same to a client whoever did them: a call or handshake without a whole
 * answer, a connection that ended without a close frame, and a message after which nothing came.
 * The first is never judged: where it happens, the scenario is inconclusive at once.
 *
 * <p>The other two may be what a rule is about (a missing 1009, an answer that never comes), and
 * silence or an end may be just what a rule wants. So they are judged as the target's only if the
 * way is sound: silence, if the same connection still carries a ping and its pong, or else if
 * another connection does; an end, if another connection to the same address right afterwards
 * carries as many bytes in both directions as the one that ended. A target that drops TCP where a
 * close code is due therefore fails, as the rest of it answers. Where the way does not hold, the
 * scenario is inconclusive, with the address and the cause, whether it passed or failed.
 *
 * <p>What remains is a fault of the network that strikes one connection and no other. Such a
 * scenario is tried again ({@link LostScenarios}): what is the target's comes again.
 */
final class TransportCheck {
  private static final byte[] STILL_THERE = "still there?".getBytes(StandardCharsets.UTF_8);

  private final ReachabilityCheck reachability;
  private final Duration pong;
  private final Transcript transcript;
  private final Map<ClientName, CorrelatedMessages> clients;
  private final boolean unreachable;

  /**
   * @param pong the longest that a pong may take
   * @param clients the scenario's connections
   * @param unreachable whether a handshake had no answer
   */
  TransportCheck(
      ReachabilityCheck reachability,
      Duration pong,
      Transcript transcript,
      Map<ClientName, CorrelatedMessages> clients,
      boolean unreachable) {
    this.reachability = reachability;
    this.pong = pong;
    this.transcript = transcript;
    this.clients = clients;
    this.unreachable = unreachable;
  }

  /** Why the scenario is not to be judged; empty when it is. Asked before anything is removed. */
  Optional<String> inconclusiveReason() {
    List<TranscriptEvent> events = transcript.events();
    for (var client : clients.entrySet()) {
      Traffic traffic = Traffic.of(client.getKey(), events);
      Optional<String> trouble = ofConnection(client.getValue().peer(), traffic);
      if (trouble.isPresent()) {
        return trouble.map(why -> why + " " + suspected(client.getKey(), client.getValue()));
      }
    }
    return Optional.empty();
  }

  /** Lets those that follow know, where a call had no answer. */
  void checkReachability() {
    if (unanswered()) {
      reachability.checkControlPlane();
    }
  }

  /** Whether a call or handshake had no answer, or a connection ended without a close frame. */
  boolean lostSomething() {
    return unanswered()
        || unreachable
        || clients.values().stream().anyMatch(client -> client.peer().endedWithoutCloseFrame());
  }

  private boolean unanswered() {
    return transcript.events().stream()
        .anyMatch(event -> event instanceof TranscriptEvent.Http call && call.status() == 0);
  }

  private Optional<String> ofConnection(TestClient peer, Traffic traffic) {
    if (peer.endedWithoutCloseFrame()) {
      return reachability.stage(peer.address(), traffic.sent(), traffic.received());
    }
    boolean silent = peer.isOpen() && traffic.unanswered();
    return silent && !(traffic.mayPing() && answersPing(peer))
        ? reachability.stage(peer.address(), traffic.sent(), traffic.received())
        : Optional.empty();
  }

  private boolean answersPing(TestClient peer) {
    if (!peer.controlsFrames()) {
      return false;
    }
    peer.send(List.of(ClientFrame.ping(STILL_THERE)));
    return peer.pong(pong).isPresent();
  }

  private static String suspected(ClientName client, CorrelatedMessages conversation) {
    return "So nothing is said about the target by what %s saw: %s."
        .formatted(
            client,
            conversation.peer().endedWithoutCloseFrame()
                ? "its connection ended without a close frame, after " + conversation.lastSent()
                : "nothing came back after " + conversation.lastSent());
  }

  /**
   * What one client sent and received, by the byte log.
   *
   * @param unanswered whether something was sent after the last frame that came
   * @param mayPing whether a control frame may still be sent
   */
  private record Traffic(long sent, long received, boolean unanswered, boolean mayPing) {
    static Traffic of(ClientName client, List<TranscriptEvent> events) {
      long sent = 0;
      long received = 0;
      boolean unanswered = false;
      boolean closing = false;
      for (TranscriptEvent event : events) {
        if (!event.actor().equals(client.text())) {
          continue;
        }
        if (event instanceof TranscriptEvent.Frame frame) {
          sent += frame.sent() ? frame.onWire() : 0;
          received += frame.sent() ? 0 : frame.onWire();
          unanswered = frame.sent() && frame.opcode() != PONG;
          closing |= frame.sent() && frame.opcode() == CLOSE;
        } else if (event instanceof TranscriptEvent.Message message) {
          sent += message.sent() ? message.length() : 0;
          received += message.sent() ? 0 : message.length();
          unanswered = message.sent();
        } else if (event instanceof TranscriptEvent.Handshake) {
          sent = 0;
          received = 0;
          unanswered = false;
          closing = false;
        }
      }
      return new Traffic(sent, received, unanswered, !closing);
    }

    private static final int CLOSE = 8;
    private static final int PONG = 10;
  }
}
