package dev.framegate.gateway.internal.signature;

import dev.framegate.gateway.internal.access.PolicyDocument;
import org.jspecify.annotations.Nullable;

/**
 * A key that requests are signed with.
 *
 * @param account twelve digits
 * @param policy what its owner may do; null for everything
 */
public record AccessKey(String account, String id, String secret, @Nullable PolicyDocument policy) {

  /** A key whose owner may do everything. */
  public AccessKey(String account, String id, String secret) {
    this(account, id, secret, null);
  }

  /** As in IAM, what no statement speaks of is not allowed. */
  boolean may(IamRequest permission) {
    return policy == null
        || policy.judge(permission.action(), permission.resource())
            == PolicyDocument.Outcome.ALLOWED;
  }

  /** Without the secret: keys end up in logs and messages. */
  @Override
  public String toString() {
    return "AccessKey[account=%s, id=%s]".formatted(account, id);
  }
}
