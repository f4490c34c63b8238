package dev.framegate.gateway.internal.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.contract.ApiError;
import dev.framegate.gateway.settings.Limit;
import dev.framegate.gateway.settings.Limits;
import java.util.Optional;

/** Rules of tags. */
final class TagRules {
  private TagRules() {}

  /** The tags that a resource is created with. */
  static Optional<ApiError> fit(ResourceChange change) {
    return tooMany(change.member("tags"), change.limits());
  }

  static Optional<ApiError> tooMany(JsonNode tags, Limits limits) {
    int most = limits.count(Limit.TAGS);
    return ControlPlaneErrors.badRequestIf(
        tags.size() > most, "tags: expected at most %d of one resource, got %d", most, tags.size());
  }
}
