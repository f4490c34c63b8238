package dev.framegate.kit.suite;

import dev.framegate.kit.journal.RunMarker;
import dev.framegate.kit.targets.ScenarioKey;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.wire.Transcript;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The state of one scenario; Cucumber makes one for each and hands it to the steps. */
public final class ScenarioState {
  private final NamedIds names = new NamedIds();
  private @Nullable Begun begun;
  private final Map<ClientName, CorrelatedMessages> clients = new LinkedHashMap<>();
  private @Nullable ApiUnderTest api;
  private final List<ProbeAnswer> recorded = new ArrayList<>();

  /** What is known once the scenario has begun, and with it its run. */
  private record Begun(
      RunContext run,
      String id,
      ScenarioKey key,
      String location,
      Target target,
      Transcript transcript,
      ControlPlaneClient control) {}

  void begin(RunContext run, String id, ScenarioKey key, String location) {
    Target target = run.target().forScenario(key);
    Transcript transcript = run.newTranscript();
    ControlPlaneClient control =
        new ControlPlaneClient(run, () -> target, transcript, names, this::answered);
    begun = new Begun(run, id, key, location, target, transcript, control);
    names.put("apiName", RunMarker.of(run.id()));
    names.put("region", target.region());
    names.put("logGroupArn", target.logGroupArn());
    names.define("httpBackend", () -> run.backend().authority());
    run.begin(id, key, transcript);
  }

  private Begun begun() {
    if (begun == null) {
      throw new IllegalStateException("The scenario has not begun: no hook has run yet.");
    }
    return begun;
  }

  /** Before anything is removed: may what was seen be told of the target at all? */
  void checkTransport(boolean failed) {
    RunContext run = run();
    transcript().tape().stop();
    if (isReplay()) {
      // There is no way to it that could fail; the recording says what its own was like.
      recorded.forEach(run::answered);
      return;
    }
    TransportCheck transport = new TransportCheck(this);
    Optional<String> doubt = transport.inconclusiveReason();
    if (failed && doubt.isEmpty()) {
      transport.checkReachability();
    }
    doubt.ifPresentOrElse(
        why -> run.markInconclusive(begun().id(), why), () -> recorded.forEach(run::answered));
  }

  void end() {
    clients.values().forEach(client -> client.peer().release());
    if (isReplay()) {
      return;
    }
    control().removeAll();
    run().echoApis().ended(this);
  }

  RunContext run() {
    return begun().run();
  }

  /** What this scenario speaks to. */
  Target target() {
    return begun().target();
  }

  /** Whether a recording answers: it has made nothing, and takes no time that could be measured. */
  boolean isReplay() {
    return run().target().replays().isPresent();
  }

  /** Whether its requests must be as many each time: they are recorded, or a recording answers. */
  boolean needsFixedRequestCount() {
    return isReplay() || run().isRecorded();
  }

  /** What the scenario leaves to chance; a replay of its run draws the same. */
  Random random() {
    return new Random(Objects.hash(run().id().text(), begun().key().toString()));
  }

  RequestAuthorizer sender() {
    return new RequestAuthorizer(target());
  }

  Timeouts patience() {
    return run().patience();
  }

  Transcript transcript() {
    return begun().transcript();
  }

  ControlPlaneClient control() {
    return begun().control();
  }

  /** Names of things that the scenario made, for placeholders. */
  NamedIds names() {
    return names;
  }

  ApiUnderTest api() {
    if (api == null) {
      throw new IllegalStateException(
          "The scenario has no API yet: begin with a sentence such as 'an API with the route"
              + " \"echo\"'.");
    }
    return api;
  }

  boolean hasApi() {
    return api != null;
  }

  ApiUnderTest newApi(String routeSelectionExpression) {
    if (api != null) {
      api.remove();
    }
    api = ApiUnderTest.create(control(), names, names.get("apiName"), routeSelectionExpression);
    return api;
  }

  void useShared(ApiUnderTest shared) {
    api = shared;
  }

  Map<ClientName, CorrelatedMessages> clients() {
    return clients;
  }

  CorrelatedMessages client(ClientName name) {
    CorrelatedMessages client = clients.get(name);
    if (client == null) {
      throw new IllegalStateException(
          "There is no connection of %s: say '%s connects to stage ...' first."
              .formatted(name, name));
    }
    return client;
  }

  void addClient(ClientName name, TestClient peer) {
    CorrelatedMessages before = clients.put(name, new CorrelatedMessages(peer));
    if (before != null) {
      before.peer().release();
    }
  }

  private void answered(ControlPlaneCall call) {
    ResponseShapeViolation.report(
        call, begun().key().name(), begun().location(), run()::shapeViolation);
  }

  void record(String answer) {
    recorded.add(
        new ProbeAnswer(begun().key().rule(), begun().key().name(), answer, begun().location()));
  }
}
