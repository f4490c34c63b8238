package dev.framegate.gateway.internal.control;

import java.util.EnumMap;
import java.util.Map;

/**
 * The control plane's quotas and ranges.
 *
 * @param most greatest number of resources of a kind below one parent; no limit where absent
 * @param minTimeoutMillis least time-out of an integration, in milliseconds
 * @param maxTimeoutMillis greatest time-out of an integration, in milliseconds
 * @param tags greatest number of tags of one resource
 * @param page number of items of a list where the client names none
 * @param maxPage greatest number of items of a list; a client that asks for more gets this many
 */
public record ControlLimits(
    Map<ResourceKind, Integer> most,
    int minTimeoutMillis,
    int maxTimeoutMillis,
    int tags,
    int page,
    int maxPage) {

  public ControlLimits {
    most = Map.copyOf(most);
  }

  /** The defaults of an AWS account; the sizes of pages are not documented. */
  public static ControlLimits aws() {
    return new ControlLimits(
        Map.of(
            ResourceKind.API, 600,
            ResourceKind.ROUTE, 300,
            ResourceKind.INTEGRATION, 300,
            ResourceKind.AUTHORIZER, 10,
            ResourceKind.STAGE, 10,
            ResourceKind.DOMAIN_NAME, 120),
        50,
        29_000,
        50,
        100,
        500);
  }

  public ControlLimits withMost(ResourceKind kind, int number) {
    Map<ResourceKind, Integer> changed = new EnumMap<>(ResourceKind.class);
    changed.putAll(most);
    changed.put(kind, number);
    return new ControlLimits(changed, minTimeoutMillis, maxTimeoutMillis, tags, page, maxPage);
  }

  public ControlLimits withMaxTimeoutMillis(int millis) {
    return new ControlLimits(most, minTimeoutMillis, millis, tags, page, maxPage);
  }

  public ControlLimits withPage(int number) {
    return new ControlLimits(
        most, minTimeoutMillis, maxTimeoutMillis, tags, number, Math.max(number, maxPage));
  }

  int mostOf(ResourceKind kind) {
    return most.getOrDefault(kind, Integer.MAX_VALUE);
  }
}
