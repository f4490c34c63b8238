package dev.framegate.gateway.edge;

import dev.framegate.gateway.management.ManagementPolicy;

/**
 * Everything the edge decides, gathered so that a single decision can be made wrongly: replace one
 * part and the rest stays right. What {@code $connect} and messages lead to is replaced by wrapping
 * {@link dev.framegate.gateway.runtime.Messages}.
 */
public record EdgePolicies(
    FramePolicy frames,
    HandshakePolicy handshake,
    EndingPolicy endings,
    ManagementPolicy management,
    Lifetimes lifetimes) {

  /** The rules as AWS publishes them. */
  public static EdgePolicies aws() {
    return new EdgePolicies(
        new AwsFramePolicy(FrameLimits.AWS),
        new AwsHandshakePolicy(),
        EndingPolicy.AWS,
        ManagementPolicy.aws(),
        Lifetimes.AWS);
  }

  public EdgePolicies withFrames(FramePolicy other) {
    return new EdgePolicies(other, handshake, endings, management, lifetimes);
  }

  /** AWS's judgements with other sizes. */
  public EdgePolicies withFrameLimits(FrameLimits limits) {
    return withFrames(new AwsFramePolicy(limits));
  }

  public EdgePolicies withHandshake(HandshakePolicy other) {
    return new EdgePolicies(frames, other, endings, management, lifetimes);
  }

  public EdgePolicies withEndings(EndingPolicy other) {
    return new EdgePolicies(frames, handshake, other, management, lifetimes);
  }

  public EdgePolicies withManagement(ManagementPolicy other) {
    return new EdgePolicies(frames, handshake, endings, other, lifetimes);
  }

  public EdgePolicies withLifetimes(Lifetimes other) {
    return new EdgePolicies(frames, handshake, endings, management, other);
  }
}
