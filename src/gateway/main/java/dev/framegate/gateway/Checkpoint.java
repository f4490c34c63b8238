package dev.framegate.gateway;

import dev.framegate.gateway.internal.assembly.RunningGateway;
import dev.framegate.gateway.internal.deploy.AccountRegion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The APIs, custom domain names and connections of a gateway at one moment. */
record Checkpoint(
    RunningGateway gateway,
    RouteFunctions functions,
    Map<AccountRegion, Resources> resources,
    Set<String> connections) {

  /** The APIs and custom domain names of an account and Region. */
  private record Resources(Set<String> apis, Set<String> domains) {
    static final Resources NONE = new Resources(Set.of(), Set.of());

    static Resources of(ControlCalls control) {
      return new Resources(
          control.list("/apis", "apiId"), control.list("/domainnames", "domainName"));
    }
  }

  static Checkpoint of(RunningGateway gateway, RouteFunctions functions) {
    Map<AccountRegion, Resources> resources = new LinkedHashMap<>();
    for (AccountRegion owner : gateway.owners()) {
      resources.put(owner, Resources.of(ControlCalls.of(gateway, owner)));
    }
    return new Checkpoint(
        gateway,
        functions,
        resources,
        gateway.clients().stream()
            .map(client -> client.connection().id())
            .collect(Collectors.toSet()));
  }

  /**
   * Deletes and closes what did not exist at that moment. The connections last: no function of an
   * API that is deleted is called any more.
   */
  void restore() {
    for (AccountRegion owner : gateway.owners()) {
      Resources before = resources.getOrDefault(owner, Resources.NONE);
      ControlCalls control = ControlCalls.of(gateway, owner);
      Resources now = Resources.of(control);
      now.domains().stream()
          .filter(Predicate.not(before.domains()::contains))
          .forEach(name -> control.delete("/domainnames/" + name));
      now.apis().stream()
          .filter(Predicate.not(before.apis()::contains))
          .forEach(
              id -> {
                control.delete("/apis/" + id);
                functions.remove(ApiBuilder.functionPrefix(id));
              });
    }
    gateway.end(client -> !connections.contains(client.connection().id()));
  }
}
