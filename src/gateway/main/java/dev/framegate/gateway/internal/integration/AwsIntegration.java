package dev.framegate.gateway.internal.integration;

import java.util.concurrent.CompletionStage;

/** Calls a Lambda function, or an action or a path of another service, as the URI names it. */
final class AwsIntegration implements Integration {
  private final Integration functions;
  private final Integration services;

  AwsIntegration(Integration functions, Integration services) {
    this.functions = functions;
    this.services = services;
  }

  @Override
  public CompletionStage<IntegrationResult> call(IntegrationRequest request) {
    String uri = StageVariables.fill(request.plan().uri(), request.facts().stageVariables());
    return (ServiceUri.isForm(uri) ? services : functions).call(request);
  }
}
