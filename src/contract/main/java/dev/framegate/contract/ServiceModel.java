package dev.framegate.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of AWS's published service models: operations, members, types and statuses. Read once, when
 * first asked for.
 */
public final class ServiceModel {

  /**
   * An operation found for a request line.
   *
   * @param pathParameters decoded values by wire name
   */
  public record Match(Operation operation, Map<String, String> pathParameters) {}

  private static final class ControlPlaneHolder {
    static final ServiceModel MODEL = ModelReader.read("apigatewayv2-2018-11-29.json");
  }

  private static final class ManagementHolder {
    static final ServiceModel MODEL = ModelReader.read("apigatewaymanagementapi-2018-11-29.json");
  }

  private final String service;
  private final Map<String, Operation> operations;

  ServiceModel(String service, List<Operation> operations) {
    this.service = service;
    this.operations = new LinkedHashMap<>();
    operations.forEach(o -> this.operations.put(o.name(), o));
  }

  /** {@code apigatewayv2}, version 2018-11-29. */
  public static ServiceModel controlPlane() {
    return ControlPlaneHolder.MODEL;
  }

  /** {@code apigatewaymanagementapi}, version 2018-11-29. */
  public static ServiceModel management() {
    return ManagementHolder.MODEL;
  }

  /** The service's name on the command line, such as {@code apigatewayv2}. */
  public String service() {
    return service;
  }

  public List<Operation> operations() {
    return List.copyOf(operations.values());
  }

  /** By its name in the model, such as {@code CreateStage}. */
  public Optional<Operation> operation(String name) {
    return Optional.ofNullable(operations.get(name));
  }

  /** By its name on the command line, such as {@code create-stage}. */
  public Optional<Operation> command(String cliName) {
    return operations.values().stream().filter(o -> o.cliName().equals(cliName)).findFirst();
  }

  /** The operation that a request line asks for; empty for a path whose escapes are broken. */
  public Optional<Match> match(String method, String rawPath) {
    return PercentEncoding.segments(rawPath).flatMap(segments -> match(method, segments));
  }

  private Optional<Match> match(String method, List<String> segments) {
    for (Operation operation : operations.values()) {
      if (operation.method().equals(method)) {
        Optional<Map<String, String>> parameters = operation.matchPath(segments);
        if (parameters.isPresent()) {
          return Optional.of(new Match(operation, parameters.get()));
        }
      }
    }
    return Optional.empty();
  }

  /** The verbs that the model has for a path, empty for a path it does not know. */
  public List<String> methods(String rawPath) {
    List<String> segments = PercentEncoding.segments(rawPath).orElse(List.of());
    return operations.values().stream()
        .filter(o -> o.matchPath(segments).isPresent())
        .map(Operation::method)
        .distinct()
        .sorted()
        .toList();
  }
}
