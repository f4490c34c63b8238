package dev.framegate.kit.targets;

import dev.framegate.kit.wire.RequestSigner;
import dev.framegate.kit.wire.SigV4;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * The credentials that calls to a target are signed with, as the key {@code credentials} of a
 * declaration names them: {@code none}, {@code default} for those that AWS's own tools would use,
 * or the names of environment variables. A declaration never holds a secret.
 */
public final class Credentials {
  /** The keys that are read from a declaration. */
  public static final Set<String> KEYS =
      Set.of(
          "credentials",
          "credentials.access-key",
          "credentials.secret-key",
          "credentials.session-token");

  private static final String FORMS =
      "Expected 'none', 'default' (as AWS's own tools find them), or names of environment"
          + " variables: '{access-key: MY_KEY_ID, secret-key: MY_SECRET}', for temporary keys with"
          + " 'session-token: MY_TOKEN'.";

  private final Declaration declaration;
  private final UnaryOperator<@Nullable String> environment;

  Credentials(Declaration declaration, UnaryOperator<@Nullable String> environment) {
    this.declaration = declaration;
    this.environment = environment;
  }

  /**
   * @param otherwise for a declaration without the key: {@code none} or {@code default}
   * @throws dev.framegate.settings.SettingsException where the declaration holds an unknown form
   * @throws TargetUnavailableException where no credentials are found
   */
  public static RequestSigner of(Declaration declaration, String region, String otherwise) {
    return new Credentials(declaration, System::getenv).signing(region, otherwise);
  }

  RequestSigner signing(String region, String otherwise) {
    if (declaration.setting("credentials.access-key").isPresent()
        || declaration.setting("credentials.secret-key").isPresent()) {
      AwsCredentials keys = named();
      return new SigV4(() -> keys, region);
    }
    String word = declaration.setting("credentials").orElse(otherwise);
    return switch (word) {
      case "none" -> RequestSigner.none();
      case "default" -> chain(region);
      default -> throw declaration.error("credentials", "unknown credentials. " + FORMS);
    };
  }

  private AwsCredentials named() {
    String id = variable("credentials.access-key");
    String secret = variable("credentials.secret-key");
    return declaration.setting("credentials.session-token").isPresent()
        ? AwsSessionCredentials.create(id, secret, variable("credentials.session-token"))
        : AwsBasicCredentials.create(id, secret);
  }

  private String variable(String key) {
    String name =
        declaration
            .setting(key)
            .orElseThrow(() -> declaration.error(key, "'%s' is missing. %s".formatted(key, FORMS)));
    String value = environment.apply(name);
    if (value == null || value.isBlank()) {
      // Not its name, in case the secret itself was written here.
      throw declaration.error(
          key, "the environment variable that '%s' names is not set. %s".formatted(key, FORMS));
    }
    return value;
  }

  private RequestSigner chain(String region) {
    DefaultCredentialsProvider chain = DefaultCredentialsProvider.builder().build();
    try {
      chain.resolveCredentials();
    } catch (SdkClientException e) {
      throw TargetUnavailableException.refusing(
          "no credentials for '%s'. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or a profile with AWS_PROFILE."
              .formatted(declaration.name()));
    }
    return new SigV4(chain::resolveCredentials, region);
  }
}
