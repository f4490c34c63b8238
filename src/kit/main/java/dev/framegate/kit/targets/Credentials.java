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
 * By whose keys a target is called, as a declaration says under {@code credentials}: {@code none},
 * {@code default} for what AWS's own tools would take, or the names of the environment's variables
 * that hold a key. A secret never stands in a declaration.
 */
public final class Credentials {
  /** What is read of a declaration. */
  public static final Set<String> KEYS =
      Set.of(
          "credentials",
          "credentials.access-key",
          "credentials.secret-key",
          "credentials.session-token");

  private static final String FORMS =
      "Expected 'none', 'default' (the chain of AWS's own tools), or names of environment"
          + " variables: 'credentials: {access-key: MY_KEY_ID, secret-key: MY_SECRET}', and with"
          + " temporary keys 'session-token: MY_TOKEN'.";

  private final Declaration declaration;
  private final UnaryOperator<@Nullable String> environment;

  Credentials(Declaration declaration, UnaryOperator<@Nullable String> environment) {
    this.declaration = declaration;
    this.environment = environment;
  }

  /**
   * @param otherwise what holds where the declaration says nothing: {@code none} or {@code default}
   * @throws DeclarationException where the declaration says something unknown
   * @throws TargetUnavailableException where there are no keys to be found
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
      default -> throw complaint("'credentials: %s' is not understood. %s".formatted(word, FORMS));
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
            .orElseThrow(() -> complaint("'%s' is missing. %s".formatted(key, FORMS)));
    String value = environment.apply(name);
    if (value == null || value.isBlank()) {
      // Whoever wrote the secret itself here must not read it in a log.
      throw complaint(
          "the environment variable that '%s' names is not set. %s".formatted(key, FORMS));
    }
    return value;
  }

  private RequestSigner chain(String region) {
    DefaultCredentialsProvider chain = DefaultCredentialsProvider.builder().build();
    try {
      chain.resolveCredentials();
    } catch (SdkClientException e) {
      throw TargetUnavailableException.refusing(
          "no credentials for '%s'. They are looked for where AWS's own tools look: AWS_ACCESS_KEY_ID"
                  .formatted(declaration.name())
              + " and AWS_SECRET_ACCESS_KEY in the environment, then the profile of AWS_PROFILE.");
    }
    return new SigV4(chain::resolveCredentials, region);
  }

  private DeclarationException complaint(String what) {
    return new DeclarationException("Target '%s': %s".formatted(declaration.name(), what));
  }
}
