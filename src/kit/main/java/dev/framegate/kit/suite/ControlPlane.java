package dev.framegate.kit.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.framegate.contract.Member;
import dev.framegate.contract.Operation;
import dev.framegate.contract.OperationRequest;
import dev.framegate.contract.ServiceModel;
import dev.framegate.contract.Shape;
import dev.framegate.kit.journal.Made;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.wire.Reply;
import dev.framegate.kit.wire.Request;
import dev.framegate.kit.wire.Signing;
import dev.framegate.kit.wire.Transcript;
import dev.framegate.kit.wire.Unreachable;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Calls operations of the service model on the target, over HTTP. */
final class ControlPlane {
  private static final ServiceModel MODEL = ServiceModel.controlPlane();

  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int SERVER_ERROR = 500;

  private static final String ACTOR = "control plane";

  /** How a request goes out: as one to be judged, or as mere preparation, which is cheaper. */
  @FunctionalInterface
  private interface Way {
    Reply send(Request request, Transcript transcript, String actor);
  }

  private final SuiteRun run;
  private final Supplier<Target> target;
  private final Transcript transcript;
  private final Names names;
  private final Consumer<Called> answered;
  private final Belongings belongings;
  private boolean changes;
  private final Propagation propagation = new Propagation();
  private @Nullable Called last;

  /**
   * @param target asked at each call, as a scenario knows it only once it has begun
   * @param answered told of each call that was answered
   */
  ControlPlane(
      SuiteRun run,
      Supplier<Target> target,
      Transcript transcript,
      Names names,
      Consumer<Called> answered) {
    this.answered = answered;
    this.run = run;
    this.target = target;
    this.transcript = transcript;
    this.names = names;
    this.belongings = new Belongings(run.journal());
  }

  /** For calls that belong to no scenario, and of which nothing is judged. */
  static ControlPlane aside(SuiteRun run) {
    return new ControlPlane(run, run::target, new Transcript(), new Names(), called -> {});
  }

  static Operation operation(String name) {
    return MODEL
        .operation(name)
        .orElseThrow(
            () -> new IllegalArgumentException("The service model has no operation " + name + "."));
  }

  /** A table's cell as the value of a member: text where the model says so, else JSON. */
  JsonNode cell(String operation, String member, String text) {
    Member known = operation(operation).input().members().get(member);
    return known != null && known.shape() instanceof Shape.Text
        ? TextNode.valueOf(text)
        : Json.cell(text);
  }

  /** Makes the call, whatever comes of it; members that the model does not know go along. */
  Called call(Operation operation, ObjectNode members) {
    return made(operation, members, run.caller()::call);
  }

  /** As {@link #call(Operation, ObjectNode)}, by somebody else than the run. */
  Called callAs(UnaryOperator<Request> caller, Operation operation, ObjectNode members) {
    return made(operation, members, run.caller()::call, caller);
  }

  private Called made(Operation operation, ObjectNode members, Way way) {
    return made(operation, members, way, this::authorized);
  }

  private Called made(
      Operation operation, ObjectNode asked, Way way, UnaryOperator<Request> caller) {
    ObjectNode members = run.marking().on(operation, asked);
    ObjectNode strangers = members.deepCopy();
    strangers.remove(operation.input().members().keySet());
    OperationRequest call = operation.request(members.deepCopy().remove(Json.names(strangers)));
    Request request =
        Request.of(call.method(), URI.create(target.get().controlPlane() + call.pathAndQuery()));
    changes |= !call.method().equals("GET");
    if (call.body().length > 0) {
      request = request.json(Json.object(call.body()).setAll(strangers));
    }
    Request complete = request;
    Supplier<Called> exchange =
        () -> {
          Called answered =
              new Called(operation, members, way.send(caller.apply(complete), transcript, ACTOR));
          if (answered.succeeded()) {
            propagation.answered(answered);
            belongings.succeeded(answered);
          }
          return answered;
        };
    Called called =
        Belongings.makes(operation) ? making(operation, members, exchange) : exchange.get();
    note(called);
    last = called;
    return called;
  }

  /** What may have been made although no answer tells of it is looked for at the end of the run. */
  private Called making(Operation operation, ObjectNode members, Supplier<Called> exchange) {
    return run.stopping()
        .unlessStopped(
            () -> {
              belongings.asked(operation.name(), members.path("domainName").asText());
              boolean told = false;
              try {
                Called called = exchange.get();
                told = called.status() < SERVER_ERROR;
                return called;
              } finally {
                if (!told) {
                  run.creationLost();
                }
              }
            });
  }

  Called call(String operation, Map<String, ?> members) {
    return call(operation(operation), node(members));
  }

  private static ObjectNode node(Map<String, ?> members) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    members.forEach((name, value) -> node.set(name, Json.of(value)));
    return node;
  }

  /**
   * Makes a call that only prepares the scenario.
   *
   * @throws Inconclusive where the target refuses it, as the rule was then never put to the test
   */
  Called prepare(String operation, Map<String, ?> members) {
    Called called = arrange(operation, members);
    if (!called.succeeded()) {
      throw notSetUp(called);
    }
    return called;
  }

  /** As {@link #prepare}, but a conflict is an answer too. */
  boolean prepareUnlessThere(String operation, Map<String, ?> members) {
    Called called = arrange(operation, members);
    if (called.status() == CONFLICT) {
      return false;
    }
    if (!called.succeeded()) {
      throw notSetUp(called);
    }
    return true;
  }

  private static Inconclusive notSetUp(Called called) {
    return new Inconclusive(
        "The scenario could not be set up: %s, with %s.".formatted(called, called.members()));
  }

  /** Whether any operation was called that does more than read, whatever came of it. */
  boolean changedAnything() {
    return changes;
  }

  Propagation propagation() {
    return propagation;
  }

  Called last() {
    if (last == null) {
      throw new IllegalStateException("The scenario has called no operation yet.");
    }
    return last;
  }

  /** Removes all that was made here; what does not go is left to the end of the run. */
  void removeAll() {
    belongings.inOrderOfRemoval().forEach(this::removeMine);
  }

  void removeApi(String apiId) {
    if (belongings.has(Made.api(apiId))) {
      removeMine(Made.api(apiId));
    }
  }

  private void removeMine(Made made) {
    remove(made);
    belongings.letGo(made);
  }

  /**
   * Removes it, or finds that it is gone.
   *
   * @return why it is still there
   */
  Optional<String> remove(Made made) {
    Optional<String> down = run.reachability().knownTroubleOfControlPlane();
    if (down.isPresent()) {
      return down;
    }
    try {
      Called called =
          made.kind() == Made.Kind.API
              ? arrange("DeleteApi", Map.of("apiId", made.id()))
              : arrange("DeleteDomainName", Map.of("domainName", made.id()));
      if (called.status() == NOT_FOUND) {
        belongings.drop(made);
      }
      return called.succeeded() || called.status() == NOT_FOUND
          ? Optional.empty()
          : Optional.of(called.toString());
    } catch (Unreachable e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Makes a call that no scenario is about, whatever comes of it. */
  Called arrange(String operation, Map<String, ?> members) {
    return made(operation(operation), node(members), run.caller()::arrange);
  }

  boolean offers(Capability capability) {
    return target.get().capabilities().contains(capability);
  }

  private Request authorized(Request request) {
    return new Sender(target.get()).authorized(request, Signing.Service.APIGATEWAY);
  }

  private void note(Called called) {
    remember(called);
    answered.accept(called);
  }

  private void remember(Called called) {
    String operation = called.operation().name();
    String id = operation.startsWith("Create") ? idMember(operation) : "";
    if (!called.succeeded()) {
      names.lack(id, called.toString());
      return;
    }
    if (!id.isEmpty()) {
      called.member(id).ifPresent(value -> names.put(id, value.asText()));
    }
  }

  /** The member that names what the operation makes; of all kinds, stages are called by name. */
  private static String idMember(String operation) {
    String kind = operation.substring("Create".length());
    return kind.equals("Stage")
        ? "stageName"
        : Character.toLowerCase(kind.charAt(0)) + kind.substring(1) + "Id";
  }
}
