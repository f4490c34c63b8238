package dev.framegate.faults;

import dev.framegate.gateway.internal.deploy.RouteAccess;
import dev.framegate.gateway.internal.runtime.BodyValidation;
import dev.framegate.gateway.internal.runtime.MessageError;
import dev.framegate.gateway.internal.runtime.RouteLookupPolicy;
import dev.framegate.gateway.internal.runtime.SelectionPolicy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Faults of route selection and of error frames. */
final class RoutingFaults {
  private static final String FAILED = "{\"message\": \"Internal server error\"}";

  static final List<Fault> ALL =
      List.of(
          Fault.named("keys-by-prefix", "finds routes by the beginning of their keys")
              .breaks("received", "MSG-001 MSG-013")
              .replacing(
                  RoutingChanges.lookup(
                      (snapshot, key) ->
                          key.filter(name -> !name.isEmpty())
                              .flatMap(
                                  name ->
                                      snapshot.routes().values().stream()
                                          .filter(route -> route.key().startsWith(name))
                                          .filter(route -> !route.key().startsWith("$"))
                                          .findFirst())
                              .or(() -> RouteLookupPolicy.AWS.find(snapshot, key)))),
          Fault.named("keys-in-any-case", "finds routes whatever the case of their keys")
              .breaks("\"small\"", "MSG-013")
              .replacing(
                  RoutingChanges.lookup(
                      (snapshot, key) ->
                          key.map(name -> name.trim().toLowerCase(Locale.ROOT))
                              .flatMap(
                                  name ->
                                      snapshot.routes().values().stream()
                                          .filter(
                                              r -> r.key().toLowerCase(Locale.ROOT).equals(name))
                                          .findFirst())
                              .or(() -> RouteLookupPolicy.AWS.find(snapshot, key)))),
          Fault.named("default-for-no-key", "takes $default only where there is no key at all")
              .breaks("received", "MSG-001 MSG-002 MSG-007 MSG-011 MSG-012 MSG-013 MSG-021 MSG-026")
              .breaks("no such call came", "MSG-042")
              .replacing(
                  RoutingChanges.lookup(
                      (snapshot, key) ->
                          key.filter(name -> !name.isEmpty()).isPresent()
                              ? snapshot.route(key.orElse(""))
                              : RouteLookupPolicy.AWS.find(snapshot, key))),
          Fault.named("default-unnamed", "finds no route for a message that names $default")
              .breaks("\"otherwise\"", "MSG-010 MSG-015")
              .replacing(
                  RoutingChanges.lookup(
                      (snapshot, key) ->
                          key.equals(Optional.of(RouteLookupPolicy.DEFAULT))
                              ? Optional.empty()
                              : RouteLookupPolicy.AWS.find(snapshot, key))),
          Fault.named("no-route-no-word", "says nothing where there is no route, as emulators do")
              .breaks("nothing arrived for", "MSG-003 MSG-005 MSG-020 MSG-025")
              .replacing(RoutingChanges.errors(MessageError.FORBIDDEN, Optional.empty())),
          Fault.named("no-route-found", "calls a message without a route by floci's words")
              .breaks("\"message\":\"No route found\"", "MSG-005 MSG-020 MSG-025")
              .replacing(
                  RoutingChanges.errors(
                      MessageError.FORBIDDEN, Optional.of("{\"message\":\"No route found\"}"))),
          Fault.named("failure-in-silence", "says nothing where an integration fails")
              .breaks("nothing arrived for", "MSG-021 MSG-025")
              .breaks("nothing arrived", "INT-007 INT-008 INT-016 INT-037")
              .replacing(
                  RoutingChanges.errors(MessageError.INTERNAL_SERVER_ERROR, Optional.empty())),
          Fault.named("timeout-is-failure", "does not tell a time-out from a failure")
              .breaks("Endpoint request timed out", "MSG-022")
              .replacing(RoutingChanges.errors(MessageError.TIMED_OUT, Optional.of(FAILED))),
          Fault.named("text-is-error", "has an error for text that is not JSON, as emulators do")
              .breaks("received", "MSG-004 MSG-005")
              .breaks("no such call came", "MSG-042")
              .replacing(RoutingChanges.refusing(text -> text.root().isEmpty(), FAILED)),
          Fault.named("scalars-are-errors", "has an error for JSON that is no object")
              .breaks("\"otherwise\"", "MSG-017")
              .breaks("no such call came", "MSG-042")
              .replacing(
                  RoutingChanges.refusing(
                      text ->
                          text.root().map(found -> !(found.value() instanceof Map)).orElse(false),
                      FAILED)),
          Fault.named("action-always", "selects by the member action, whatever the expression")
              .breaks("received", "MSG-006 MSG-007 MSG-008 MSG-009 MSG-010 MSG-011")
              .replacing(
                  RoutingChanges.selection(
                      (snapshot, event) ->
                          RoutingChanges.member(event, "action").map(String::valueOf))),
          Fault.named("evaluated-again", "evaluates the value of a selection expression again")
              .breaks("\"otherwise\"", "MSG-011")
              .replacing(
                  RoutingChanges.selection(
                      (snapshot, event) ->
                          SelectionPolicy.AWS
                              .key(snapshot, event)
                              .flatMap(key -> RoutingChanges.evaluated(key, event)))),
          Fault.named("arrays-as-json", "writes an array in a selected key as JSON")
              .breaks("\"both\"", "MSG-012")
              .replacing(
                  RoutingChanges.selection(
                      (snapshot, event) ->
                          RoutingChanges.member(event, "action").orElse("") instanceof List<?> items
                              ? Optional.of(
                                  items.stream()
                                      .map(item -> "\"" + item + "\"")
                                      .collect(Collectors.joining(",", "[", "]")))
                              : SelectionPolicy.AWS.key(snapshot, event))),
          Fault.named("models-unheeded", "lets messages pass that do not fit their model")
              .breaks("an error frame", "MSG-023")
              .breaks("an error", "INT-040 INT-041 INT-042 INT-045 INT-046 INT-048")
              .replacing(PolicyReplacement.instead(BodyValidation.class, (route, event) -> true)),
          Fault.named("silent-after-error", "answers nothing any more after an error")
              .breaks("nothing arrived for", "MSG-025")
              .breaks("nothing arrived", "INT-046")
              .replacing(PolicyReplacement.messages(RoutingChanges::silentAfterError)),
          Fault.named("routes-authorize", "evaluates the authorization of every route")
              .breaks("last seen: the error", "API-035")
              .replacing(
                  RoutingChanges.lookup(
                      (snapshot, key) ->
                          RouteLookupPolicy.AWS
                              .find(snapshot, key)
                              .filter(
                                  route ->
                                      route.access().authorization()
                                          == RouteAccess.Authorization.NONE))));

  private RoutingFaults() {}
}
