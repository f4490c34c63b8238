package dev.framegate.kit.targets;

import dev.framegate.settings.Setting;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The addresses of a declared target.
 *
 * @param controlPlane without a slash at its end
 * @param dataPlane with {@code {apiId}} and {@code {stage}}
 * @param secureDataPlane the same over TLS
 * @param management with {@code {apiId}} and {@code {stage}}
 * @param backend where the target reaches the kit; empty for this machine
 */
public record DeclaredAddresses(
    String region,
    URI controlPlane,
    String dataPlane,
    Optional<String> secureDataPlane,
    String management,
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

  /**
   * Reads the addresses; the region takes the place of {@code {region}}.
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
        reading.address("data-plane", "ws", " with {apiId} and {stage}", "ws://" + STAGE),
        reading
            .setting("secure-data-plane", "wss", " with {apiId} and {stage}", "wss://" + STAGE)
            .optional(),
        reading.address("management", "http", " with {apiId} and {stage}", "http://" + STAGE),
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
    return dataPlane.startsWith("wss:") || secureDataPlane.isPresent();
  }

  /** Where the target is, whatever the API and the stage. */
  public List<URI> places() {
    return List.of(controlPlane, dataPlane("api", "stage"), management("api", "stage"));
  }

  URI dataPlane(String apiId, String stage) {
    return filled(dataPlane, apiId, stage);
  }

  URI secureDataPlane(String apiId, String stage) {
    return filled(secureDataPlane.orElse(dataPlane), apiId, stage);
  }

  URI management(String apiId, String stage) {
    return filled(management, apiId, stage);
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
