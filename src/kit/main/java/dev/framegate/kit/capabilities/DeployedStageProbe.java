package dev.framegate.kit.capabilities;

import static org.awaitility.Awaitility.await;

import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.wire.ClientFrame;
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
final class DeployedStageProbe {
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
  private final UndeclaredTarget target;
  private final TemporaryApi api;
  private final ProbeResults results;

  DeployedStageProbe(
      Declaration asked,
      URI control,
      UndeclaredTarget target,
      TemporaryApi api,
      ProbeResults results) {
    this.asked = asked;
    this.control = control;
    this.target = target;
    this.api = api;
    this.results = results;
  }

  void search(ProbeBackend backend) {
    List<String> templates =
        asked
            .setting("data-plane")
            .map(List::of)
            .orElseGet(
                () ->
                    new StageUrlCandidates(control, asked.setting("region").orElse("us-east-1"))
                        .dataPlane(api.id(), api.endpoint()));
    Map<String, HandshakeAttempt> attempts = new LinkedHashMap<>();
    Optional<String> open = open(templates, attempts);
    String template = open.orElse(templates.get(0));
    String management =
        asked.setting("management").orElseGet(() -> StageUrlCandidates.management(template));
    results.setting("data-plane", template);
    results.setting("management", management);
    if (open.isEmpty()) {
      List<String> summaries = new ArrayList<>();
      attempts.values().forEach(attempt -> summaries.add(attempt.summary()));
      String nothing = "No stage could be reached, so it was not tried.";
      results.missing(Capability.DATA_PLANE, String.join("; ", summaries) + ".");
      results.missing(Capability.MANAGEMENT_API, nothing);
      results.missing(Capability.HTTP_BACKEND, nothing);
      results.missing(Capability.CUSTOM_DOMAIN, nothing);
      results.missing(Capability.TLS, nothing);
      return;
    }
    HandshakeAttempt attempt = Optional.ofNullable(attempts.get(template)).orElseThrow();
    results.found(Capability.DATA_PLANE, attempt.summary() + ".");
    foreignApi(template);
    try (FrameConnection connection = attempt.connection().orElseThrow()) {
      management(connection, management);
      backend(connection, backend);
    }
    tls(template);
    domain();
  }

  /** The first template with which a handshake is accepted. */
  private Optional<String> open(List<String> templates, Map<String, HandshakeAttempt> attempts) {
    try {
      return await()
          .pollInSameThread()
          .pollDelay(Duration.ZERO)
          .pollInterval(POLL)
          .atMost(VISIBLE)
          .until(() -> firstOpen(templates, attempts), Optional::isPresent);
    } catch (ConditionTimeoutException e) {
      return Optional.empty();
    }
  }

  private Optional<String> firstOpen(
      List<String> templates, Map<String, HandshakeAttempt> attempts) {
    for (String template : templates) {
      HandshakeAttempt attempt =
          HandshakeAttempt.at(
              target, StageUrlCandidates.fill(template, api.id(), TemporaryApi.STAGE));
      attempts.put(template, attempt);
      if (attempt.opened()) {
        return Optional.of(template);
      }
    }
    return Optional.empty();
  }

  private void foreignApi(String template) {
    HandshakeAttempt attempt =
        HandshakeAttempt.at(
            target, StageUrlCandidates.fill(template, UNKNOWN_API, TemporaryApi.STAGE));
    if (attempt.opened()) {
      results.note(
          "It opens for an API that does not exist, too (%s): look whether this is the address of stages."
              .formatted(attempt.url()));
    }
    attempt.close();
  }

  private void management(FrameConnection connection, String management) {
    connection.send(ClientFrame.text(TemporaryApi.HELLO));
    Optional<String> id =
        connection.next(ANSWER).map(Message::text).filter(text -> text.matches("[\\w=+/-]{6,64}"));
    URI url =
        URI.create(
            StageUrlCandidates.fill(management, api.id(), TemporaryApi.STAGE)
                + "/@connections/"
                + id.orElse(UNKNOWN_CONNECTION).replace("=", "%3D"));
    CallResult answer = target.post(url, GREETING);
    boolean arrived =
        id.isPresent()
            && connection.await(ANSWER, message -> message.text().equals(GREETING)).isPresent();
    if (arrived) {
      results.found(Capability.MANAGEMENT_API, answer + ", and the message arrived.");
    } else if (id.isEmpty() && answer.status() == 410) {
      results.found(
          Capability.MANAGEMENT_API,
          answer
              + ", as it should for a connection that does not exist; no connection sent its id.");
    } else {
      results.missing(
          Capability.MANAGEMENT_API,
          answer
              + (id.isPresent()
                  ? ", and no message arrived at the connection."
                  : " for a connection that does not exist; no connection sent its id."));
    }
  }

  private void backend(FrameConnection connection, ProbeBackend backend) {
    connection.send(ClientFrame.text(TemporaryApi.CALL));
    if (backend.called(ANSWER)) {
      results.found(Capability.HTTP_BACKEND, "A message led to a call of the kit's HTTP backend.");
    } else {
      results.missing(
          Capability.HTTP_BACKEND,
          "After a message to a route with HTTP_PROXY, no call reached %s within %d s."
              .formatted(backend.address(), ANSWER.toSeconds()));
    }
  }

  private void tls(String template) {
    String secure =
        asked.setting("secure-data-plane").orElseGet(() -> template.replaceFirst("^ws:", "wss:"));
    HandshakeAttempt attempt =
        HandshakeAttempt.at(target, StageUrlCandidates.fill(secure, api.id(), TemporaryApi.STAGE));
    if (attempt.opened()) {
      if (!secure.equals(template)) {
        results.setting("secure-data-plane", secure);
      }
      results.found(Capability.TLS, attempt.summary() + ".");
    } else {
      results.missing(Capability.TLS, attempt.summary() + ".");
    }
    attempt.close();
  }

  private void domain() {
    String parent = asked.setting("custom-domain").orElse("localhost");
    String template =
        asked
            .setting("custom-domain-address")
            .orElseGet(
                () -> "ws://{domain}" + (control.getPort() < 0 ? "" : ":" + control.getPort()));
    String name = api.domainBelow(parent);
    CallResult made =
        api.write(
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
      results.missing(Capability.CUSTOM_DOMAIN, made + ".");
      return;
    }
    try {
      mapped(parent, template, name);
    } finally {
      CallResult removed = api.delete("/v2/domainnames/" + name);
      if (!removed.succeeded()) {
        results.note("The domain name %s is STILL THERE: %s.".formatted(name, removed));
      }
    }
  }

  private void mapped(String parent, String template, String name) {
    CallResult mapped =
        api.write(
            "POST",
            "/v2/domainnames/" + name + "/apimappings",
            "{\"apiId\": \"%s\", \"stage\": \"%s\"}".formatted(api.id(), TemporaryApi.STAGE));
    Map<String, HandshakeAttempt> attempts = new LinkedHashMap<>();
    boolean open =
        mapped.succeeded()
            && open(List.of(template.replace("{domain}", name)), attempts).isPresent();
    attempts.values().forEach(HandshakeAttempt::close);
    if (open) {
      results.setting("custom-domain", parent);
      results.setting("custom-domain-address", template);
      results.found(Capability.CUSTOM_DOMAIN, "A client connected to " + name + ".");
    } else {
      String summary =
          attempts.values().stream().map(HandshakeAttempt::summary).findFirst().orElse("");
      results.missing(
          Capability.CUSTOM_DOMAIN, (mapped + "; " + summary).replaceFirst("; $", "") + ".");
    }
    mapped
        .member("apiMappingId")
        .ifPresent(id -> api.delete("/v2/domainnames/" + name + "/apimappings/" + id));
  }
}
