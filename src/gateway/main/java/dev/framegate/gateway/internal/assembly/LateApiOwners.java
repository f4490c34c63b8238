package dev.framegate.gateway.internal.assembly;

import dev.framegate.gateway.internal.deploy.AccountRegion;
import dev.framegate.gateway.internal.deploy.ApiOwners;
import java.util.Optional;

/** The owners of the APIs of a gateway whose control planes are made later. */
final class LateApiOwners implements ApiOwners {
  private volatile ApiOwners owners = NONE;

  void become(ApiOwners others) {
    owners = others;
  }

  @Override
  public Optional<AccountRegion> ownerOf(String apiId) {
    return owners.ownerOf(apiId);
  }
}
