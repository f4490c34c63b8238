package dev.framegate.gateway.internal.management;

import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import java.util.function.Function;

/** Surrounds the operations of the management API. Must not block. */
@FunctionalInterface
public interface ManagementInterceptor {
  /** Performs the operation and changes nothing. */
  ManagementInterceptor NONE = (operation, call, next) -> next.apply(call);

  /**
   * @param next performs the operation
   */
  ServerResponse intercept(
      ManagementOperation operation,
      ServerRequest call,
      Function<ServerRequest, ServerResponse> next);
}
