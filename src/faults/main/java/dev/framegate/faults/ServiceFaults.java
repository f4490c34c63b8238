package dev.framegate.faults;

import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.internal.event.BackendResponse;
import dev.framegate.gateway.internal.event.JsonText;
import dev.framegate.gateway.internal.integration.CompiledIntegration;
import dev.framegate.gateway.internal.integration.IntegrationFailure;
import dev.framegate.gateway.internal.integration.IntegrationRequest;
import dev.framegate.gateway.internal.integration.IntegrationResult;
import dev.framegate.gateway.internal.integration.IntegrationType;
import dev.framegate.gateway.internal.integration.ServiceSigner;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Faults of integrations with AWS services. */
final class ServiceFaults {
  static final List<Fault> ALL =
      List.of(
          Fault.named("services-uncalled", "knows no AWS services but functions")
              .breaks("the HTTP backend is called", "INT-060 INT-060a INT-060b INT-061 INT-063")
              .breaks("received", "INT-062")
              .replacing(
                  notCalling(
                      ServiceFaults::isService,
                      new IntegrationResult.Failed(
                          IntegrationFailure.CONFIGURATION, "no function"))),
          Fault.named("services-of-messages-only", "calls no service for $connect and $disconnect")
              .breaks("the HTTP backend is called", "INT-063")
              .replacing(
                  notCalling(
                      request -> isService(request) && !BackendChanges.isMessage(request),
                      new IntegrationResult.Answered(BackendResponse.of(200, "")))),
          Fault.named("service-method-ignored", "calls AWS services with PUT")
              .breaks("the request to the HTTP backend is", "INT-060 INT-060a INT-061")
              .replacing(planned(plan -> with(plan, "PUT", plan.uri()))),
          Fault.named("service-payload-quoted", "sends AWS services a text of JSON")
              .breaks("the HTTP backend received", "INT-060 INT-060a INT-061 INT-063")
              .replacing(
                  BackendChanges.asking(
                      request ->
                          isService(request)
                              ? new IntegrationRequest(
                                  request.plan(),
                                  request.facts(),
                                  JsonText.write(request.payload()))
                              : request)),
          Fault.named("service-actions-lower-case", "names actions of AWS services in lower case")
              .breaks("the request to the HTTP backend has", "INT-060a")
              .replacing(
                  planned(
                      plan -> {
                        int action = plan.uri().indexOf(":action/") + 1;
                        return action == 0
                            ? plan
                            : with(
                                plan,
                                plan.method(),
                                plan.uri().substring(0, action)
                                    + plan.uri().substring(action).toLowerCase(Locale.ROOT));
                      })),
          Fault.named("services-unsigned", "does not sign what it sends to AWS services")
              .breaks("the request to the HTTP backend has", "INT-060b")
              .replacing(
                  PolicyReplacement.instead(ServiceSigner.class, (request, key) -> Map.of())),
          Fault.named("services-of-one-region", "signs for the region of the API")
              .breaks("the request to the HTTP backend has", "INT-060b")
              .replacing(
                  planned(
                      plan ->
                          with(
                              plan,
                              plan.method(),
                              plan.uri().replace(":eu-west-1:", ":" + Gateway.REGION + ":")))),
          Fault.named("service-path-shortened", "calls the last part of a service's path")
              .breaks("the request to the HTTP backend is", "INT-061")
              .replacing(
                  planned(
                      plan ->
                          with(
                              plan,
                              plan.method(),
                              plan.uri().replaceFirst(":path/.*/", ":path/")))),
          Fault.named("service-parameters-dropped", "maps no parameters for AWS services")
              .breaks("the request to the HTTP backend has", "INT-061")
              .replacing(planned(plan -> BackendChanges.with(plan, List.of()))),
          Fault.named("service-status-lost", "takes any status of an AWS service for 200")
              .breaks("\"refused\"", "INT-062")
              .replacing(
                  BackendChanges.ending(
                      (request, result) ->
                          isService(request)
                                  && result instanceof IntegrationResult.Answered answered
                              ? new IntegrationResult.Answered(
                                  new BackendResponse(
                                      200, answered.reply().headers(), answered.reply().body()))
                              : result)));

  private ServiceFaults() {}

  private static boolean isService(IntegrationRequest request) {
    return request.plan().type() == IntegrationType.AWS
        && !request.plan().uri().contains(":lambda:");
  }

  private static UnaryOperator<Gateway.Builder> notCalling(
      Predicate<IntegrationRequest> which, IntegrationResult result) {
    return PolicyReplacement.integrations(
        right ->
            request ->
                which.test(request)
                    ? CompletableFuture.completedFuture(result)
                    : right.call(request));
  }

  /** Changes the integrations of services. */
  private static UnaryOperator<Gateway.Builder> planned(UnaryOperator<CompiledIntegration> change) {
    return BackendChanges.asking(
        request ->
            isService(request)
                ? new IntegrationRequest(
                    change.apply(request.plan()), request.facts(), request.payload())
                : request);
  }

  private static CompiledIntegration with(CompiledIntegration plan, String method, String uri) {
    return new CompiledIntegration(
        plan.type(),
        method,
        uri,
        plan.timeout(),
        plan.requestTemplates(),
        plan.passthrough(),
        plan.decodesBase64(),
        plan.parameters(),
        plan.responses(),
        plan.responseSelection(),
        plan.definition());
  }
}
