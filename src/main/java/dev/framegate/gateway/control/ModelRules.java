package dev.framegate.gateway.control;

import static dev.framegate.gateway.control.Refusals.badRequestIf;
import static dev.framegate.gateway.control.Refusals.conflictIf;

import dev.framegate.contract.ApiError;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rules of models. */
final class ModelRules {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]+");

  private ModelRules() {}

  static Optional<ApiError> name(Change change) {
    return badRequestIf(
        !NAME.matcher(change.text("name")).matches(),
        "name of a model: expected letters and digits, got %s",
        change.text("name"));
  }

  static Optional<ApiError> schema(Change change) {
    return badRequestIf(
        !Json.isObject(change.text("schema")),
        "schema: expected a JSON schema, which is an object");
  }

  static Optional<ApiError> nameIsUnique(Change change) {
    return conflictIf(
        change.sharesWithSibling("name"),
        "Model with name %s already exists for this API",
        change.text("name"));
  }
}
