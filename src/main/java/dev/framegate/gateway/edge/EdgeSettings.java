package dev.framegate.gateway.edge;

import java.time.Clock;
import java.util.List;

/**
 * How an edge is started.
 *
 * @param host an address to bind to; 127.0.0.1 unless somebody asks for more
 * @param port 0 for any free one
 * @param clock the time that connections live by
 * @param addresses tried in order; the first that reads an address decides
 */
public record EdgeSettings(
    String host,
    int port,
    Clock clock,
    List<AddressForm> addresses,
    HttpLimits http,
    FlowLimits flow,
    EdgePolicies policies) {

  public EdgeSettings {
    addresses = List.copyOf(addresses);
  }

  public static EdgeSettings defaults() {
    return new EdgeSettings(
        "127.0.0.1",
        0,
        Clock.systemUTC(),
        List.of(AddressForm.byHost(), AddressForm.byPath()),
        HttpLimits.DEFAULT,
        FlowLimits.DEFAULT,
        EdgePolicies.aws());
  }

  public EdgeSettings withHost(String other) {
    return new EdgeSettings(other, port, clock, addresses, http, flow, policies);
  }

  public EdgeSettings withPort(int other) {
    return new EdgeSettings(host, other, clock, addresses, http, flow, policies);
  }

  public EdgeSettings withClock(Clock other) {
    return new EdgeSettings(host, port, other, addresses, http, flow, policies);
  }

  public EdgeSettings withAddresses(List<AddressForm> other) {
    return new EdgeSettings(host, port, clock, other, http, flow, policies);
  }

  public EdgeSettings withHttp(HttpLimits other) {
    return new EdgeSettings(host, port, clock, addresses, other, flow, policies);
  }

  public EdgeSettings withFlow(FlowLimits other) {
    return new EdgeSettings(host, port, clock, addresses, http, other, policies);
  }

  public EdgeSettings withPolicies(EdgePolicies other) {
    return new EdgeSettings(host, port, clock, addresses, http, flow, other);
  }
}
