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
 * @param polite whether a ping is answered with a pong and a close frame with a close frame
 */
public record Opening(
    List<Header> headers,
    Set<String> omitted,
    List<String> subprotocols,
    Duration timeout,
    Supplier<Trust> trust,
    Optional<InetSocketAddress> connectTo,
    boolean polite) {

  public Opening {
    headers = List.copyOf(headers);
    omitted = Set.copyOf(omitted);
    subprotocols = List.copyOf(subprotocols);
  }

  /** No headers of one's own, no subprotocols, ten seconds, a polite client. */
  public static Opening plain() {
    return new Opening(
        List.of(),
        Set.of(),
        List.of(),
        Duration.ofSeconds(10),
        Trust::standard,
        Optional.empty(),
        true);
  }

  /** One more header; the same name may come again. */
  public Opening header(String name, String value) {
    List<Header> more =
        Stream.concat(headers.stream(), Stream.of(new Header(name, value))).toList();
    return new Opening(more, omitted, subprotocols, timeout, trust, connectTo, polite);
  }

  /** Leaves a header of a regular handshake out. */
  public Opening without(String name) {
    Set<String> more = new TreeSet<>(omitted);
    more.add(name);
    return new Opening(headers, more, subprotocols, timeout, trust, connectTo, polite);
  }

  public Opening subprotocols(String... offered) {
    return new Opening(headers, omitted, List.of(offered), timeout, trust, connectTo, polite);
  }

  public Opening within(Duration longest) {
    return new Opening(headers, omitted, subprotocols, longest, trust, connectTo, polite);
  }

  public Opening trusting(Trust servers) {
    return new Opening(headers, omitted, subprotocols, timeout, () -> servers, connectTo, polite);
  }

  public Opening connectTo(InetSocketAddress address) {
    return new Opening(
        headers, omitted, subprotocols, timeout, trust, Optional.of(address), polite);
  }

  /** Answers neither pings nor close frames by itself. */
  public Opening mute() {
    return new Opening(headers, omitted, subprotocols, timeout, trust, connectTo, false);
  }
}
