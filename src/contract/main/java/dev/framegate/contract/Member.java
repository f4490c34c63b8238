package dev.framegate.contract;

/**
 * One member of a structure.
 *
 * @param name as the model spells it, such as {@code DeploymentId}
 * @param wireName as it goes on the wire, such as {@code deploymentId}
 * @param location where in an HTTP request it goes
 * @param required whether a request without it is refused
 */
public record Member(
    String name, String wireName, Location location, Shape shape, boolean required) {

  /** Where a member of a request travels. */
  public enum Location {
    URI,
    QUERYSTRING,
    HEADER,
    BODY,
    /** The member is the whole body. */
    PAYLOAD
  }

  /** The option of the command line, without its dashes: {@code deployment-id}. */
  public String cliName() {
    return CliNames.hyphenated(name);
  }
}
