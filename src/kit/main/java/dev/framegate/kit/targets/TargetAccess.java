package dev.framegate.kit.targets;

import dev.framegate.kit.wire.RequestSigner;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a declared target is approached, whatever its adapter.
 *
 * @param headers of every control-plane call and callback
 */
public record TargetAccess(
    Map<String, String> headers, RequestSigner signing, TrustSettings trust) {
  /** What is read of a declaration. */
  public static final Set<String> KEYS = keys();

  private static final String HEADERS = "headers.";
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

  private static Set<String> keys() {
    Set<String> keys = new TreeSet<>(Credentials.KEYS);
    keys.addAll(ReadinessCheck.KEYS);
    keys.add(TrustSettings.KEY);
    keys.add("headers.*");
    keys.add("region");
    return keys;
  }

  /**
   * @param otherwise the credentials of a declaration that names none: {@code none} or {@code
   *     default}
   * @throws DeclarationException where the declaration says something that cannot be used
   * @throws TargetUnavailableException where there are no keys to be found
   */
  public static TargetAccess of(Declaration declaration, String region, String otherwise) {
    return new TargetAccess(
        headers(declaration, System::getenv),
        Credentials.of(declaration, region, otherwise),
        TrustSettings.of(declaration));
  }

  /** A value such as <code>${TOKEN}</code> comes from the environment. */
  static Map<String, String> headers(
      Declaration declaration, UnaryOperator<@Nullable String> environment) {
    Map<String, String> headers = new LinkedHashMap<>();
    declaration
        .settings()
        .forEach(
            (key, value) -> {
              if (key.startsWith(HEADERS)) {
                headers.put(
                    key.substring(HEADERS.length()), filled(declaration, key, value, environment));
              }
            });
    return Map.copyOf(headers);
  }

  private static String filled(
      Declaration declaration,
      String key,
      String value,
      UnaryOperator<@Nullable String> environment) {
    Matcher variables = VARIABLE.matcher(value);
    return variables.replaceAll(
        found -> {
          String known = environment.apply(found.group(1));
          if (known == null) {
            throw new DeclarationException(
                "Target '%s': '%s: %s' names an environment variable that is not set."
                    .formatted(declaration.name(), key, value));
          }
          return Matcher.quoteReplacement(known);
        });
  }
}
