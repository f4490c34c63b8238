package dev.framegate.kit.targets;

import dev.framegate.settings.Setting;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The addresses of a declared target.
 *
 * @param controlPlane without a slash at its end
 * @param dataPlane with {@code {apiId}} and {@code {stage}}; empty where the target has no stages
 * @param secureDataPlane the same over TLS
 * @param management with {@code {apiId}} and {@code {stage}}; empty where it takes no callbacks
 * @param backend where the target reaches the kit; empty for this machine
 */
public record DeclaredAddresses(
    String region,
    URI controlPlane,
    Optional<String> dataPlane,
    Optional<String> secureDataPlane,
    Optional<String> management,
    Optional<BackendAddress> backend) {
  /** The keys that are read from a declaration. */
  public static final Set<String> KEYS =
      Set.of(
          "control-plane",
          "data-plane",
          "secure-data-plane",
          "management",
          "backend-url",
          "backend-port");

  private static final String STAGE = "127.0.0.1:4566/{apiId}/{stage}";
  private static final String OF_STAGE = " with {apiId} and {stage}";

  /**
   * Reads the addresses; the region takes the place of {@code {region}}. Those of a capability that
   * the declaration does not list may be missing.
   *
   * @param usual addresses for keys that the declaration may leave out
   * @throws dev.framegate.settings.SettingsException where an address is missing or not valid
   */
  public static DeclaredAddresses of(
      Declaration declaration, String region, Map<String, String> usual) {
    Reading reading = new Reading(declaration, region, usual);
    return new DeclaredAddresses(
        region,
        URI.create(
            reading
                .address("control-plane", "http", "", "http://127.0.0.1:4566")
                .replaceFirst("/$", "")),
        reading.addressFor(Capability.DATA_PLANE, "data-plane", "ws", "ws://" + STAGE),
        reading.setting("secure-data-plane", "wss", OF_STAGE, "wss://" + STAGE).optional(),
        reading.addressFor(Capability.MANAGEMENT_API, "management", "http", "http://" + STAGE),
        BackendAddress.of(declaration));
  }

  /**
   * Another address of a declaration, such as that of a clock.
   *
   * @throws dev.framegate.settings.SettingsException where it is not an http(s) address
   */
  public static Optional<URI> http(Declaration declaration, String key) {
    return new Reading(declaration, "", Map.of())
        .setting(key, "http", "", "http://127.0.0.1:4566/" + key)
        .optional()
        .map(URI::create);
  }

  /** Whether stages are reached over TLS at one of the addresses. */
  public boolean tls() {
    return secureDataPlane.isPresent() || dataPlane.filter(it -> it.startsWith("wss:")).isPresent();
  }

  /** Where the target is, whatever the API and the stage. */
  public List<URI> places() {
    return Stream.concat(
            Stream.of(controlPlane),
            Stream.of(dataPlane, management)
                .flatMap(Optional::stream)
                .map(template -> filled(template, "api", "stage")))
        .toList();
  }

  URI dataPlane(String apiId, String stage) {
    return filled(declared("data-plane", dataPlane), apiId, stage);
  }

  URI secureDataPlane(String apiId, String stage) {
    return filled(declared("secure-data-plane", secureDataPlane.or(() -> dataPlane)), apiId, stage);
  }

  URI management(String apiId, String stage) {
    return filled(declared("management", management), apiId, stage);
  }

  private static String declared(String key, Optional<String> template) {
    return template.orElseThrow(
        () -> new IllegalStateException("The declaration has no '%s'.".formatted(key)));
  }

  private static URI filled(String template, String apiId, String stage) {
    return URI.create(template.replace("{apiId}", apiId).replace("{stage}", stage));
  }

  private record Reading(Declaration declaration, String region, Map<String, String> usual) {
    String address(String key, String scheme, String parts, String example) {
      Setting<String> setting = setting(key, scheme, parts, example);
      String otherwise = usual.get(key);
      return otherwise == null
          ? setting.required(example)
          : setting.orElse(otherwise.replace("{region}", region));
    }

    /** Required if the declaration lists the capability. */
    Optional<String> addressFor(Capability capability, String key, String scheme, String example) {
      return usual.containsKey(key) || declaration.capabilities().contains(capability)
          ? Optional.of(address(key, scheme, OF_STAGE, example))
          : setting(key, scheme, OF_STAGE, example).optional();
    }

    Setting<String> setting(String key, String scheme, String parts, String example) {
      String schemes = scheme.equals("wss") ? "wss://" : "%1$s:// or %1$ss://".formatted(scheme);
      return declaration
          .settings()
          .text(key)
          .as(
              "a %s address%s, such as '%s'".formatted(schemes, parts, example),
              text ->
                  Optional.of(text.replace("{region}", region))
                      .filter(
                          address ->
                              parts.isEmpty()
                                  || (address.contains("{apiId}") && address.contains("{stage}")))
                      .filter(address -> isAddress(address, scheme)));
    }

    private static boolean isAddress(String template, String scheme) {
      try {
        URI address = new URI(template.replace("{apiId}", "api").replace("{stage}", "stage"));
        return address.getHost() != null
            && (scheme.equals(address.getScheme()) || (scheme + "s").equals(address.getScheme()));
      } catch (URISyntaxException e) {
        return false;
      }
    }
  }
}
