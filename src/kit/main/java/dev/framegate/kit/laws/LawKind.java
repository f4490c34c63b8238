package dev.framegate.kit.laws;

import dev.framegate.contract.Member;
import dev.framegate.contract.Operation;
import dev.framegate.contract.ServiceModel;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A kind of resource, by the operations that the service model has for it.
 *
 * @param name as the operations are called after it, such as {@code Route}
 */
public record LawKind(String name) {
  private static final ServiceModel MODEL = ServiceModel.controlPlane();
  private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

  /** All kinds that can be made, read and deleted, in the order of the model. */
  public static List<LawKind> all() {
    return MODEL.operations().stream()
        .map(Operation::name)
        .filter(name -> name.startsWith("Create"))
        .map(name -> new LawKind(name.substring("Create".length())))
        .filter(kind -> kind.operation("Get").isPresent() && kind.operation("Delete").isPresent())
        .toList();
  }

  /**
   * @throws IllegalArgumentException where the model has no such kind
   */
  public static LawKind named(String name) {
    return all().stream()
        .filter(kind -> kind.name.equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("The service model has no resource " + name + "."));
  }

  /** The operation that does this to it, such as {@code Update}. */
  public Optional<Operation> operation(String verb) {
    return MODEL.operation(verb + name);
  }

  Operation create() {
    return operation("Create").orElseThrow();
  }

  Operation read() {
    return operation("Get").orElseThrow();
  }

  Operation delete() {
    return operation("Delete").orElseThrow();
  }

  /** The operation that lists all below one path. */
  public Optional<Operation> list() {
    return MODEL.operation("Get" + name + "s");
  }

  /** The member that names it in a path. */
  String id() {
    List<String> names = parameters(read());
    return names.get(names.size() - 1);
  }

  /** The members that name what it is below, from the outermost. */
  List<String> parents() {
    return parameters(create());
  }

  /** The operations whose path is the path of the resource, or below it. */
  List<Operation> operations() {
    String path = read().uri();
    return MODEL.operations().stream()
        .filter(operation -> operation.uri().equals(path) || operation.uri().startsWith(path + "/"))
        .toList();
  }

  /** The member of an operation's input; empty where it has none of that name. */
  static Optional<Member> member(Operation operation, String name) {
    return Optional.ofNullable(operation.input().members().get(name));
  }

  /** The parameters of an operation's path, in order. */
  static List<String> parameters(Operation operation) {
    return PARAMETER.matcher(operation.uri()).results().map(found -> found.group(1)).toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
