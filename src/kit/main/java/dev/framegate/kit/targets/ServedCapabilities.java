package dev.framegate.kit.targets;

import dev.framegate.kit.wire.RequestSigner;
import dev.framegate.settings.SettingsException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The capabilities that an adapter can serve, and the keys of the declaration that some of them
 * need. Immutable.
 */
public final class ServedCapabilities {
  /**
   * @param meaning of the keys, for messages
   */
  private record Needs(List<String> keys, String meaning) {}

  private final Map<Capability, Needs> needs;

  private ServedCapabilities(Map<Capability, Needs> needs) {
    this.needs = needs;
  }

  /** Capabilities that need no further key. */
  public static ServedCapabilities of(Set<Capability> capabilities) {
    Map<Capability, Needs> needs = new EnumMap<>(Capability.class);
    capabilities.forEach(capability -> needs.put(capability, new Needs(List.of(), "")));
    return new ServedCapabilities(needs);
  }

  /** The same, and one that needs all of these keys. */
  public ServedCapabilities with(Capability capability, String meaning, String... keys) {
    Map<Capability, Needs> more = new EnumMap<>(needs);
    more.put(capability, new Needs(List.of(keys), meaning));
    return new ServedCapabilities(more);
  }

  /**
   * Checks what a declaration lists.
   *
   * @throws dev.framegate.settings.SettingsException where it lists a capability that the adapter
   *     cannot serve, or that needs a key which is missing
   */
  public void require(Declaration declaration) {
    for (Capability capability : inOrder(declaration.capabilities())) {
      Needs needed = needs.get(capability);
      if (needed == null) {
        throw declaration.error(
            "capabilities",
            "the adapter '%s' cannot serve the capability '%s'. It can serve: %s."
                .formatted(declaration.adapter(), capability.label(), labels()));
      }
      for (String key : needed.keys()) {
        if (!declaration.settings().has(key)) {
          throw missing(declaration, capability, key, needed.meaning());
        }
      }
    }
  }

  /**
   * As {@link #require(Declaration)}; the capability tls needs an address over TLS, and iam needs
   * credentials.
   *
   * @throws dev.framegate.settings.SettingsException as {@link #require(Declaration)}
   */
  public void require(Declaration declaration, DeclaredAddresses addresses, TargetAccess access) {
    require(declaration);
    Set<Capability> listed = declaration.capabilities();
    if (listed.contains(Capability.TLS) && !addresses.tls()) {
      throw missing(
          declaration, Capability.TLS, "secure-data-plane", "the wss:// address of a stage");
    }
    if (listed.contains(Capability.IAM) && access.signing().equals(RequestSigner.none())) {
      throw missing(
          declaration,
          Capability.IAM,
          "credentials",
          "a target that verifies signatures rejects the kit's calls without them");
    }
  }

  /** Every capability for which the declaration has the keys. */
  public Set<Capability> possible(Declaration declaration) {
    return needs.entrySet().stream()
        .filter(entry -> entry.getValue().keys().stream().allMatch(declaration.settings()::has))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static SettingsException missing(
      Declaration declaration, Capability capability, String key, String meaning) {
    return declaration.error(
        "capabilities",
        "the capability '%s' needs the key '%s': %s. To skip its rules, remove the capability."
            .formatted(capability.label(), key, meaning));
  }

  private String labels() {
    return needs.keySet().stream().map(Capability::label).collect(Collectors.joining(", "));
  }

  private static List<Capability> inOrder(Set<Capability> capabilities) {
    return capabilities.stream().sorted().toList();
  }
}
