package dev.framegate.cli;

import dev.framegate.gateway.settings.AccessKeys;
import dev.framegate.gateway.settings.ServiceEndpoint;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of {@code serve} for AWS services behind routes. */
final class ServicesOptions {
  @Option(
      names = "--services",
      paramLabel = "URL",
      description =
          "address of an emulator of AWS services, such as http://127.0.0.1:4566, for integrations"
              + " with an action or a path ARN; no request to a service goes elsewhere")
  private @Nullable URI services;

  @Option(
      names = "--services-credentials",
      paramLabel = "FILE",
      description =
          "the one access key that requests to --services are signed with, in the form of"
              + " --credentials; without it, the key test with the secret test")
  private @Nullable Path credentials;

  /**
   * @return empty for no services
   */
  Optional<ServiceEndpoint> endpoint(CommandLine command) {
    if (services == null) {
      if (credentials != null) {
        throw new ParameterException(
            command, "--services-credentials: expected --services URL as well");
      }
      return Optional.empty();
    }
    try {
      return Optional.of(
          credentials == null
              ? new ServiceEndpoint(services)
              : new ServiceEndpoint(services, AccessKeys.readOne(credentials)));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command, "--services: " + e.getMessage());
    }
  }
}
