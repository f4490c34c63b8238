package dev.framegate.kit.suite;

import dev.framegate.kit.wire.Attempt;
import dev.framegate.kit.wire.Header;
import dev.framegate.kit.wire.Opening;
import dev.framegate.kit.wire.OrdinaryAttempt;
import dev.framegate.kit.wire.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Opens connections, once or until the target has caught up with a deployment. */
public final class Door {
  private final Scene scene;
  private final List<Map.Entry<String, String>> headers = new ArrayList<>();
  private final List<String> left = new ArrayList<>();
  private UnaryOperator<Request> signed = UnaryOperator.identity();
  private @Nullable HandshakeAnswer answer;

  public Door(Scene scene) {
    this.scene = scene;
  }

  /** Adds a header to the next handshake, or replaces one that every handshake has. */
  void header(String name, String value) {
    headers.add(Map.entry(name, value));
  }

  /** Leaves a header out of the next handshake that every handshake should have. */
  void without(String name) {
    left.add(name);
  }

  /** Signs the next handshake, in its headers or its query. */
  void signed(UnaryOperator<Request> signing) {
    signed = signing;
  }

  /** Connects, and gives the target time to make a new stage reachable. */
  void enter(ClientName client, String stage) {
    enter(client, scene.target().dataPlane(scene.names().get("apiId"), stage), stage);
  }

  /** As {@link #enter(ClientName, String)}, at an address that may not name the stage. */
  void enter(ClientName client, URI address, String stage) {
    if (!Until.holds(scene.patience().visible(), () -> knock(client, address, stage).accepted())) {
      throw new Inconclusive(
          "The scenario needs a connection to stage \"%s\" (%s), but for %d s the handshake was %s."
              .formatted(stage, address, scene.patience().visible().toSeconds(), answer()));
    }
    scene.control().propagation().reached(stage).ifPresent(scene.run()::seen);
  }

  /** Tries once. */
  HandshakeAnswer knock(ClientName client, URI address, String stage) {
    answer =
        client.equals(ClientName.ORDINARY)
            ? ordinary(client, address, stage)
            : frameExact(client, address, stage);
    return answer;
  }

  /** Notes that there was nobody to knock at. */
  void shut(URI address, String why) {
    answer = new HandshakeAnswer(address, 0, Map.of(), why);
  }

  HandshakeAnswer answer() {
    if (answer == null) {
      throw new IllegalStateException("No client has tried to connect yet.");
    }
    return answer;
  }

  private HandshakeAnswer frameExact(ClientName client, URI address, String stage) {
    Opening opening =
        Opening.plain().within(scene.patience().handshake()).trusting(scene.run().trust());
    for (Map.Entry<String, String> header : headers) {
      opening = opening.header(header.getKey(), header.getValue());
    }
    for (String name : left) {
      opening = opening.without(name);
    }
    // The address that messages and reports show stays the one without a signature.
    Request request = signed.apply(Request.get(address));
    for (Header header : request.headers()) {
      opening = opening.header(header.name(), header.value());
    }
    headers.clear();
    left.clear();
    signed = UnaryOperator.identity();
    Attempt attempt =
        scene.run().frames().open(request.url(), opening, scene.transcript(), client.text());
    if (attempt instanceof Attempt.Accepted accepted) {
      scene.seat(client, new FramePeer(accepted.connection(), address, stage));
      return new HandshakeAnswer(address, 101, accepted.connection().headers(), "");
    }
    if (attempt instanceof Attempt.Refused refused) {
      return new HandshakeAnswer(address, refused.status(), refused.headers(), refused.body());
    }
    if (attempt instanceof Attempt.Malformed malformed) {
      return new HandshakeAnswer(address, 0, malformed.headers(), malformed.problem());
    }
    throw unreachable(address, (Attempt.Unreachable) attempt);
  }

  private HandshakeAnswer ordinary(ClientName client, URI address, String stage) {
    OrdinaryAttempt attempt =
        scene
            .run()
            .ordinary()
            .connect(
                address,
                Opening.plain().within(scene.patience().handshake()),
                scene.transcript(),
                client.text());
    if (attempt instanceof OrdinaryAttempt.Connected connected) {
      scene.seat(client, new OrdinaryPeer(connected.connection(), address, stage));
      return new HandshakeAnswer(address, 101, Map.of(), "");
    }
    if (attempt instanceof Attempt.Refused refused) {
      return new HandshakeAnswer(address, refused.status(), refused.headers(), refused.body());
    }
    if (attempt instanceof Attempt.Malformed malformed) {
      return new HandshakeAnswer(address, 0, malformed.headers(), malformed.problem());
    }
    throw unreachable(address, (Attempt.Unreachable) attempt);
  }

  /** Those that follow need not wait in vain. */
  private Inconclusive unreachable(URI address, Attempt.Unreachable unreachable) {
    scene.run().reachability().stage(address, 0, 0);
    return new Inconclusive(
        "No answer to the handshake at " + unreachable.address() + ": " + unreachable.cause());
  }
}
