package dev.framegate.gateway.internal.http;

import java.util.function.Function;

/**
 * Stands around every operation of an HTTP plane. The right gateway passes the call on; a wrong one
 * changes the call, the answer, or never asks.
 */
@FunctionalInterface
public interface RequestInterceptor {
  /** Passes everything on unchanged. */
  RequestInterceptor FAITHFUL = (operation, call, next) -> next.apply(call);

  /**
   * @param operation name in the service model, such as {@code CreateStage}
   * @param next the operation itself
   */
  ServerResponse intercept(
      String operation, ServerRequest call, Function<ServerRequest, ServerResponse> next);
}
