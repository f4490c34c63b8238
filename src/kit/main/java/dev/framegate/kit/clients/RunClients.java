package dev.framegate.kit.clients;

import dev.framegate.kit.expectation.Timeouts;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.wire.EvidenceHttpClient;
import dev.framegate.kit.wire.FrameClient;
import dev.framegate.kit.wire.OrdinaryClient;
import dev.framegate.kit.wire.ServerTrust;

/**
 * The clients of one run, shared by its scenarios; closing them drops all their connections.
 *
 * @param trust the certificates that they accept
 */
public record RunClients(
    ServerTrust trust, EvidenceHttpClient http, FrameClient frames, OrdinaryClient ordinary)
    implements AutoCloseable {

  public static RunClients of(Target target, Timeouts timeouts) {
    ServerTrust trust = target.trust().servers().get();
    return new RunClients(
        trust,
        new EvidenceHttpClient(() -> trust, timeouts.call(), target.signing(), target.pacing()),
        new FrameClient(),
        new OrdinaryClient(trust));
  }

  @Override
  public void close() {
    http.close();
    ordinary.close();
    frames.close();
  }
}
