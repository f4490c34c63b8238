package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.deploy.ApiOwners;
import dev.framegate.gateway.journal.JournalEntry;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a server.
 *
 * @param listeners the address of the first one is that of the server
 * @param clock measures the lifetime of connections
 * @param addresses tried in order; the first that matches an address is used
 * @param sources where requests for the server's own planes may come from
 * @param transport how sockets are read and written
 * @param journal receives what happens; null for no journal
 */
public record EdgeSettings(
    List<ListenAddress> listeners,
    Clock clock,
    List<StageUrlFormat> addresses,
    HttpLimits http,
    FlowLimits flow,
    EdgePolicies policies,
    RequestSources sources,
    Transport transport,
    @Nullable Consumer<JournalEntry> journal) {

  public EdgeSettings {
    listeners = List.copyOf(listeners);
    addresses = List.copyOf(addresses);
  }

  public static EdgeSettings defaults() {
    return new EdgeSettings(
        List.of(new ListenAddress("127.0.0.1", 0)),
        Clock.systemUTC(),
        List.of(StageUrlFormat.byHost(ApiOwners.NONE), StageUrlFormat.byPath()),
        HttpLimits.DEFAULT,
        FlowLimits.DEFAULT,
        EdgePolicies.aws(),
        RequestSources.OWN,
        Transport.chosen(),
        null);
  }

  public EdgeSettings withListeners(List<ListenAddress> other) {
    return new EdgeSettings(
        other, clock, addresses, http, flow, policies, sources, transport, journal);
  }

  public EdgeSettings withClock(Clock other) {
    return new EdgeSettings(
        listeners, other, addresses, http, flow, policies, sources, transport, journal);
  }

  public EdgeSettings withAddresses(List<StageUrlFormat> other) {
    return new EdgeSettings(
        listeners, clock, other, http, flow, policies, sources, transport, journal);
  }

  public EdgeSettings withHttp(HttpLimits other) {
    return new EdgeSettings(
        listeners, clock, addresses, other, flow, policies, sources, transport, journal);
  }

  public EdgeSettings withFlow(FlowLimits other) {
    return new EdgeSettings(
        listeners, clock, addresses, http, other, policies, sources, transport, journal);
  }

  public EdgeSettings withPolicies(EdgePolicies other) {
    return new EdgeSettings(
        listeners, clock, addresses, http, flow, other, sources, transport, journal);
  }

  public EdgeSettings withSources(RequestSources other) {
    return new EdgeSettings(
        listeners, clock, addresses, http, flow, policies, other, transport, journal);
  }

  public EdgeSettings withTransport(Transport other) {
    return new EdgeSettings(
        listeners, clock, addresses, http, flow, policies, sources, other, journal);
  }

  public EdgeSettings withJournal(@Nullable Consumer<JournalEntry> other) {
    return new EdgeSettings(
        listeners, clock, addresses, http, flow, policies, sources, transport, other);
  }
}
