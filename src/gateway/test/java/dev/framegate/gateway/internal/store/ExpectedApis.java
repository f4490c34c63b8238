package dev.framegate.gateway.internal.store;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the APIs of one writer hold, told by names and not by ids: two of these are equal when
 * nothing is missing, nothing is half there and nothing is too much.
 *
 * @param apis by their descriptions, which never change
 */
record ExpectedApis(Map<String, Api> apis) {
  static final ExpectedApis EMPTY = new ExpectedApis(Map.of());

  /**
   * @param routes operation names by route key
   * @param deployments descriptions
   * @param live description of the deployment that the stage "live" serves, empty for no stage
   */
  record Api(String name, Map<String, String> routes, Set<String> deployments, String live) {
    Api named(String other) {
      return new Api(other, routes, deployments, live);
    }

    Api withRoute(String key, String operationName) {
      Map<String, String> more = new TreeMap<>(routes);
      more.put(key, operationName);
      return new Api(name, more, deployments, live);
    }

    Api withoutRoute(String key) {
      Map<String, String> fewer = new TreeMap<>(routes);
      fewer.remove(key);
      return new Api(name, fewer, deployments, live);
    }

    Api deployed(String description) {
      Set<String> more = new TreeSet<>(deployments);
      more.add(description);
      return new Api(name, routes, more, description);
    }
  }

  ExpectedApis with(String description, Api api) {
    Map<String, Api> more = new TreeMap<>(apis);
    more.put(description, api);
    return new ExpectedApis(more);
  }

  ExpectedApis without(String description) {
    Map<String, Api> fewer = new TreeMap<>(apis);
    fewer.remove(description);
    return new ExpectedApis(fewer);
  }
}
