package dev.framegate.gateway.signature;

/**
 * A key that requests are signed with.
 *
 * @param account twelve digits
 */
public record AccessKey(String account, String id, String secret) {
  /** Without the secret: keys end up in logs and messages. */
  @Override
  public String toString() {
    return "AccessKey[account=%s, id=%s]".formatted(account, id);
  }
}
