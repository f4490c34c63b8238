package dev.framegate.kit.scenario;

import dev.framegate.kit.clients.FrameTestClient;
import dev.framegate.kit.clients.HandshakeResponse;
import dev.framegate.kit.clients.OrdinaryTestClient;
import dev.framegate.kit.expectation.InconclusiveException;
import dev.framegate.kit.expectation.Polling;
import dev.framegate.kit.values.ClientName;
import dev.framegate.kit.wire.HandshakeOptions;
import dev.framegate.kit.wire.HandshakeResult;
import dev.framegate.kit.wire.HttpHeader;
import dev.framegate.kit.wire.OrdinaryHandshakeResult;
import dev.framegate.kit.wire.Request;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Opens connections, once or until the target has caught up with a deployment. */
public final class ConnectionOpener {
  private final ScenarioState scenario;
  private final List<Map.Entry<String, String>> headers = new ArrayList<>();
  private final List<String> left = new ArrayList<>();
  private UnaryOperator<Request> signed = UnaryOperator.identity();
  private @Nullable HandshakeResponse answer;

  public ConnectionOpener(ScenarioState scenario) {
    this.scenario = scenario;
  }

  /** Adds a header to the next handshake, or replaces one that every handshake has. */
  public void header(String name, String value) {
    headers.add(Map.entry(name, value));
  }

  /** Leaves a header out of the next handshake that every handshake should have. */
  public void without(String name) {
    left.add(name);
  }

  /** Signs the next handshake, in its headers or its query. */
  public void signed(UnaryOperator<Request> signing) {
    signed = signing;
  }

  /** Connects, and gives the target time to make a new stage reachable. */
  public void connect(ClientName client, String stage) {
    connect(client, scenario.target().dataPlane(scenario.names().get("apiId"), stage), stage);
  }

  /** As {@link #connect(ClientName, String)}, at an address that may not name the stage. */
  public void connect(ClientName client, URI address, String stage) {
    if (!Polling.becomesTrue(
        scenario.patience().propagation(), () -> connectOnce(client, address, stage).accepted())) {
      throw new InconclusiveException(
          "The scenario needs a connection to stage \"%s\" (%s), but for %d s the handshake was %s."
              .formatted(stage, address, scenario.patience().propagation().toSeconds(), answer()));
    }
    scenario
        .control()
        .propagation()
        .reached(stage)
        .filter(change -> scenario.target().propagation().isZero())
        .ifPresent(scenario.results()::seen);
  }

  /** Tries once, when every front end knows what the scenario changed. */
  public HandshakeResponse connectOnce(ClientName client, URI address, String stage) {
    scenario.settle();
    return look(client, address, stage);
  }

  /** Tries once and at once, for a caller that tries again until a change is seen. */
  public HandshakeResponse look(ClientName client, URI address, String stage) {
    long begun = System.nanoTime();
    HandshakeResponse response =
        scenario
            .run()
            .clients()
            .http()
            .waits()
            .during(
                "the answer to the handshake at " + address,
                () ->
                    client.equals(ClientName.ORDINARY)
                        ? ordinary(client, address, stage)
                        : frameExact(client, address, stage));
    scenario.run().controlPlane().availability().crashes().answered(address, begun);
    if (response.accepted()) {
      scenario.run().handshakes().add(Duration.ofNanos(System.nanoTime() - begun));
    }
    answer = response;
    return response;
  }

  /** Notes that the address did not answer. */
  public void noteUnreachable(URI address, String why) {
    answer = new HandshakeResponse(address, 0, Map.of(), why);
  }

  public HandshakeResponse answer() {
    if (answer == null) {
      throw new IllegalStateException("No client has tried to connect yet.");
    }
    return answer;
  }

  private HandshakeResponse frameExact(ClientName client, URI address, String stage) {
    HandshakeOptions options = options().trusting(scenario.run().clients().trust());
    for (Map.Entry<String, String> header : headers) {
      options = options.header(header.getKey(), header.getValue());
    }
    for (String name : left) {
      options = options.without(name);
    }
    // The address that messages and reports show stays the one without a signature.
    Request request = signed.apply(Request.get(address));
    for (HttpHeader header : request.headers()) {
      options = options.header(header.name(), header.value());
    }
    headers.clear();
    left.clear();
    signed = UnaryOperator.identity();
    HandshakeResult result =
        scenario
            .run()
            .clients()
            .frames()
            .open(request.url(), options, scenario.transcript(), client.text());
    if (result instanceof HandshakeResult.Accepted accepted) {
      scenario.addClient(client, new FrameTestClient(accepted.connection(), address, stage));
      return new HandshakeResponse(address, 101, accepted.connection().headers(), "");
    }
    if (result instanceof HandshakeResult.Refused refused) {
      return new HandshakeResponse(address, refused.status(), refused.headers(), refused.body());
    }
    if (result instanceof HandshakeResult.Malformed malformed) {
      return new HandshakeResponse(address, 0, malformed.headers(), malformed.problem());
    }
    throw unreachable(address, (HandshakeResult.Unreachable) result);
  }

  /** By its headers the functions of a deployed API know what the scenario wants of them. */
  private HandshakeOptions options() {
    HandshakeOptions options = HandshakeOptions.plain().within(scenario.patience().handshake());
    Map<String, String> marks =
        scenario
            .target()
            .apiFinder()
            .filter(finder -> scenario.hasApi())
            .map(finder -> finder.handshakeHeaders(scenario.api().id()))
            .orElse(Map.of());
    for (Map.Entry<String, String> mark : marks.entrySet()) {
      options = options.header(mark.getKey(), mark.getValue());
    }
    return options;
  }

  private HandshakeResponse ordinary(ClientName client, URI address, String stage) {
    OrdinaryHandshakeResult attempt =
        scenario
            .run()
            .clients()
            .ordinary()
            .connect(address, options(), scenario.transcript(), client.text());
    if (attempt instanceof OrdinaryHandshakeResult.Connected connected) {
      scenario.addClient(client, new OrdinaryTestClient(connected.connection(), address, stage));
      return new HandshakeResponse(address, 101, Map.of(), "");
    }
    if (attempt instanceof HandshakeResult.Refused refused) {
      return new HandshakeResponse(address, refused.status(), refused.headers(), refused.body());
    }
    if (attempt instanceof HandshakeResult.Malformed malformed) {
      return new HandshakeResponse(address, 0, malformed.headers(), malformed.problem());
    }
    throw unreachable(address, (HandshakeResult.Unreachable) attempt);
  }

  /** Those that follow need not wait in vain. */
  private InconclusiveException unreachable(URI address, HandshakeResult.Unreachable unreachable) {
    scenario.noteUnreachable();
    scenario.run().reachability().stage(address, 0, 0);
    return new InconclusiveException(
        "No answer to the handshake at " + unreachable.address() + ": " + unreachable.cause());
  }
}
