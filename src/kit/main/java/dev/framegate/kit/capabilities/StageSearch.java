package dev.framegate.kit.capabilities;

import static org.awaitility.Awaitility.await;

import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.wire.Frame;
import dev.framegate.kit.wire.FrameConnection;
import dev.framegate.kit.wire.Message;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.core.ConditionTimeoutException;

/** Looks for the stage of a trial, and for what can be done with its connections. */
final class StageSearch {
  /** From making a stage to the first handshake with it. */
  private static final Duration VISIBLE = Duration.ofSeconds(8);

  /** From a message to its answer, or to the call that it causes. */
  private static final Duration ANSWER = Duration.ofSeconds(4);

  private static final Duration POLL = Duration.ofMillis(200);
  private static final String UNKNOWN_API = "zzzzzzzzzz";
  private static final String UNKNOWN_CONNECTION = "AAAAAAAAAAAAAAA=";
  private static final String GREETING = "framegate was here";

  private final Declaration asked;
  private final URI control;
  private final Stranger stranger;
  private final Trial trial;
  private final Found found;

  StageSearch(Declaration asked, URI control, Stranger stranger, Trial trial, Found found) {
    this.asked = asked;
    this.control = control;
    this.stranger = stranger;
    this.trial = trial;
    this.found = found;
  }

  void search(Backend backend) {
    List<String> templates =
        asked
            .setting("data-plane")
            .map(List::of)
            .orElseGet(
                () ->
                    new Addresses(control, asked.setting("region").orElse("us-east-1"))
                        .dataPlane(trial.id(), trial.endpoint()));
    Map<String, Knock> knocks = new LinkedHashMap<>();
    Optional<String> open = open(templates, knocks);
    String template = open.orElse(templates.get(0));
    String management = asked.setting("management").orElseGet(() -> Addresses.management(template));
    found.setting("data-plane", template);
    found.setting("management", management);
    if (open.isEmpty()) {
      List<String> told = new ArrayList<>();
      knocks.values().forEach(knock -> told.add(knock.tells()));
      String nothing = "No stage could be reached, so it was not tried.";
      found.missing(Capability.DATA_PLANE, String.join("; ", told) + ".");
      found.missing(Capability.MANAGEMENT_API, nothing);
      found.missing(Capability.HTTP_BACKEND, nothing);
      found.missing(Capability.CUSTOM_DOMAIN, nothing);
      found.missing(Capability.TLS, nothing);
      return;
    }
    Knock knock = Optional.ofNullable(knocks.get(template)).orElseThrow();
    found.found(Capability.DATA_PLANE, knock.tells() + ".");
    strangersApi(template);
    try (FrameConnection connection = knock.connection().orElseThrow()) {
      management(connection, management);
      backend(connection, backend);
    }
    tls(template);
    domain();
  }

  /** The first template by which a handshake comes to be accepted. */
  private Optional<String> open(List<String> templates, Map<String, Knock> knocks) {
    try {
      return await()
          .pollInSameThread()
          .pollDelay(Duration.ZERO)
          .pollInterval(POLL)
          .atMost(VISIBLE)
          .until(() -> firstOpen(templates, knocks), Optional::isPresent);
    } catch (ConditionTimeoutException e) {
      return Optional.empty();
    }
  }

  private Optional<String> firstOpen(List<String> templates, Map<String, Knock> knocks) {
    for (String template : templates) {
      Knock knock = Knock.at(stranger, Addresses.fill(template, trial.id(), Trial.STAGE));
      knocks.put(template, knock);
      if (knock.opened()) {
        return Optional.of(template);
      }
    }
    return Optional.empty();
  }

  private void strangersApi(String template) {
    Knock knock = Knock.at(stranger, Addresses.fill(template, UNKNOWN_API, Trial.STAGE));
    if (knock.opened()) {
      found.note(
          "It opens for an API that does not exist, too (%s): look whether this is the address of stages."
              .formatted(knock.url()));
    }
    knock.leave();
  }

  private void management(FrameConnection connection, String management) {
    connection.send(Frame.text(Trial.HELLO));
    Optional<String> id =
        connection.next(ANSWER).map(Message::text).filter(text -> text.matches("[\\w=+/-]{6,64}"));
    URI url =
        URI.create(
            Addresses.fill(management, trial.id(), Trial.STAGE)
                + "/@connections/"
                + id.orElse(UNKNOWN_CONNECTION).replace("=", "%3D"));
    Answer answer = stranger.post(url, GREETING);
    boolean arrived =
        id.isPresent()
            && connection.await(ANSWER, message -> message.text().equals(GREETING)).isPresent();
    if (arrived) {
      found.found(Capability.MANAGEMENT_API, answer + ", and the message arrived.");
    } else if (id.isEmpty() && answer.status() == 410) {
      found.found(
          Capability.MANAGEMENT_API,
          answer
              + ", as it should be for a connection that nobody has; no connection told its id.");
    } else {
      found.missing(
          Capability.MANAGEMENT_API,
          answer
              + (id.isPresent()
                  ? ", and no message arrived at the connection."
                  : " for a connection that nobody has; no connection told its id."));
    }
  }

  private void backend(FrameConnection connection, Backend backend) {
    connection.send(Frame.text(Trial.CALL));
    if (backend.called(ANSWER)) {
      found.found(Capability.HTTP_BACKEND, "A message had the kit's own server called.");
    } else {
      found.missing(
          Capability.HTTP_BACKEND,
          "A message to a route with HTTP_PROXY had no call come to %s in %d s."
              .formatted(backend.address(), ANSWER.toSeconds()));
    }
  }

  private void tls(String template) {
    String secure =
        asked.setting("secure-data-plane").orElseGet(() -> template.replaceFirst("^ws:", "wss:"));
    Knock knock = Knock.at(stranger, Addresses.fill(secure, trial.id(), Trial.STAGE));
    if (knock.opened()) {
      if (!secure.equals(template)) {
        found.setting("secure-data-plane", secure);
      }
      found.found(Capability.TLS, knock.tells() + ".");
    } else {
      found.missing(Capability.TLS, knock.tells() + ".");
    }
    knock.leave();
  }

  private void domain() {
    String parent = asked.setting("custom-domain").orElse("localhost");
    String template =
        asked
            .setting("custom-domain-address")
            .orElseGet(
                () -> "ws://{domain}" + (control.getPort() < 0 ? "" : ":" + control.getPort()));
    String name = trial.domainBelow(parent);
    Answer made =
        trial.write(
            "POST",
            "/v2/domainnames",
            """
            {"domainName": "%s", "domainNameConfigurations": [{"endpointType": "REGIONAL",
             "certificateArn": "%s"}]}
            """
                .formatted(
                    name,
                    asked
                        .setting("certificate-arn")
                        .orElse(
                            "arn:aws:acm:us-east-1:000000000000:certificate/"
                                + "00000000-0000-4000-8000-000000000000")));
    if (!made.succeeded()) {
      found.missing(Capability.CUSTOM_DOMAIN, made + ".");
      return;
    }
    try {
      mapped(parent, template, name);
    } finally {
      Answer removed = trial.delete("/v2/domainnames/" + name);
      if (!removed.succeeded()) {
        found.note("The domain name %s is STILL THERE: %s.".formatted(name, removed));
      }
    }
  }

  private void mapped(String parent, String template, String name) {
    Answer mapped =
        trial.write(
            "POST",
            "/v2/domainnames/" + name + "/apimappings",
            "{\"apiId\": \"%s\", \"stage\": \"%s\"}".formatted(trial.id(), Trial.STAGE));
    Map<String, Knock> knocks = new LinkedHashMap<>();
    boolean open =
        mapped.succeeded() && open(List.of(template.replace("{domain}", name)), knocks).isPresent();
    knocks.values().forEach(Knock::leave);
    if (open) {
      found.setting("custom-domain", parent);
      found.setting("custom-domain-address", template);
      found.found(Capability.CUSTOM_DOMAIN, "A client connected to " + name + ".");
    } else {
      String told = knocks.values().stream().map(Knock::tells).findFirst().orElse("");
      found.missing(Capability.CUSTOM_DOMAIN, (mapped + "; " + told).replaceFirst("; $", "") + ".");
    }
    mapped
        .member("apiMappingId")
        .ifPresent(id -> trial.delete("/v2/domainnames/" + name + "/apimappings/" + id));
  }
}
