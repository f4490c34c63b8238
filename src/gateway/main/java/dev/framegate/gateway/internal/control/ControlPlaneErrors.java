package dev.framegate.gateway.internal.control;

import dev.framegate.contract.ApiError;
import java.util.Optional;

/** Errors that several rules return. */
final class ControlPlaneErrors {
  private ControlPlaneErrors() {}

  static Optional<ApiError> badRequestIf(boolean broken, String message, Object... arguments) {
    return broken
        ? Optional.of(ApiError.badRequest(message.formatted(arguments)))
        : Optional.empty();
  }

  static Optional<ApiError> conflictIf(boolean broken, String message, Object... arguments) {
    return broken ? Optional.of(ApiError.conflict(message.formatted(arguments))) : Optional.empty();
  }

  static Optional<ApiError> missingUnlessExists(ResourceChange change, ResourceKey referenced) {
    return change.resources().exists(referenced)
        ? Optional.empty()
        : Optional.of(change.resources().missing(referenced));
  }

  /** The quota of a kind below one parent, as AWS words it for other kinds (API-061, API-062). */
  static Optional<ApiError> tooMany(ResourceKind kind, int present, QuotaPolicy quotas) {
    if (kind.limit().map(limit -> quotas.permits(limit, present + 1L)).orElse(true)) {
      return Optional.empty();
    }
    String where = kind.parent() == null ? "account" : "API";
    return Optional.of(
        ApiError.tooManyRequests(
            kind.plural(),
            "Maximum number of %s for this %s has been reached. Please contact AWS if you need additional %s."
                .formatted(kind.plural(), where, kind.plural())));
  }
}
