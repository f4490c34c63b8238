package dev.framegate.gateway.internal.access;

import dev.framegate.gateway.internal.deploy.AccountRegion;
import dev.framegate.gateway.internal.deploy.ApiOwners;

/**
 * ARNs of stages and routes (CON-023), with the account and Region of their API.
 *
 * @param usual of an API that does not exist any more
 */
public record ExecuteApiArns(ApiOwners owners, AccountRegion usual) {
  public String of(String apiId, String stage, String routeKey) {
    AccountRegion owner = owners.ownerOf(apiId).orElse(usual);
    return "arn:aws:execute-api:%s:%s:%s/%s/%s"
        .formatted(owner.region(), owner.account(), apiId, stage, routeKey);
  }
}
