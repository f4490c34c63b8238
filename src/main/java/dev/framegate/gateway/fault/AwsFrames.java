package dev.framegate.gateway.fault;

import dev.framegate.gateway.edge.AwsFramePolicy;
import dev.framegate.gateway.edge.FrameLimits;

/** The right judgements of frames, for whoever overrides one of them. */
class AwsFrames extends AwsFramePolicy {
  AwsFrames() {
    super(FrameLimits.AWS);
  }
}
