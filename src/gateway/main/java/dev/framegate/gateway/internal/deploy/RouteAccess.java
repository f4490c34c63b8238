package dev.framegate.gateway.internal.deploy;

import dev.framegate.gateway.internal.event.SelectionExpression;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a route demands of a client; only {@code $connect} is ever asked.
 *
 * @param authorizer set for {@link Authorization#CUSTOM}
 * @param apiKey how the client's key is found, or null if none is needed
 * @param required request parameters that must be there, by their names
 */
public record RouteAccess(
    Authorization authorization,
    @Nullable Authorizer authorizer,
    @Nullable SelectionExpression apiKey,
    Map<String, SelectionExpression> required) {
  /** {@code authorizationType}. */
  public enum Authorization {
    NONE,
    AWS_IAM,
    CUSTOM
  }

  /** Whether it demands nothing at all. */
  public boolean isOpen() {
    return authorization == Authorization.NONE && apiKey == null && required.isEmpty();
  }
}
