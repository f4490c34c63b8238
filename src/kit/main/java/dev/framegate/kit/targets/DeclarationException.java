package dev.framegate.kit.targets;

/**
 * A declaration that cannot be used; the message says where, what was expected and what is there.
 */
public final class DeclarationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DeclarationException(String message) {
    super(message);
  }
}
