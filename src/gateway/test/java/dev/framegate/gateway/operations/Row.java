package dev.framegate.gateway.operations;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** One operation: a call that succeeds, and calls that fail with each error of the model. */
final class Row {
  private final String operation;
  private final Consumer<World> succeeds;
  private final Map<String, Consumer<World>> fails = new LinkedHashMap<>();
  private final Map<String, String> impossible = new LinkedHashMap<>();

  private Row(String operation, Consumer<World> succeeds) {
    this.operation = operation;
    this.succeeds = succeeds;
  }

  /**
   * @param call also made where its ids lead nowhere, which must fail
   * @param answer what it must have brought about
   */
  static <A> Row of(String operation, Function<World, A> call, BiConsumer<World, A> answer) {
    Row row = new Row(operation, world -> answer.accept(world, call.apply(world)));
    row.fails.put("NotFoundException", call::apply);
    return row;
  }

  /** Where the call that succeeds prepares something that would fail first. */
  Row notFound(Consumer<World> call) {
    fails.put("NotFoundException", call);
    return this;
  }

  Row badRequest(Consumer<World> call) {
    fails.put("BadRequestException", call);
    return this;
  }

  Row conflict(Consumer<World> call) {
    fails.put("ConflictException", call);
    return this;
  }

  /** An error of the model that no call of this gateway can bring about. */
  Row never(String error, String reason) {
    fails.remove(error);
    impossible.put(error, reason);
    return this;
  }

  String operation() {
    return operation;
  }

  void succeed(World world) {
    succeeds.accept(world);
  }

  Map<String, Consumer<World>> fails() {
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
