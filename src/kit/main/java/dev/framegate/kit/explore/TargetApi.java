package dev.framegate.kit.explore;

import dev.framegate.kit.backends.FunctionStub;
import dev.framegate.kit.backends.HttpBackend;
import dev.framegate.kit.clients.RunClients;
import dev.framegate.kit.control.ControlPlaneAccess;
import dev.framegate.kit.control.ControlPlaneCall;
import dev.framegate.kit.control.ControlPlaneClient;
import dev.framegate.kit.control.RequestAuthorizer;
import dev.framegate.kit.expectation.Polling;
import dev.framegate.kit.expectation.Timeouts;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.values.NamedIds;
import dev.framegate.kit.wire.ReceivedResponse;
import dev.framegate.kit.wire.Request;
import dev.framegate.kit.wire.RequestSigner;
import dev.framegate.kit.wire.Transcript;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** One API of a target, as calls reach it, beside the model of what it should be. */
class TargetApi implements AutoCloseable {
  private static final String BACKEND = "backend";

  private final Model model = new Model();
  private final ControlPlaneAccess access;
  private final HttpBackend backend;
  private final Target target;
  private final RunClients clients;
  private final Timeouts timeouts;
  private final Transcript transcript;
  private final ControlPlaneClient control;
  private final Map<String, String> ids = new LinkedHashMap<>();
  private int messages;

  TargetApi(ControlPlaneAccess access, RunClients clients, HttpBackend backend, Timeouts timeouts) {
    this.access = access;
    this.backend = backend;
    this.target = access.target();
    this.clients = clients;
    this.timeouts = timeouts;
    this.transcript = new Transcript(false, target.redaction());
    this.control = new ControlPlaneClient(access, target, transcript, new NamedIds(), call -> {});
  }

  final Model model() {
    return model;
  }

  final Target target() {
    return target;
  }

  final RunClients clients() {
    return clients;
  }

  final Timeouts timeouts() {
    return timeouts;
  }

  final Transcript transcript() {
    return transcript;
  }

  final ControlPlaneAccess access() {
    return access;
  }

  final HttpBackend backend() {
    return backend;
  }

  /** A function of the kit. Needs the capability lambda. */
  final FunctionStub function() {
    return new FunctionStub(backend, target, transcript);
  }

  /** A name that no other message of this world has. */
  final String nextMessageId() {
    return "m%04d".formatted(++messages);
  }

  /** The id that the target gave to what the model calls by this name. */
  final String id(String name) {
    return ids.getOrDefault(name, "");
  }

  final boolean knows(String name) {
    return ids.containsKey(name);
  }

  final void learn(String name, String id) {
    ids.put(name, id);
  }

  /** Whether there was a stage of that name once. */
  final boolean wasStage(String stage) {
    return knows("former stage " + stage);
  }

  final void forget(String name) {
    ids.remove(name);
  }

  /** Calls an operation, and holds the form of the answer against the service model. */
  final ControlPlaneCall call(String operation, Map<String, ?> members) {
    ControlPlaneCall called = control.callUnjudged(operation, members);
    AnswerForm.check(called);
    return called;
  }

  /** The same, where the call must succeed. */
  final ControlPlaneCall succeed(String rule, String operation, Map<String, ?> members) {
    ControlPlaneCall called = call(operation, members);
    MismatchException.require(
        called.succeeded(),
        rule,
        "%s succeeds with %s".formatted(operation, members),
        called.toString());
    return called;
  }

  /** Waits until the front ends of the target know of a change. */
  final void settle() {
    if (!target.propagation().isZero()) {
      Polling.elapse(target.propagation());
    }
  }

  final ReceivedResponse callback(String method, String stage, String connectionId, byte[] body) {
    return callback(connection(method, stage, connectionId, body));
  }

  final ReceivedResponse callback(
      String method, String stage, String connectionId, byte[] body, String contentType) {
    return callback(
        connection(method, stage, connectionId, body).header("Content-Type", contentType));
  }

  private ReceivedResponse callback(Request request) {
    return send(
        new RequestAuthorizer(target).authorized(request, RequestSigner.Service.EXECUTE_API));
  }

  private Request connection(String method, String stage, String connectionId, byte[] body) {
    return request(
        method,
        target.management(id("api"), stage) + "/@connections/" + encoded(connectionId),
        body);
  }

  /** A GET with another way to write the collection of connections. */
  final ReceivedResponse callback(String collection, String stage, String connectionId) {
    return callback(
        request(
            "GET",
            "%s/%s/%s"
                .formatted(target.management(id("api"), stage), collection, encoded(connectionId)),
            new byte[0]));
  }

  /** Without a signature, and without a token. */
  final ReceivedResponse anonymousCallback(String method, String stage, String connectionId) {
    return send(
        new RequestAuthorizer(target)
            .anonymous(connection(method, stage, connectionId, new byte[0])));
  }

  final ReceivedResponse send(Request request) {
    return clients.http().send(request, transcript, BACKEND);
  }

  static Request request(String method, String address, byte[] body) {
    Request request = Request.of(method, URI.create(address));
    return method.equals("POST") ? request.body(body) : request;
  }

  /** Whether it becomes true within the time that the end of a connection needs to be known. */
  final boolean soon(Duration longest, Callable<Boolean> condition) {
    return Polling.becomesTrue(longest, condition);
  }

  /** Whether a stage takes callbacks, as far as the model knows. */
  final boolean canCallBack(String stage) {
    StageModel known = model.stages().get(stage);
    return target.capabilities().contains(Capability.MANAGEMENT_API)
        && known != null
        && known.snapshot().isPresent();
  }

  /** The address of the target's clock, where it has one. */
  final Optional<URI> clock() {
    return target.clock();
  }

  private static String encoded(String connectionId) {
    return URLEncoder.encode(connectionId, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Names of the clients, for messages to a reader. */
  final List<String> clientNames() {
    return List.copyOf(model.clients().keySet());
  }

  @Override
  public void close() {
    control.removeAll();
  }
}
