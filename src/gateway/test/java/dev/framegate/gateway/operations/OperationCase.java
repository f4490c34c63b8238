package dev.framegate.gateway.operations;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** One operation: a call that succeeds, and calls that fail with each error of the model. */
final class OperationCase {
  private final String operation;
  private final Consumer<TestResources> succeeds;
  private final Map<String, Consumer<TestResources>> fails = new LinkedHashMap<>();
  private final Map<String, String> impossible = new LinkedHashMap<>();

  private OperationCase(String operation, Consumer<TestResources> succeeds) {
    this.operation = operation;
    this.succeeds = succeeds;
  }

  /**
   * @param call also made where its ids lead nowhere, which must fail
   * @param answer what it must have brought about
   */
  static <A> OperationCase of(
      String operation, Function<TestResources, A> call, BiConsumer<TestResources, A> answer) {
    OperationCase row =
        new OperationCase(operation, world -> answer.accept(world, call.apply(world)));
    row.fails.put("NotFoundException", call::apply);
    return row;
  }

  /** Where the call that succeeds prepares something that would fail first. */
  OperationCase notFound(Consumer<TestResources> call) {
    fails.put("NotFoundException", call);
    return this;
  }

  OperationCase badRequest(Consumer<TestResources> call) {
    fails.put("BadRequestException", call);
    return this;
  }

  OperationCase conflict(Consumer<TestResources> call) {
    fails.put("ConflictException", call);
    return this;
  }

  /** An error of the model that no call of this gateway can bring about. */
  OperationCase never(String error, String reason) {
    fails.remove(error);
    impossible.put(error, reason);
    return this;
  }

  String operation() {
    return operation;
  }

  void succeed(TestResources world) {
    succeeds.accept(world);
  }

  Map<String, Consumer<TestResources>> fails() {
    return fails;
  }

  Map<String, String> impossible() {
    return impossible;
  }

  @Override
  public String toString() {
    return operation;
  }
}
