package dev.framegate.cluster;

import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.edge.HandshakePolicy;
import dev.framegate.gateway.internal.edge.StageReference;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.management.ManagementErrors;
import dev.framegate.gateway.internal.runtime.ConnectResult;
import dev.framegate.gateway.internal.runtime.Handshake;
import java.util.Map;
import java.util.Optional;

/**
 * Gives connections ids that name their gateway, and refuses them while they could not be recorded.
 */
final class NodeHandshakePolicy implements HandshakePolicy {
  private final HandshakePolicy policy;
  private final NatsLink link;
  private final Membership membership;

  NodeHandshakePolicy(HandshakePolicy policy, NatsLink link, Membership membership) {
    this.policy = policy;
    this.link = link;
    this.membership = membership;
  }

  @Override
  public Optional<ServerResponse> judgeAddress(StageReference address, StageDirectory stages) {
    if (membership.isLeaving()) {
      return Optional.of(ManagementErrors.unavailable("This gateway is stopping."));
    }
    return link.problem()
        .map(ManagementErrors::unavailable)
        .or(() -> policy.judgeAddress(address, stages));
  }

  @Override
  public String newConnectionId() {
    return NodeId.connection(membership.id());
  }

  @Override
  public Optional<ServerResponse> judgeCallback(StageReference address, StageDirectory stages) {
    return policy.judgeCallback(address, stages);
  }

  @Override
  public ServerResponse notAnUpgrade(String method) {
    return policy.notAnUpgrade(method);
  }

  @Override
  public int maxUrlCharacters() {
    return policy.maxUrlCharacters();
  }

  @Override
  public String accept(String key) {
    return policy.accept(key);
  }

  @Override
  public Optional<String> subprotocol(ConnectResult result, Handshake handshake) {
    return policy.subprotocol(result, handshake);
  }

  @Override
  public Map<String, String> switching(Map<String, String> headers) {
    return policy.switching(headers);
  }

  @Override
  public ServerResponse refused(ConnectResult result) {
    return policy.refused(result);
  }
}
