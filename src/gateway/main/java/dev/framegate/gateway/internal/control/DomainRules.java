package dev.framegate.gateway.internal.control;

import static dev.framegate.gateway.internal.control.ControlPlaneErrors.badRequestIf;
import static dev.framegate.gateway.internal.control.ControlPlaneErrors.conflictIf;
import static dev.framegate.gateway.internal.control.ControlPlaneErrors.missingUnlessExists;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.contract.ApiError;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rules of custom domain names and of the API mappings below them. */
final class DomainRules {
  private static final Pattern NAME =
      Pattern.compile("(\\*\\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9-]{2,63}");

  /** The characters of the developer guide, and the slash of keys with several levels (URL-019). */
  private static final Pattern MAPPING_KEY =
      Pattern.compile("(?!/)(?!.*//)[A-Za-z0-9$\\-_.+!*'()/]{0,300}");

  private DomainRules() {}

  static Optional<ApiError> name(ResourceChange change) {
    return badRequestIf(
        !NAME.matcher(change.key().id()).matches(),
        "domainName: expected a lower-case host name such as api.example.com, got %s",
        change.key().id());
  }

  static Optional<ApiError> isRegional(ResourceChange change) {
    for (JsonNode configuration : change.member("domainNameConfigurations")) {
      if (configuration.path("endpointType").asText().equals("EDGE")) {
        return badRequestIf(
            true, "Only REGIONAL domain names can be managed through the API Gateway V2 API.");
      }
    }
    return Optional.empty();
  }

  static Optional<ApiError> isUnique(ResourceChange change) {
    return conflictIf(
        change.resources().isTaken(change.key()),
        "The domain name %s already exists",
        change.key().id());
  }

  static Optional<ApiError> mappingKey(ResourceChange change) {
    return badRequestIf(
        !MAPPING_KEY.matcher(change.text("apiMappingKey")).matches(),
        "apiMappingKey: expected up to 300 letters, digits and $-_.+!*'(), with single slashes between, got %s",
        change.text("apiMappingKey"));
  }

  static Optional<ApiError> targetExists(ResourceChange change) {
    return missingUnlessExists(change, ResourceKey.api(change.text("apiId")))
        .or(
            () ->
                missingUnlessExists(
                    change, ResourceKey.stage(change.text("apiId"), change.text("stage"))));
  }

  static Optional<ApiError> mappingIsUnique(ResourceChange change) {
    return conflictIf(
        change.sharesWithSibling("apiMappingKey"),
        "ApiMapping key %s already exists for this domain name",
        change.text("apiMappingKey"));
  }
}
