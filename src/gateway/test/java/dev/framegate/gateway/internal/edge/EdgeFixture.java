package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.control.ControlPlaneHandler;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.parts.PartReplacements;
import dev.framegate.gateway.settings.Limits;
import java.net.URI;
import java.util.function.UnaryOperator;

/** A running edge before an echo. */
final class EdgeFixture implements AutoCloseable {
  final EchoMessages messages = new EchoMessages();
  final TestClock clock = new TestClock();
  final EdgeServer server;

  EdgeFixture(UnaryOperator<EdgeSettings> change, ControlPlaneHandler control) {
    server =
        EdgeServer.start(
            change.apply(
                EdgeSettings.defaults()
                    .withClock(clock)
                    .withSources(RequestSources.OWN.withHost("a"))),
            EdgeServices.of(control, new FixedStageDirectory(), messages));
  }

  static EdgeFixture start() {
    return start(settings -> settings);
  }

  static EdgeFixture start(UnaryOperator<EdgeSettings> change) {
    return new EdgeFixture(
        change, call -> ServerResponse.json(200, "{\"path\":\"" + call.path() + "\"}"));
  }

  static EdgeFixture with(Limits limits, PartReplacements parts) {
    return start(settings -> settings.withPolicies(EdgePolicies.of(limits, parts)));
  }

  static <T> EdgeFixture with(Class<T> part, UnaryOperator<T> replacement) {
    return with(Limits.aws(), PartReplacements.NONE.with(part, replacement));
  }

  URI address() {
    return server.address();
  }

  RawClient client() {
    return RawClient.open(address());
  }

  @Override
  public void close() {
    server.close();
  }
}
