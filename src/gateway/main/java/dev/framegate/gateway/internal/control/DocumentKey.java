package dev.framegate.gateway.internal.control;

/**
 * The API or the domain name that an entry of the store belongs to. An operation writes entries of
 * one of them only.
 *
 * @param owner tells the account and Region of a domain name, which several may have; empty for
 *     those that the gateway has by itself
 * @param id the API's id, or the domain name as the store's keys have it
 */
public record DocumentKey(String owner, boolean isApi, String id) {

  /** The document of an entry. */
  public static DocumentKey of(String key) {
    String own = OwnedStore.withoutOwner(key);
    String resource =
        DeploymentDefinitions.isDefinition(own) ? own.substring(own.indexOf('/') + 1) : own;
    String[] parts = resource.split("/", -1);
    return new DocumentKey(
        OwnedStore.ownerOf(key), ResourceKind.valueOf(parts[0]).isOfApi(), parts[1]);
  }

  /**
   * Whether an entry is the definition of a deployment: written once, and read when it is served.
   */
  public static boolean isDefinition(String key) {
    return DeploymentDefinitions.isDefinition(OwnedStore.withoutOwner(key));
  }
}
