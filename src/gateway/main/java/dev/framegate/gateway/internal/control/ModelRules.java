package dev.framegate.gateway.internal.control;

import static dev.framegate.gateway.internal.control.ControlPlaneErrors.badRequestIf;
import static dev.framegate.gateway.internal.control.ControlPlaneErrors.conflictIf;

import dev.framegate.contract.ApiError;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rules of models. */
final class ModelRules {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]+");

  private ModelRules() {}

  static Optional<ApiError> name(ResourceChange change) {
    return badRequestIf(
        !NAME.matcher(change.text("name")).matches(),
        "name of a model: expected letters and digits, got %s",
        change.text("name"));
  }

  static Optional<ApiError> schema(ResourceChange change) {
    return badRequestIf(
            !RequestJson.isObject(change.text("schema")),
            "schema: expected a JSON schema, which is an object")
        .or(() -> PatternRules.patterns(RequestJson.object(change.text("schema"))));
  }

  static Optional<ApiError> requestModelsExist(ResourceChange change) {
    return exist(change, "requestModels");
  }

  static Optional<ApiError> responseModelsExist(ResourceChange change) {
    return exist(change, "responseModels");
  }

  /** Routes and their responses refer to models by name. */
  private static Optional<ApiError> exist(ResourceChange change, String member) {
    if (change.request().path(member).isEmpty()) {
      return Optional.empty();
    }
    Set<String> known =
        change.resources().children(change.api(), ResourceKind.MODEL).stream()
            .map(model -> model.path("name").asText())
            .collect(Collectors.toSet());
    return change.request().path(member).properties().stream()
        .map(entry -> entry.getValue().asText())
        .filter(name -> !name.isEmpty() && !known.contains(name))
        .findFirst()
        .map(name -> change.resources().missing(change.api().child(ResourceKind.MODEL, name)));
  }

  static Optional<ApiError> nameIsUnique(ResourceChange change) {
    return conflictIf(
        change.sharesWithSibling("name"),
        "Model with name %s already exists for this API",
        change.text("name"));
  }
}
