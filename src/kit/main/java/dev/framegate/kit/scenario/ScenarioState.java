package dev.framegate.kit.scenario;

import dev.framegate.kit.clients.CorrelatedMessages;
import dev.framegate.kit.clients.TestClient;
import dev.framegate.kit.control.ControlPlaneCall;
import dev.framegate.kit.control.ControlPlaneClient;
import dev.framegate.kit.control.RequestAuthorizer;
import dev.framegate.kit.expectation.Timeouts;
import dev.framegate.kit.journal.RunMarker;
import dev.framegate.kit.outcome.ProbeAnswer;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.ScenarioKey;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.values.ClientName;
import dev.framegate.kit.values.NamedIds;
import dev.framegate.kit.wire.Transcript;
import dev.framegate.kit.wire.TranscriptEvent;
import java.time.Duration;
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
  private boolean unreachable;

  /** What is known once the scenario has begun, and with it its run. */
  private record Begun(
      RunContext run,
      String id,
      ScenarioKey key,
      String location,
      Target target,
      Transcript transcript,
      ControlPlaneClient control,
      ScenarioDeadline deadline) {}

  public void begin(RunContext run, String id, ScenarioKey key, String location) {
    RunEnvironment environment = run.environment();
    Target target = environment.target().forScenario(key);
    Transcript transcript = environment.newTranscript();
    ControlPlaneClient control =
        new ControlPlaneClient(
            environment.controlPlane(), target, transcript, names, this::answered);
    ScenarioDeadline deadline =
        environment.deadline(transcript, () -> run.results().currentStep(id));
    begun = new Begun(run, id, key, location, target, transcript, control, deadline);
    names.put("apiName", RunMarker.of(environment.id()));
    names.put("region", target.region());
    names.put("logGroupArn", target.logGroupArn());
    names.define("httpBackend", () -> environment.backend().authority());
    names.define("httpScheme", () -> environment.backend().scheme());
    run.results().begin(id, key, transcript);
    run.results().reasonBefore(location).ifPresent(this::noteSecondTry);
  }

  private void noteSecondTry(String before) {
    String note = "Tried again, as a connection or an answer was lost. The try before: " + before;
    transcript().add(at -> new TranscriptEvent.Note(at, "kit", note));
  }

  private Begun begun() {
    if (begun == null) {
      throw new IllegalStateException("The scenario has not begun: no hook has run yet.");
    }
    return begun;
  }

  /** Checks, before anything is removed, whether the transport may explain what was seen. */
  public void checkTransport(boolean failed) {
    transcript().tape().stop();
    if (begun().deadline().reason().isPresent()) {
      return;
    }
    clients.values().forEach(this::noteStimulus);
    if (isReplay()) {
      // There is no transport that could fail; the recording says what its own was like.
      recorded.forEach(results()::answered);
      return;
    }
    TransportCheck transport =
        new TransportCheck(
            run().reachability(), patience().pong(), transcript(), clients, unreachable);
    Optional<String> doubt =
        (failed ? run().backend().failure() : Optional.<String>empty())
            .or(transport::inconclusiveReason);
    if (failed && doubt.isEmpty()) {
      transport.checkReachability();
    }
    if (transport.lostSomething()) {
      results().noteLoss(begun().id());
    }
    doubt.ifPresentOrElse(
        why -> results().markInconclusive(begun().id(), why),
        () -> recorded.forEach(results()::answered));
  }

  /** Removes what was made; of a scenario that was given up, the end of the run does that. */
  public void end() {
    try (ScenarioDeadline deadline = begun().deadline()) {
      clients.values().forEach(client -> client.peer().dropConnection());
      Optional<String> givenUp = deadline.reason();
      givenUp.ifPresent(why -> results().markGivenUp(begun().id(), why));
      if (isReplay()) {
        return;
      }
      if (givenUp.isEmpty()) {
        control().removeAll();
      }
      run().echoApis().ended(control());
    }
  }

  /** What it shares with the other scenarios of its run. */
  public RunEnvironment run() {
    return begun().run().environment();
  }

  /** What its run collects. */
  public RunResults results() {
    return begun().run().results();
  }

  /** What this scenario speaks to. */
  public Target target() {
    return begun().target();
  }

  /** Whether a recording answers: it has made nothing, and takes no time that could be measured. */
  public boolean isReplay() {
    return run().isReplay();
  }

  /** Whether its requests must be as many each time: they are recorded, or a recording answers. */
  public boolean needsFixedRequestCount() {
    return isReplay() || run().isRecorded();
  }

  /** What the scenario leaves to chance; a replay of its run draws the same. */
  public Random random() {
    return new Random(Objects.hash(run().id().text(), begun().key().toString()));
  }

  public RequestAuthorizer sender() {
    return new RequestAuthorizer(target());
  }

  public Timeouts patience() {
    return run().patience();
  }

  /** How long "nothing arrives" is watched. A recording is as far away as it ever was. */
  public Duration silence() {
    return patience().silence(isReplay() ? Duration.ZERO : run().handshakes().median());
  }

  public Transcript transcript() {
    return begun().transcript();
  }

  public ControlPlaneClient control() {
    return begun().control();
  }

  /** Names of things that the scenario made, for placeholders. */
  public NamedIds names() {
    return names;
  }

  public ApiUnderTest api() {
    if (api == null) {
      throw new IllegalStateException(
          "The scenario has no API yet: begin with a sentence such as 'an API with the route"
              + " \"echo\"'.");
    }
    return api;
  }

  public boolean hasApi() {
    return api != null;
  }

  public ApiUnderTest newApi(String routeSelectionExpression) {
    if (api != null) {
      api.remove();
    }
    api = ApiUnderTest.create(control(), names, names.get("apiName"), routeSelectionExpression);
    return api;
  }

  /** Takes an API that the scenario made in a console, and removes it at its end. */
  public void useOwnApi(String apiId) {
    control().adoptApi(apiId);
    api = ApiUnderTest.borrowed(control(), names, apiId, "");
  }

  /** Borrows the API that read-only scenarios share. */
  public void useSharedApi() {
    if (target().apiFinder().isPresent()) {
      newApi(ApiUnderTest.ACTION).addRoute("echo", "hello");
      api().deployTo(EchoApi.STAGE);
      return;
    }
    // A target without a control plane is a stage that echoes, and its address needs no API.
    api =
        target().capabilities().contains(Capability.CONTROL_PLANE)
            ? run().sharedStage().lendTo(control(), names)
            : ApiUnderTest.borrowed(control(), names, "", "");
  }

  /** Takes an API that echoes, which an earlier scenario may have left as it was created. */
  public void useSpareApi() {
    EchoApi spare = run().echoApis().lendTo(control());
    names.takeOver(spare.names());
    api = spare.api().lentTo(control(), names);
    control().settling().join(spare.control().settling());
    String note = "The API " + spare.api().id() + " was set up apart, and is as it was then.";
    transcript().add(at -> new TranscriptEvent.Note(at, "kit", note));
  }

  Map<ClientName, CorrelatedMessages> clients() {
    return clients;
  }

  /**
   * Waits until every front end knows what the scenario changed; what one client sees before is no
   * evidence.
   */
  public void settle() {
    if (!isReplay()) {
      control().settling().await();
    }
  }

  /** A client, once every front end knows what the scenario changed. */
  public CorrelatedMessages client(ClientName name) {
    settle();
    return clientAtOnce(name);
  }

  /** A client of a scenario that looks again until it sees a change. */
  public CorrelatedMessages clientAtOnce(ClientName name) {
    CorrelatedMessages client = clients.get(name);
    if (client == null) {
      throw new IllegalStateException(
          "There is no connection of %s: say '%s connects to stage ...' first."
              .formatted(name, name));
    }
    return client;
  }

  /** Notes that a handshake had no answer. */
  void noteUnreachable() {
    unreachable = true;
  }

  void addClient(ClientName name, TestClient peer) {
    CorrelatedMessages before = clients.put(name, new CorrelatedMessages(peer));
    if (before != null) {
      noteStimulus(before);
      before.peer().dropConnection();
    }
  }

  /**
   * Checks that every client that was to send something was there to begin it: whatever else then
   * did not happen, such as a call of a backend, was asked for.
   */
  public void requireStimuli() {
    clients.values().forEach(client -> client.peer().requireBegunStimulus());
  }

  /** Marks the present moment as a stimulus for every client. */
  public void stimulateClients() {
    clients.values().forEach(client -> client.peer().stimulate());
  }

  private void noteStimulus(CorrelatedMessages client) {
    if (client.peer().hasDemandedStimulus()) {
      results().stimulusDemanded(begun().key().rule());
    }
  }

  private void answered(ControlPlaneCall call) {
    call.violations(begun().key().name(), begun().location()).forEach(results()::violated);
  }

  public void record(String answer) {
    recorded.add(
        new ProbeAnswer(begun().key().rule(), begun().key().name(), answer, begun().location()));
  }
}
