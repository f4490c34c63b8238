package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import java.net.URI;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A running edge before an echo. */
final class EdgeFixture implements AutoCloseable {
  final EchoMessages messages = new EchoMessages();
  final TestClock clock = new TestClock();
  final EdgeServer server;

  EdgeFixture(UnaryOperator<EdgeSettings> change, Function<ServerRequest, ServerResponse> control) {
    server =
        EdgeServer.start(
            change.apply(EdgeSettings.defaults().withClock(clock)),
            EdgeServices.of(control, new FixedStageDirectory(), messages));
  }

  static EdgeFixture start() {
    return start(settings -> settings);
  }

  static EdgeFixture start(UnaryOperator<EdgeSettings> change) {
    return new EdgeFixture(
        change, call -> ServerResponse.json(200, "{\"path\":\"" + call.path() + "\"}"));
  }

  static EdgeFixture withPolicies(UnaryOperator<EdgePolicies> change) {
    return start(settings -> settings.withPolicies(change.apply(settings.policies())));
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
