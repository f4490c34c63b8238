package dev.framegate.kit.capabilities;

import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Declaration;
import java.net.URI;
import java.util.Map;

/** Tries each capability of an endpoint on an API of its own, and removes that again. */
final class EndpointSearch {
  private final Declaration asked;
  private final URI control;
  private final Stranger stranger;
  private final Found found;
  private final String scope;

  EndpointSearch(Declaration asked, Stranger stranger, Found found) {
    this.asked = asked;
    this.control =
        URI.create(asked.required("control-plane", "http://127.0.0.1:4566").replaceFirst("/$", ""));
    this.stranger = stranger;
    this.found = found;
    this.scope = ServiceScope.of(asked.setting("region").orElse("us-east-1"));
  }

  void search() {
    found.setting("control-plane", control.toString());
    Trial trial = new Trial(stranger, control);
    Answer made = trial.make();
    if (!trial.made() && made.status() != 0 && !stranger.signs()) {
      made = scoped(trial, made);
    }
    if (!trial.made()) {
      found.missing(
          Capability.CONTROL_PLANE, made + (made.succeeded() ? ", without an apiId" : "") + ".");
      return;
    }
    try (Backend backend = new Backend()) {
      Answer read = stranger.get(URI.create(control + "/v2/apis/" + trial.id()));
      found.found(Capability.CONTROL_PLANE, made + "; " + read + ".");
      trial.deploy(backend.address());
      trial.refused().forEach(answer -> found.note("While the API was made, " + answer + "."));
      new StageSearch(asked, control, stranger, trial, found).search(backend);
      accessLogs(trial);
      clock();
      signatures();
    } finally {
      removed(trial);
    }
  }

  /** Tries again with a header that names the service. */
  private Answer scoped(Trial trial, Answer plain) {
    stranger.header(ServiceScope.HEADER, scope);
    Answer made = trial.make();
    if (!trial.made()) {
      return plain;
    }
    found.setting("headers." + ServiceScope.HEADER, scope);
    found.note(
        "It takes only calls whose Authorization header names the service; without, %s."
            .formatted(plain));
    return made;
  }

  private void removed(Trial trial) {
    Answer removed = trial.remove();
    found.note(
        removed.succeeded()
            ? "The API that was made for this is removed."
            : "The API %s that was made for this is STILL THERE: %s."
                .formatted(trial.id(), removed));
  }

  private void accessLogs(Trial trial) {
    String group =
        asked
            .setting("log-group-arn")
            .orElse(
                "arn:aws:logs:%s:000000000000:log-group:framegate"
                    .formatted(asked.setting("region").orElse("us-east-1")));
    Answer answer =
        trial.write(
            "PATCH",
            "/v2/apis/" + trial.id() + "/stages/" + Trial.STAGE,
            "{\"accessLogSettings\": {\"destinationArn\": \"%s\", \"format\": \"$context.requestId\"}}"
                .formatted(group));
    boolean kept =
        answer.json().path("accessLogSettings").path("destinationArn").asText().equals(group);
    if (answer.succeeded() && kept) {
      found.found(Capability.ACCESS_LOGS, answer + ", and keeps the settings.");
    } else {
      found.missing(
          Capability.ACCESS_LOGS,
          answer + (answer.succeeded() ? ", without the settings of access logs" : "") + ".");
    }
  }

  private void clock() {
    URI clock = URI.create(asked.setting("clock").orElse(control + "/_framegate/clock"));
    Answer answer = stranger.get(clock);
    if (answer.succeeded() && answer.json().isObject()) {
      found.setting("clock", clock.toString());
      found.found(Capability.CLOCK, answer + ".");
    } else {
      found.missing(Capability.CLOCK, answer + ".");
    }
  }

  private void signatures() {
    Answer answer =
        stranger.getAs(URI.create(control + "/v2/apis"), Map.of(ServiceScope.HEADER, scope));
    if (answer.succeeded()) {
      found.missing(Capability.IAM, "A signature that proves nothing was accepted.");
    } else if (stranger.signs()) {
      found.found(Capability.IAM, "With a signature that proves nothing, " + answer + ".");
    } else {
      found.missing(
          Capability.IAM,
          "With a signature that proves nothing, "
              + answer
              + ": add 'credentials:' and this capability if it verifies signatures.");
    }
  }
}
