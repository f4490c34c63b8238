package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.http.Answer;
import dev.framegate.gateway.internal.http.Call;
import dev.framegate.gateway.internal.runtime.Messages;
import dev.framegate.gateway.internal.throttle.Throttle;
import java.util.function.Function;

/**
 * What stands behind the edge.
 *
 * @param control serves {@code /v2/...}; may block, runs on a bounded pool
 * @param own serves {@code /_framegate/...} except {@code health}; same pool
 * @param throttle asked for every upgrade and every callback; messages are the runtime's
 */
public record Planes(
    Function<Call, Answer> control,
    Function<Call, Answer> own,
    StageDirectory stages,
    Messages messages,
    Throttle throttle) {

  /** Without pages of its own, and without a throttle. */
  public static Planes of(
      Function<Call, Answer> control, StageDirectory stages, Messages messages) {
    return new Planes(
        control, call -> Refusals.notFound(call.path()), stages, messages, Throttle.NONE);
  }
}
