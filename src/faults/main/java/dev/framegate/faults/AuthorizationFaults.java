package dev.framegate.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.internal.deploy.CompiledRoute;
import dev.framegate.gateway.internal.runtime.AccessCheck;
import dev.framegate.gateway.internal.runtime.ConnectPolicy;
import dev.framegate.gateway.internal.runtime.ConnectResult;
import dev.framegate.gateway.settings.FunctionResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Faults of access to {@code $connect}: authorizers, their events and their responses. */
final class AuthorizationFaults {
  private static final int SHORT = 4 * 1024;

  static final List<Fault> ALL =
      List.of(
          Fault.named(
                  "authorizer-not-heeded", "lets in whom the authorizer denies, as ministack did")
              .breaks(
                  "it was accepted",
                  "CON-005 CON-024 CON-025 CON-026 CON-026a CON-027 CON-028 CON-029 CON-032")
              .replacing(admitting(route -> route.access().authorizer() != null)),
          Fault.named("authorizer-by-token", "asks authorizers as REST APIs ask about a token")
              .breaks("\"type\"", "CON-020")
              .replacing(FunctionEventChanges.ofAuthorizers(event -> event.put("type", "TOKEN"))),
          Fault.named(
                  "authorizer-without-forwarded-headers",
                  "tells authorizers no headers of the edge")
              .breaks("\"headers.X-", "CON-020a")
              .replacing(
                  FunctionEventChanges.ofAuthorizers(FunctionEventChanges::withoutForwarded)),
          Fault.named(
                  "identity-of-address-only", "does not tell the caller that signed a handshake")
              .breaks("\"requestContext.identity.accountId\"", "CON-033a")
              .replacing(
                  PolicyReplacement.context(
                      context ->
                          context.computeIfPresent(
                              "identity", (key, identity) -> addressOnly(identity)))),
          Fault.named("authorizer-asked-twice", "asks the authorizer twice for a client")
              .breaks("it was called", "CON-021")
              .replacing(
                  PolicyReplacement.access(
                      right ->
                          (route, connection, facts) ->
                              right
                                  .judge(route, connection, facts)
                                  .thenCompose(first -> right.judge(route, connection, facts)))),
          Fault.named("authorizer-told-resource", "tells authorizers a path, as REST APIs do")
              .breaks("\"pathParameters\"", "CON-022")
              .breaks("\"requestContext.resourcePath\"", "CON-022a")
              .replacing(FunctionEventChanges.ofAuthorizers(AuthorizationFaults::asOfRest)),
          Fault.named("method-arn-without-route", "tells authorizers the ARN of a stage")
              .breaks("\"methodArn\"", "CON-023")
              .replacing(
                  FunctionEventChanges.ofAuthorizers(
                      event ->
                          event.put(
                              "methodArn",
                              event.path("methodArn").asText().replace("/$connect", "")))),
          Fault.named("unauthorized-403", "rejects unauthenticated clients with 403")
              .breaks("refused with status 403", "CON-024 CON-025")
              .replacing(barring(AccessCheck.Reason.UNAUTHORIZED, 403)),
          Fault.named("forbidden-401", "refuses with 401 who may not come in")
              .breaks("refused with status 401", "CON-027 CON-035")
              .replacing(barring(AccessCheck.Reason.FORBIDDEN, 401)),
          Fault.named("broken-authorizer-403", "refuses with 403 where the authorizer fails")
              .breaks("refused with status 403", "CON-028")
              .replacing(barring(AccessCheck.Reason.BROKEN, 403)),
          Fault.named("authorized-anew", "authorizes a connection again for each of its messages")
              .breaks("\"message\":\"Unauthorized\"", "CON-029 CON-032")
              .breaks("it was called", "CON-021")
              .replacing(PolicyReplacement.messages(HandshakeChanges::askedAnew)),
          Fault.named("authorizer-answers-short", "takes answers of authorizers of up to 4 KB")
              .breaks("refused with status 500", "CON-030")
              .replacing(
                  PolicyReplacement.functions(
                      right ->
                          (function, event, async) ->
                              right
                                  .invoke(function, event, async)
                                  .thenApply(
                                      result ->
                                          FunctionEventChanges.ofAuthorizer(
                                                  FunctionEventChanges.read(event))
                                              ? shortened(result)
                                              : result))),
          Fault.named("authorizer-context-lost", "drops the authorizer context after the handshake")
              .breaks("\"action\"", "CON-031")
              .breaks("authorizer.principalId", "CON-031a")
              .replacing(
                  PolicyReplacement.context(
                      context -> {
                        if ("MESSAGE".equals(context.get("eventType"))) {
                          context.remove("authorizer");
                        }
                      })),
          Fault.named("api-key-not-needed", "accepts clients without an API key")
              .breaks("it was accepted", "CON-035")
              .replacing(admitting(route -> route.access().apiKey() != null)));

  private AuthorizationFaults() {}

  static UnaryOperator<Gateway.Builder> admitting(Predicate<CompiledRoute> wrong) {
    return PolicyReplacement.access(
        right ->
            (route, connection, facts) ->
                right
                    .judge(route, connection, facts)
                    .thenApply(
                        verdict ->
                            wrong.test(route) && verdict instanceof AccessCheck.Refused
                                ? AccessCheck.Admitted.UNKNOWN
                                : verdict));
  }

  private static UnaryOperator<Gateway.Builder> barring(AccessCheck.Reason wrong, int status) {
    return PolicyReplacement.connect(
        new ConnectPolicy() {
          @Override
          public ConnectResult barred(AccessCheck.Reason reason, Map<String, Object> context) {
            return reason == wrong
                ? new ConnectResult(status, null, null)
                : ConnectPolicy.super.barred(reason, context);
          }
        });
  }

  private static Object addressOnly(Object identity) {
    Map<Object, Object> kept = new LinkedHashMap<>((Map<?, ?>) identity);
    kept.keySet().retainAll(Set.of("sourceIp", "userAgent"));
    return kept;
  }

  private static void asOfRest(ObjectNode event) {
    event.put("resource", "/").putObject("pathParameters");
    event.withObjectProperty("requestContext").put("resourcePath", "/");
  }

  private static FunctionResult shortened(FunctionResult right) {
    return right instanceof FunctionResult.Returned returned && returned.payload().length > SHORT
        ? new FunctionResult.NotInvoked("the answer is too long")
        : right;
  }
}
