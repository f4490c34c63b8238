package dev.framegate.gateway;

import dev.framegate.gateway.internal.assembly.RunningGateway;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The APIs, custom domain names and connections of a gateway at one moment. */
record Checkpoint(
    RunningGateway gateway,
    RouteFunctions functions,
    Set<String> apis,
    Set<String> domains,
    Set<String> connections) {

  static Checkpoint of(RunningGateway gateway, RouteFunctions functions) {
    ControlCalls control = new ControlCalls(gateway);
    return new Checkpoint(
        gateway,
        functions,
        control.list("/apis", "apiId"),
        control.list("/domainnames", "domainName"),
        gateway.clients().stream()
            .map(client -> client.connection().id())
            .collect(Collectors.toSet()));
  }

  /**
   * Deletes and closes what did not exist at that moment. The connections last: no function of an
   * API that is deleted is called any more.
   */
  void restore() {
    ControlCalls control = new ControlCalls(gateway);
    control.list("/domainnames", "domainName").stream()
        .filter(Predicate.not(domains::contains))
        .forEach(name -> control.delete("/domainnames/" + name));
    control.list("/apis", "apiId").stream()
        .filter(Predicate.not(apis::contains))
        .forEach(
            id -> {
              control.delete("/apis/" + id);
              functions.remove(ApiBuilder.functionPrefix(id));
            });
    gateway.end(client -> !connections.contains(client.connection().id()));
  }
}
