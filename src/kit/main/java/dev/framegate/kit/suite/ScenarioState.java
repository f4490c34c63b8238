package dev.framegate.kit.suite;

import dev.framegate.kit.journal.RunMarker;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.ScenarioKey;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.wire.Transcript;
import dev.framegate.kit.wire.TranscriptEvent;
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
    RunEnvironment environment = run.environment();
    Target target = environment.target().forScenario(key);
    Transcript transcript = environment.newTranscript();
    ControlPlaneClient control =
        new ControlPlaneClient(
            environment.controlPlane(), target, transcript, names, this::answered);
    begun = new Begun(run, id, key, location, target, transcript, control);
    names.put("apiName", RunMarker.of(environment.id()));
    names.put("region", target.region());
    names.put("logGroupArn", target.logGroupArn());
    names.define("httpBackend", () -> environment.backend().authority());
    run.results().begin(id, key, transcript);
  }

  private Begun begun() {
    if (begun == null) {
      throw new IllegalStateException("The scenario has not begun: no hook has run yet.");
    }
    return begun;
  }

  /** Checks, before anything is removed, whether the transport may explain what was seen. */
  void checkTransport(boolean failed) {
    transcript().tape().stop();
    if (isReplay()) {
      // There is no transport that could fail; the recording says what its own was like.
      recorded.forEach(results()::answered);
      return;
    }
    TransportCheck transport =
        new TransportCheck(run().reachability(), patience().pong(), transcript(), clients);
    Optional<String> doubt =
        (failed ? run().backend().failure() : Optional.<String>empty())
            .or(transport::inconclusiveReason);
    if (failed && doubt.isEmpty()) {
      transport.checkReachability();
    }
    doubt.ifPresentOrElse(
        why -> results().markInconclusive(begun().id(), why),
        () -> recorded.forEach(results()::answered));
  }

  void end() {
    clients.values().forEach(client -> client.peer().dropConnection());
    if (isReplay()) {
      return;
    }
    control().removeAll();
    run().echoApis().ended(control());
  }

  /** What it shares with the other scenarios of its run. */
  RunEnvironment run() {
    return begun().run().environment();
  }

  /** What its run collects. */
  RunResults results() {
    return begun().run().results();
  }

  /** What this scenario speaks to. */
  Target target() {
    return begun().target();
  }

  /** Whether a recording answers: it has made nothing, and takes no time that could be measured. */
  boolean isReplay() {
    return run().isReplay();
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

  /** Borrows the API that read-only scenarios share. */
  void useSharedApi() {
    // A target without a control plane is a stage that echoes, and its address needs no API.
    api =
        target().capabilities().contains(Capability.CONTROL_PLANE)
            ? run().sharedStage().lendTo(control(), names)
            : ApiUnderTest.borrowed(control(), names, "", "");
  }

  /** Takes an API that echoes, which an earlier scenario may have left as it was created. */
  void useSpareApi() {
    EchoApi spare = run().echoApis().lendTo(control());
    names.takeOver(spare.names());
    api = spare.api().lentTo(control(), names);
    String note = "The API " + spare.api().id() + " was set up apart, and is as it was then.";
    transcript().add(at -> new TranscriptEvent.Note(at, "kit", note));
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
      before.peer().dropConnection();
    }
  }

  private void answered(ControlPlaneCall call) {
    ResponseShapeViolation.report(
        call, begun().key().name(), begun().location(), results()::violated);
  }

  void record(String answer) {
    recorded.add(
        new ProbeAnswer(begun().key().rule(), begun().key().name(), answer, begun().location()));
  }
}
