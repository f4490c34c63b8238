package dev.framegate.gateway.internal.control;

import static dev.framegate.gateway.internal.control.ControlPlaneErrors.badRequestIf;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.contract.ApiError;
import dev.framegate.gateway.internal.limits.ServiceQuotas;
import dev.framegate.gateway.settings.Limit;
import dev.framegate.gateway.settings.Limits;
import java.util.Locale;
import java.util.Optional;

/** Rules of tags. */
final class TagRules {
  private static final String RESERVED = "aws:";

  private TagRules() {}

  /** The tags that a resource is created with. */
  static Optional<ApiError> fit(ResourceChange change) {
    JsonNode tags = change.member("tags");
    return taken(tags).or(() -> tooMany(tags, change.limits(), change.quotas()));
  }

  static Optional<ApiError> tooMany(JsonNode tags, Limits limits, QuotaPolicy quotas) {
    return badRequestIf(
        !quotas.permits(Limit.TAGS, tags.size()),
        "tags: expected at most %d of one resource, got %d",
        limits.count(Limit.TAGS),
        tags.size());
  }

  /** What is wrong with the keys and values that a client asks for. */
  static Optional<ApiError> taken(JsonNode tags) {
    return tags.properties().stream()
        .map(tag -> taken(tag.getKey(), tag.getValue().asText()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<ApiError> taken(String key, String value) {
    if (key.toLowerCase(Locale.ROOT).startsWith(RESERVED)) {
      return badRequestIf(true, "tags: keys that begin with aws: are reserved, got %s", key);
    }
    return badRequestIf(
            length(key) < 1 || length(key) > ServiceQuotas.TAG_KEY_CHARACTERS,
            "tags: expected a key of 1 to %d characters, got %d",
            ServiceQuotas.TAG_KEY_CHARACTERS,
            length(key))
        .or(
            () ->
                badRequestIf(
                    length(value) > ServiceQuotas.TAG_VALUE_CHARACTERS,
                    "tags: expected a value of at most %d characters, got %d",
                    ServiceQuotas.TAG_VALUE_CHARACTERS,
                    length(value)));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
