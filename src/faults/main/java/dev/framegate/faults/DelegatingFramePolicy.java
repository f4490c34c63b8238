package dev.framegate.faults;

import dev.framegate.gateway.internal.edge.AwsFramePolicy;
import dev.framegate.gateway.internal.edge.FrameLimits;

/** The right judgements of frames, for whoever overrides one of them. */
class DelegatingFramePolicy extends AwsFramePolicy {
  DelegatingFramePolicy() {
    super(FrameLimits.AWS);
  }
}
