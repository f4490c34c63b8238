package dev.framegate.gateway.internal.deploy;

/** A configuration that cannot be deployed. The message names the resource and the reason. */
public final class DeploymentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DeploymentException(String message) {
    super(message);
  }
}
