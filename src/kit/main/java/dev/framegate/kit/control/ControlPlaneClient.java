package dev.framegate.kit.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.framegate.contract.Member;
import dev.framegate.contract.Operation;
import dev.framegate.contract.OperationRequest;
import dev.framegate.contract.ServiceModel;
import dev.framegate.contract.Shape;
import dev.framegate.kit.expectation.InconclusiveException;
import dev.framegate.kit.journal.CreatedResource;
import dev.framegate.kit.targets.ApiFinder;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.values.NamedIds;
import dev.framegate.kit.values.StepJson;
import dev.framegate.kit.wire.ReceivedResponse;
import dev.framegate.kit.wire.Request;
import dev.framegate.kit.wire.RequestSigner;
import dev.framegate.kit.wire.Transcript;
import dev.framegate.kit.wire.UnreachableException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** Calls operations of the service model on the target, over HTTP. */
public final class ControlPlaneClient {
  private static final ServiceModel MODEL = ServiceModel.controlPlane();

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int SERVER_ERROR = 500;

  private static final String ACTOR = "control plane";

  private final ControlPlaneAccess access;
  private final Target target;
  private final Transcript transcript;
  private final NamedIds names;
  private final Consumer<ControlPlaneCall> answered;
  private final ScenarioResources resources;
  private boolean changes;
  private final PropagationTracker propagation = new PropagationTracker();
  private final Settling settling;
  private @Nullable ControlPlaneCall last;

  /**
   * @param target as this client sees it
   * @param names receives what the target chose
   * @param answered receives each call that was answered
   */
  public ControlPlaneClient(
      ControlPlaneAccess access,
      Target target,
      Transcript transcript,
      NamedIds names,
      Consumer<ControlPlaneCall> answered) {
    this.access = access;
    this.target = target;
    this.transcript = transcript;
    this.names = names;
    this.answered = answered;
    this.resources = new ScenarioResources(access.creations().journal());
    this.settling = new Settling(target.propagation());
  }

  /** A client for calls that belong to no scenario, and of which nothing is judged. */
  public static ControlPlaneClient unrecorded(ControlPlaneAccess access) {
    return new ControlPlaneClient(
        access, access.target(), new Transcript(), new NamedIds(), called -> {});
  }

  public static Operation operation(String name) {
    return MODEL
        .operation(name)
        .orElseThrow(
            () -> new IllegalArgumentException("The service model has no operation " + name + "."));
  }

  /** A table's cell as the value of a member: text where the model says so, else JSON. */
  public JsonNode cell(String operation, String member, String text) {
    Member known = operation(operation).input().members().get(member);
    return known != null && known.shape() instanceof Shape.StringShape
        ? TextNode.valueOf(text)
        : StepJson.cell(text);
  }

  /** Makes the call, whatever comes of it; members that the model does not know go along. */
  public ControlPlaneCall call(Operation operation, ObjectNode members) {
    requireControlPlane(operation);
    return made(operation, members);
  }

  /** As {@link #call(Operation, ObjectNode)}, by another client than the run's. */
  public ControlPlaneCall callAs(
      UnaryOperator<Request> caller, Operation operation, ObjectNode members) {
    requireControlPlane(operation);
    return made(operation, members, caller);
  }

  private ControlPlaneCall made(Operation operation, ObjectNode members) {
    return made(operation, members, this::authorized);
  }

  private ControlPlaneCall made(
      Operation operation, ObjectNode asked, UnaryOperator<Request> caller) {
    ObjectNode members = access.creations().marker().on(operation, asked);
    ObjectNode strangers = members.deepCopy();
    strangers.remove(operation.input().members().keySet());
    OperationRequest call = operation.request(members.deepCopy().remove(StepJson.names(strangers)));
    Request request =
        Request.of(call.method(), URI.create(target.controlPlane() + call.pathAndQuery()));
    changes |= !call.method().equals("GET");
    if (call.body().length > 0) {
      request = request.json(StepJson.object(call.body()).setAll(strangers));
    }
    Request complete = request;
    Supplier<ControlPlaneCall> exchange =
        () -> {
          ControlPlaneCall answered =
              new ControlPlaneCall(operation, members, watched(caller.apply(complete)));
          if (answered.succeeded()) {
            propagation.answered(answered);
            settling.answered(answered, call.method());
            resources.succeeded(answered);
          }
          return answered;
        };
    ControlPlaneCall called =
        ScenarioResources.creates(operation)
            ? making(operation, members, exchange)
            : exchange.get();
    note(called);
    last = called;
    return called;
  }

  private ReceivedResponse watched(Request request) {
    CrashWatch crashes = access.availability().crashes();
    long begun = System.nanoTime();
    try {
      ReceivedResponse received = access.http().send(request, transcript, ACTOR);
      crashes.answered(target.controlPlane(), begun);
      return received;
    } catch (UnreachableException e) {
      crashes.unreachable(target.controlPlane(), e.why());
      throw e;
    }
  }

  /** What may have been made although no answer tells of it is looked for at the end of the run. */
  private ControlPlaneCall making(
      Operation operation, ObjectNode members, Supplier<ControlPlaneCall> exchange) {
    return access
        .creations()
        .guard()
        .unlessStopped(
            () -> {
              resources.requested(operation.name(), members.path("domainName").asText());
              boolean told = false;
              try {
                ControlPlaneCall called = exchange.get();
                told = called.status() < SERVER_ERROR;
                return called;
              } finally {
                if (!told) {
                  access.creations().noteUnknown();
                }
              }
            });
  }

  public ControlPlaneCall call(String operation, Map<String, ?> members) {
    return call(operation(operation), node(members));
  }

  private static ObjectNode node(Map<String, ?> members) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    members.forEach((name, value) -> node.set(name, StepJson.of(value)));
    return node;
  }

  /**
   * Makes a call that only prepares the scenario.
   *
   * @throws InconclusiveException where the target refuses it, as the rule was then never put to
   *     the test
   */
  public ControlPlaneCall prepare(String operation, Map<String, ?> members) {
    ControlPlaneCall called = callUnjudged(operation, members);
    if (!called.succeeded()) {
      throw notSetUp(called);
    }
    return called;
  }

  /** As {@link #prepare}, but a conflict is an answer too. */
  public boolean prepareUnlessPresent(String operation, Map<String, ?> members) {
    ControlPlaneCall called = callUnjudged(operation, members);
    if (called.status() == CONFLICT) {
      return false;
    }
    if (!called.succeeded()) {
      throw notSetUp(called);
    }
    return true;
  }

  private static InconclusiveException notSetUp(ControlPlaneCall called) {
    return new InconclusiveException(
        "The scenario could not be set up: %s, with %s.".formatted(called, called.members()));
  }

  /** Whether any operation was called that does more than read, whatever came of it. */
  public boolean changedAnything() {
    return changes;
  }

  public PropagationTracker propagation() {
    return propagation;
  }

  public Settling settling() {
    return settling;
  }

  public ControlPlaneCall last() {
    if (last == null) {
      throw new IllegalStateException("The scenario has called no operation yet.");
    }
    return last;
  }

  /** Takes over an API that the scenario made by other means than this client. */
  public void adoptApi(String apiId) {
    changes = true;
    resources.adopt(CreatedResource.api(apiId));
  }

  /** Removes all that was made here; what does not go is left to the end of the run. */
  public void removeAll() {
    resources.inOrderOfRemoval().forEach(this::removeMine);
  }

  public void removeApi(String apiId) {
    if (resources.has(CreatedResource.api(apiId))) {
      removeMine(CreatedResource.api(apiId));
    }
  }

  private void removeMine(CreatedResource resource) {
    remove(resource);
    resources.release(resource);
  }

  /**
   * Removes it, or finds that it is gone.
   *
   * @return why it is still there
   */
  public Optional<String> remove(CreatedResource resource) {
    Optional<String> down = access.availability().controlPlane().known();
    if (down.isPresent()) {
      return down;
    }
    try {
      ControlPlaneCall called =
          resource.kind() == CreatedResource.Kind.API
              ? callUnjudged("DeleteApi", Map.of("apiId", resource.id()))
              : callUnjudged("DeleteDomainName", Map.of("domainName", resource.id()));
      if (called.status() == NOT_FOUND) {
        resources.forget(resource);
      }
      return called.succeeded() || called.status() == NOT_FOUND
          ? Optional.empty()
          : Optional.of(called.toString());
    } catch (UnreachableException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Makes a call that no scenario is about, whatever comes of it. */
  public ControlPlaneCall callUnjudged(String operation, Map<String, ?> members) {
    return target
        .apiFinder()
        .map(finder -> described(finder, operation(operation), node(members)))
        .orElseGet(() -> made(operation(operation), node(members)));
  }

  /** Nothing is sent: what the call would make is looked for when a client connects. */
  private ControlPlaneCall described(ApiFinder finder, Operation operation, ObjectNode members) {
    ObjectNode answer = finder.describe(operation.name(), members);
    ControlPlaneCall called =
        new ControlPlaneCall(
            operation,
            members,
            new ReceivedResponse(OK, Map.of(), answer.toString().getBytes(StandardCharsets.UTF_8)));
    remember(called);
    if (operation.name().equals("CreateApi")) {
      String id = answer.path("apiId").asText();
      names.show("apiId", () -> finder.idOnTarget(id));
    }
    return called;
  }

  private void requireControlPlane(Operation operation) {
    if (target.apiFinder().isPresent()) {
      throw new TestAbortedException(
          "It calls %s, which needs 'control-plane'; the target '%s' has APIs that its owner deployed."
              .formatted(operation.name(), target.name()));
    }
  }

  public boolean offers(Capability capability) {
    return target.capabilities().contains(capability);
  }

  private Request authorized(Request request) {
    return new RequestAuthorizer(target).authorized(request, RequestSigner.Service.APIGATEWAY);
  }

  private void note(ControlPlaneCall called) {
    remember(called);
    answered.accept(called);
  }

  private void remember(ControlPlaneCall called) {
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
  public static String idMember(String operation) {
    String kind = operation.substring("Create".length());
    return kind.equals("Stage")
        ? "stageName"
        : Character.toLowerCase(kind.charAt(0)) + kind.substring(1) + "Id";
  }
}
