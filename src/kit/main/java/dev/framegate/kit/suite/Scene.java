package dev.framegate.kit.suite;

import dev.framegate.kit.journal.Mark;
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
public final class Scene {
  private final SuiteRun run = ActiveRun.current();
  private final Transcript transcript = run.newTranscript();
  private final Names names = new Names();
  private final ControlPlane control =
      new ControlPlane(run, this::target, transcript, names, this::answered);
  private final Map<ClientName, Conversation> clients = new LinkedHashMap<>();
  private @Nullable ApiUnderTest api;
  private final List<ProbeAnswer> recorded = new ArrayList<>();
  private String scenarioId = "";
  private ScenarioKey key = new ScenarioKey("", "", 0);
  private Target target = run.target();
  private String location = "";

  void begins(String id, ScenarioKey scenario, String where) {
    scenarioId = id;
    key = scenario;
    target = run.target().forScenario(scenario);
    location = where;
    names.put("apiName", Mark.of(run.id()));
    names.put("region", target().region());
    names.put("logGroupArn", target().logGroupArn());
    names.define("httpBackend", () -> run.backend().authority());
    run.begin(id, scenario, transcript);
  }

  /** Before anything is removed: may what was seen be told of the target at all? */
  void examine(boolean failed) {
    transcript.tape().stop();
    if (replays()) {
      // There is no way to it that could fail; the recording says what its own was like.
      recorded.forEach(run::answered);
      return;
    }
    Soundness soundness = new Soundness(this);
    Optional<String> doubt = soundness.doubt();
    if (failed && doubt.isEmpty()) {
      soundness.findOutWhatIsDown();
    }
    doubt.ifPresentOrElse(why -> run.doubt(scenarioId, why), () -> recorded.forEach(run::answered));
  }

  void ends() {
    clients.values().forEach(client -> client.peer().abandon());
    if (replays()) {
      return;
    }
    control.removeAll();
    run.spares().ended(this);
  }

  SuiteRun run() {
    return run;
  }

  /** What this scenario speaks to. */
  Target target() {
    return target;
  }

  /** Whether a recording answers: it has made nothing, and takes no time that could be measured. */
  boolean replays() {
    return run.target().replays().isPresent();
  }

  /** Whether its requests must be as many each time: they are recorded, or a recording answers. */
  boolean countsRequests() {
    return replays() || run.records();
  }

  /** What the scenario leaves to chance; a replay of its run draws the same. */
  Random chance() {
    return new Random(Objects.hash(run.id().text(), key.toString()));
  }

  Sender sender() {
    return new Sender(target());
  }

  Patience patience() {
    return run.patience();
  }

  Transcript transcript() {
    return transcript;
  }

  ControlPlane control() {
    return control;
  }

  /** Names of things that the scenario made, for placeholders. */
  Names names() {
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
    api = ApiUnderTest.create(control, names, names.get("apiName"), routeSelectionExpression);
    return api;
  }

  void borrow(ApiUnderTest shared) {
    api = shared;
  }

  Map<ClientName, Conversation> clients() {
    return clients;
  }

  Conversation client(ClientName name) {
    Conversation client = clients.get(name);
    if (client == null) {
      throw new IllegalStateException(
          "There is no connection of %s: say '%s connects to stage ...' first."
              .formatted(name, name));
    }
    return client;
  }

  void seat(ClientName name, Peer peer) {
    Conversation before = clients.put(name, new Conversation(peer));
    if (before != null) {
      before.peer().abandon();
    }
  }

  private void answered(Called called) {
    Misshapen.tell(called, key.name(), location, run::misshapen);
  }

  void record(String answer) {
    recorded.add(new ProbeAnswer(key.rule(), key.name(), answer, location));
  }
}
