package dev.framegate.gateway.internal.deploy;

import java.util.Optional;

/** Tells which account and Region an API belongs to. Does not block. */
@FunctionalInterface
public interface ApiOwners {
  /** Knows no API. */
  ApiOwners NONE = apiId -> Optional.empty();

  /** Empty if there is no such API. Ids are unique over all accounts and Regions. */
  Optional<AccountRegion> ownerOf(String apiId);
}
