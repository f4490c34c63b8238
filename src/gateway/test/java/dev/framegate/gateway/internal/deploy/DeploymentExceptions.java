package dev.framegate.gateway.internal.deploy;

/** Makes the exception of a configuration that does not compile, for tests of other packages. */
public final class DeploymentExceptions {
  private DeploymentExceptions() {}

  public static DeploymentException because(String reason) {
    return new DeploymentException(reason);
  }
}
