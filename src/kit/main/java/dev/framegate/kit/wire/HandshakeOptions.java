package dev.framegate.kit.wire;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * How a client opens a WebSocket connection.
 *
 * @param headers sent in this order; one that the handshake has anyway (such as {@code Host} or
 *     {@code Sec-WebSocket-Version}) takes its place
 * @param omitted headers of a regular handshake that are left out, for illegal ones
 * @param subprotocols offered, in order of preference
 * @param timeout the longest that connecting and the handshake together may take
 * @param trust asked only when the address is {@code wss:}
 * @param connectTo where to connect instead of the address of the URL's host
 * @param repliesToControlFrames whether a ping is answered with a pong and a close frame with a
 *     close frame
 */
public record HandshakeOptions(
    List<HttpHeader> headers,
    Set<String> omitted,
    List<String> subprotocols,
    Duration timeout,
    Supplier<ServerTrust> trust,
    Optional<InetSocketAddress> connectTo,
    boolean repliesToControlFrames) {

  public HandshakeOptions {
    headers = List.copyOf(headers);
    omitted = Set.copyOf(omitted);
    subprotocols = List.copyOf(subprotocols);
  }

  /** No headers of one's own, no subprotocols, ten seconds, a polite client. */
  public static HandshakeOptions plain() {
    return new HandshakeOptions(
        List.of(),
        Set.of(),
        List.of(),
        Duration.ofSeconds(10),
        ServerTrust::standard,
        Optional.empty(),
        true);
  }

  /** One more header; the same name may come again. */
  public HandshakeOptions header(String name, String value) {
    List<HttpHeader> more =
        Stream.concat(headers.stream(), Stream.of(new HttpHeader(name, value))).toList();
    return new HandshakeOptions(
        more, omitted, subprotocols, timeout, trust, connectTo, repliesToControlFrames);
  }

  /** Leaves a header of a regular handshake out. */
  public HandshakeOptions without(String name) {
    Set<String> more = new TreeSet<>(omitted);
    more.add(name);
    return new HandshakeOptions(
        headers, more, subprotocols, timeout, trust, connectTo, repliesToControlFrames);
  }

  public HandshakeOptions subprotocols(String... offered) {
    return new HandshakeOptions(
        headers, omitted, List.of(offered), timeout, trust, connectTo, repliesToControlFrames);
  }

  public HandshakeOptions within(Duration longest) {
    return new HandshakeOptions(
        headers, omitted, subprotocols, longest, trust, connectTo, repliesToControlFrames);
  }

  public HandshakeOptions trusting(ServerTrust servers) {
    return new HandshakeOptions(
        headers, omitted, subprotocols, timeout, () -> servers, connectTo, repliesToControlFrames);
  }

  public HandshakeOptions connectTo(InetSocketAddress address) {
    return new HandshakeOptions(
        headers,
        omitted,
        subprotocols,
        timeout,
        trust,
        Optional.of(address),
        repliesToControlFrames);
  }

  /** Answers neither pings nor close frames by itself. */
  public HandshakeOptions withoutReplies() {
    return new HandshakeOptions(headers, omitted, subprotocols, timeout, trust, connectTo, false);
  }
}
