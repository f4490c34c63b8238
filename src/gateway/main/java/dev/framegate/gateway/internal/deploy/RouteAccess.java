package dev.framegate.gateway.internal.deploy;

import dev.framegate.gateway.internal.event.SelectionExpression;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The requirements of a route; they apply to {@code $connect} only.
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

  /** Whether there are no requirements. */
  public boolean isOpen() {
    return authorization == Authorization.NONE && apiKey == null && required.isEmpty();
  }
}
