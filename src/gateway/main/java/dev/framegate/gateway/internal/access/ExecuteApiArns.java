package dev.framegate.gateway.internal.access;

/**
 * ARNs of routes (CON-023).
 *
 * @param accountId twelve digits
 */
public record ExecuteApiArns(String region, String accountId) {
  public String of(String apiId, String stage, String routeKey) {
    return "arn:aws:execute-api:%s:%s:%s/%s/%s"
        .formatted(region, accountId, apiId, stage, routeKey);
  }
}
