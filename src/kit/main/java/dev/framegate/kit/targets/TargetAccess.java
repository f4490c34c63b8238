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
 * How calls to a declared target are made, for every adapter.
 *
 * @param headers of every control-plane call and callback
 */
public record TargetAccess(
    Map<String, String> headers, RequestSigner signing, TrustSettings trust) {
  /** The keys that are read from a declaration. */
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
   * @throws dev.framegate.settings.SettingsException where the declaration holds a value that is
   *     not valid
   * @throws TargetUnavailableException where no credentials are found
   */
  public static TargetAccess of(Declaration declaration, String region, String otherwise) {
    return new TargetAccess(
        headers(declaration, System::getenv),
        Credentials.of(declaration, region, otherwise),
        TrustSettings.of(declaration));
  }

  /** In a value, <code>${TOKEN}</code> stands for an environment variable. */
  static Map<String, String> headers(
      Declaration declaration, UnaryOperator<@Nullable String> environment) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String key : declaration.settings().keys()) {
      if (key.startsWith(HEADERS)) {
        String value = declaration.required(key, "${TOKEN}");
        headers.put(
            key.substring(HEADERS.length()), substitute(declaration, key, value, environment));
      }
    }
    return Map.copyOf(headers);
  }

  private static String substitute(
      Declaration declaration,
      String key,
      String value,
      UnaryOperator<@Nullable String> environment) {
    return VARIABLE
        .matcher(value)
        .replaceAll(
            reference -> {
              String found = environment.apply(reference.group(1));
              if (found == null) {
                throw declaration.error(
                    key,
                    "'%s' refers to the environment variable '%s', which is not set."
                        .formatted(key, reference.group(1)));
              }
              return Matcher.quoteReplacement(found);
            });
  }
}
