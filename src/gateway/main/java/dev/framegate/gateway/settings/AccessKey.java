package dev.framegate.gateway.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.gateway.internal.policy.InvalidPolicyException;
import dev.framegate.gateway.internal.policy.PolicyDocument;
import dev.framegate.settings.SettingsException;
import org.jspecify.annotations.Nullable;

/** An access key: requests are signed with its secret and authorized by its IAM policy. */
public final class AccessKey {
  private final String account;
  private final String id;
  private final String secret;
  private final @Nullable PolicyDocument policy;

  /**
   * A key that is allowed every action.
   *
   * @param account twelve digits
   */
  public AccessKey(String account, String id, String secret) {
    this(account, id, secret, null);
  }

  private AccessKey(String account, String id, String secret, @Nullable PolicyDocument policy) {
    this.account = account;
    this.id = id;
    this.secret = secret;
    this.policy = policy;
  }

  /**
   * This key with a policy: an action that no statement allows is denied, as in IAM.
   *
   * @param document an object with {@code Statement}
   * @throws SettingsException if it is not a policy document
   */
  public AccessKey withPolicy(JsonNode document) {
    try {
      return new AccessKey(account, id, secret, PolicyDocument.read(document));
    } catch (InvalidPolicyException e) {
      throw new SettingsException("key %s: %s".formatted(id, e.getMessage()));
    }
  }

  public String account() {
    return account;
  }

  public String id() {
    return id;
  }

  public String secret() {
    return secret;
  }

  /**
   * Whether the policy allows an action on a resource.
   *
   * @param action such as {@code execute-api:Invoke}
   * @param resource an ARN
   */
  public boolean allows(String action, String resource) {
    return policy == null || policy.judge(action, resource) == PolicyDocument.Outcome.ALLOWED;
  }

  /** Without the secret, as keys are written to logs and messages. */
  @Override
  public String toString() {
    return "AccessKey[account=%s, id=%s]".formatted(account, id);
  }
}
