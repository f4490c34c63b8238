package dev.framegate.kit.capabilities;

import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.wire.FrameConnection;
import java.net.URI;
import java.util.Map;

/** Tries each capability of an endpoint on an API of its own, and removes that again. */
final class ControlPlaneProbe {
  private final Declaration asked;
  private final URI control;
  private final UndeclaredTarget target;
  private final ProbeResults results;
  private final String scope;

  ControlPlaneProbe(Declaration asked, UndeclaredTarget target, ProbeResults results) {
    this.asked = asked;
    this.control =
        URI.create(asked.required("control-plane", "http://127.0.0.1:4566").replaceFirst("/$", ""));
    this.target = target;
    this.results = results;
    this.scope = UnsignedCredentialScope.of(asked.setting("region").orElse("us-east-1"));
  }

  void search() {
    results.setting("control-plane", control.toString());
    TemporaryApi api = new TemporaryApi(target, control);
    CallResult made = api.make();
    if (!api.made() && made.status() != 0 && !target.signs()) {
      made = scoped(api, made);
    }
    if (!api.made()) {
      results.missing(
          Capability.CONTROL_PLANE, made + (made.succeeded() ? ", without an apiId" : "") + ".");
      otherWay();
      return;
    }
    try (ProbeBackend backend = new ProbeBackend()) {
      CallResult read = target.get(URI.create(control + "/v2/apis/" + api.id()));
      results.found(Capability.CONTROL_PLANE, made + "; " + read + ".");
      api.deploy(backend.address());
      api.refused().forEach(answer -> results.note("While the API was made, " + answer + "."));
      new DeployedStageProbe(asked, control, target, api, results).search(backend);
      accessLogs(api);
      clock();
      signatures();
    } finally {
      removed(api);
    }
  }

  /** Says what to do with a target that makes no APIs by calls: many emulators read a file. */
  private void otherWay() {
    URI socket = URI.create(control.toString().replaceFirst("^http", "ws"));
    HandshakeAttempt attempt = HandshakeAttempt.at(target, socket);
    attempt.connection().ifPresent(FrameConnection::close);
    results.note(
        attempt.opened()
            ? "It makes no APIs by calls, but clients can connect: 'framegate probe %s' writes a declaration for that stage."
                .formatted(socket)
            : "It makes no APIs by calls. If it serves a stage, 'framegate probe ws://...' with the address of that writes a declaration.");
  }

  /** Tries again with a header that names the service. */
  private CallResult scoped(TemporaryApi api, CallResult plain) {
    target.header(UnsignedCredentialScope.HEADER, scope);
    CallResult made = api.make();
    if (!api.made()) {
      return plain;
    }
    results.setting("headers." + UnsignedCredentialScope.HEADER, scope);
    results.note(
        "It takes only calls whose Authorization header names the service; without, %s."
            .formatted(plain));
    return made;
  }

  private void removed(TemporaryApi api) {
    CallResult removed = api.remove();
    results.note(
        removed.succeeded()
            ? "The API that was made for this is removed."
            : "The API %s that was made for this is STILL THERE: %s.".formatted(api.id(), removed));
  }

  private void accessLogs(TemporaryApi api) {
    String group =
        asked
            .setting("log-group-arn")
            .orElse(
                "arn:aws:logs:%s:000000000000:log-group:framegate"
                    .formatted(asked.setting("region").orElse("us-east-1")));
    CallResult answer =
        api.write(
            "PATCH",
            "/v2/apis/" + api.id() + "/stages/" + TemporaryApi.STAGE,
            "{\"accessLogSettings\": {\"destinationArn\": \"%s\", \"format\": \"$context.requestId\"}}"
                .formatted(group));
    boolean kept =
        answer.json().path("accessLogSettings").path("destinationArn").asText().equals(group);
    if (answer.succeeded() && kept) {
      results.found(Capability.ACCESS_LOGS, answer + ", and keeps the settings.");
    } else {
      results.missing(
          Capability.ACCESS_LOGS,
          answer + (answer.succeeded() ? ", without the settings of access logs" : "") + ".");
    }
  }

  private void clock() {
    URI clock = URI.create(asked.setting("clock").orElse(control + "/_framegate/clock"));
    CallResult answer = target.get(clock);
    if (answer.succeeded() && answer.json().isObject()) {
      results.setting("clock", clock.toString());
      results.found(Capability.CLOCK, answer + ".");
    } else {
      results.missing(Capability.CLOCK, answer + ".");
    }
  }

  private void signatures() {
    CallResult answer =
        target.getAs(
            URI.create(control + "/v2/apis"), Map.of(UnsignedCredentialScope.HEADER, scope));
    if (answer.succeeded()) {
      results.missing(Capability.IAM, "A signature that proves nothing was accepted.");
    } else if (target.signs()) {
      results.found(Capability.IAM, "With a signature that proves nothing, " + answer + ".");
    } else {
      results.missing(
          Capability.IAM,
          "With a signature that proves nothing, "
              + answer
              + ": add 'credentials:' and this capability if it verifies signatures.");
    }
  }
}
