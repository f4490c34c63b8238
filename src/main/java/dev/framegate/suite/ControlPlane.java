package dev.framegate.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.framegate.contract.Member;
import dev.framegate.contract.Operation;
import dev.framegate.contract.OperationRequest;
import dev.framegate.contract.Problem;
import dev.framegate.contract.ServiceModel;
import dev.framegate.contract.Shape;
import dev.framegate.target.Target;
import dev.framegate.wire.Reply;
import dev.framegate.wire.Request;
import dev.framegate.wire.Signing;
import dev.framegate.wire.Transcript;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Calls operations of the service model on the target, over HTTP. */
final class ControlPlane {
  private static final ServiceModel MODEL = ServiceModel.controlPlane();

  private static final int CONFLICT = 409;

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
  private final BiConsumer<String, String> misshapen;
  private final List<String> apis = new ArrayList<>();
  private final List<String> domains = new ArrayList<>();
  private @Nullable Called last;

  /**
   * @param target asked at each call, as a scenario knows it only once it has begun
   */
  /**
   * @param misshapen told the operation and the problem of each answer out of shape
   */
  ControlPlane(
      SuiteRun run,
      Supplier<Target> target,
      Transcript transcript,
      Names names,
      BiConsumer<String, String> misshapen) {
    this.misshapen = misshapen;
    this.run = run;
    this.target = target;
    this.transcript = transcript;
    this.names = names;
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
    if (call.body().length > 0) {
      request = request.json(Json.object(call.body()).setAll(strangers));
    }
    Reply reply = way.send(caller.apply(request), transcript, ACTOR);
    Called called = new Called(operation, members, reply);
    note(called);
    last = called;
    return called;
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
    Called called = made(operation(operation), node(members), run.caller()::arrange);
    if (!called.succeeded()) {
      throw notSetUp(called);
    }
    return called;
  }

  /** As {@link #prepare}, but a conflict is an answer too. */
  boolean prepareUnlessThere(String operation, Map<String, ?> members) {
    Called called = made(operation(operation), node(members), run.caller()::arrange);
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

  Called last() {
    if (last == null) {
      throw new IllegalStateException("The scenario has called no operation yet.");
    }
    return last;
  }

  /** Removes what calls by name have left behind. */
  void removeLeftovers() {
    List.copyOf(apis).forEach(this::removeApi);
  }

  /** Before the APIs, as a stage that is mapped may refuse to go. */
  void removeDomains() {
    for (String domain : List.copyOf(domains)) {
      domains.remove(domain);
      send(
          Request.of(
              "DELETE", URI.create(target.get().controlPlane() + "/v2/domainnames/" + domain)),
          run.caller()::arrange);
    }
  }

  void removeApi(String apiId) {
    if (apis.remove(apiId)) {
      send(
          Request.of("DELETE", URI.create(target.get().controlPlane() + "/v2/apis/" + apiId)),
          run.caller()::arrange);
    }
  }

  private Reply send(Request request, Way way) {
    return way.send(authorized(request), transcript, ACTOR);
  }

  private Request authorized(Request request) {
    return new Sender(target.get()).authorized(request, Signing.Service.APIGATEWAY);
  }

  private void note(Called called) {
    remember(called);
    List<Problem> problems = called.problems();
    if (!problems.isEmpty()) {
      misshapen.accept(called.operation().name(), Problem.sentence(problems));
    }
  }

  private void remember(Called called) {
    String operation = called.operation().name();
    String id = operation.startsWith("Create") ? idMember(operation) : "";
    if (!called.succeeded()) {
      names.lack(id, called.toString());
      return;
    }
    if (operation.equals("CreateApi")) {
      called.member("apiId").ifPresent(made -> apis.add(made.asText()));
    }
    if (operation.equals("CreateDomainName")) {
      domains.add(called.members().path("domainName").asText());
    }
    if (operation.equals("DeleteApi")) {
      apis.remove(called.members().path("apiId").asText());
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
