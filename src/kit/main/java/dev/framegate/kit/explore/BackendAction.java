package dev.framegate.kit.explore;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.framegate.kit.backends.HttpBackend;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.values.StepJson;
import dev.framegate.kit.wire.ClientFrame;
import dev.framegate.kit.wire.HandshakeOptions;
import dev.framegate.kit.wire.HandshakeResult;
import dev.framegate.kit.wire.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** An HTTP server behind a route of an API of its own, which answers in some way or too late. */
final class BackendAction implements Action {
  private static final String ASK = "ask";
  private static final int TIME_OUT = 300;
  private static final int TOO_LATE = 1500;
  private static final List<Integer> STATUSES = List.of(200, 201, 204, 400, 403, 404, 500);
  private static final String TOLD = "told";

  @Override
  public String name() {
    return "backend";
  }

  @Override
  public int weight() {
    return 3;
  }

  @Override
  public Optional<Step> propose(Model model, Random random) {
    return Optional.of(
        Step.of(
            name(),
            "route",
            Choice.of(random, ASK, ApiConfiguration.CONNECT),
            "status",
            Choice.of(random, STATUSES),
            "late",
            random.nextInt(3) == 0));
  }

  @Override
  public Map<String, String> simplest() {
    return Map.of("status", "200", "late", "false");
  }

  @Override
  public boolean perform(Step step, World world) {
    String key = step.value("route");
    if (!world.target().capabilities().contains(Capability.HTTP_BACKEND)
        || !List.of(ASK, ApiConfiguration.CONNECT).contains(key)
        || !STATUSES.contains(step.number("status"))) {
      return false;
    }
    try (World fresh = world.fresh()) {
      fresh.begin();
      HttpBackend.ScenarioBackend server = fresh.backend().forScenario(fresh.transcript());
      server.answers(
          aResponse()
              .withStatus(step.number("status"))
              .withBody(TOLD)
              .withFixedDelay(late(step) ? TOO_LATE : 0));
      fresh.api().addProxy(key, server.address(), late(step) ? TIME_OUT : 29_000);
      fresh.api().deploy("with-backend", Model.FIRST_STAGE);
      HandshakeResult result =
          fresh
              .connections()
              .handshake(
                  "told",
                  fresh.target().dataPlane(fresh.id("api"), Model.FIRST_STAGE),
                  HandshakeOptions.plain().without("User-Agent"));
      if (key.equals(ASK)) {
        ConnectAction.requireAccepted(result, "CON-001");
        ask(step, fresh, server);
      } else if (!late(step) && step.number("status") < 300) {
        ConnectAction.requireAccepted(result, "CON-006");
        requireHeaders(server.calls(), fresh.id("api"));
      } else {
        int least = late(step) ? 500 : 400;
        MismatchException.require(
            result instanceof HandshakeResult.Refused refused && refused.status() >= least,
            late(step) ? "CON-010" : "CON-007",
            "the handshake is refused with %d or above".formatted(least),
            ConnectAction.told(result));
      }
      return true;
    }
  }

  private static void requireHeaders(List<LoggedRequest> calls, String apiId) {
    MismatchException.require(
        calls.size() == 1, "CON-051", "the HTTP server gets one request", "it got " + calls.size());
    LoggedRequest call = calls.get(0);
    requireHeader(call, "Sec-WebSocket-Version", "13", "CON-051");
    EdgeHeaders.PATTERNS.forEach((name, form) -> requireHeader(call, name, form, "INT-013a"));
    requireHeader(call, "x-amzn-apigateway-api-id", apiId, "INT-013a");
    requireHeader(call, "User-Agent", "AmazonAPIGateway_" + apiId, "INT-013a");
  }

  private static void requireHeader(LoggedRequest call, String name, String form, String rule) {
    String told = String.valueOf(call.getHeader(name));
    MismatchException.require(
        told.matches(form),
        rule,
        "the HTTP server's request has the header %s of the form %s".formatted(name, form),
        "it is " + told);
  }

  private static boolean late(Step step) {
    return step.value("late").equals("true");
  }

  private static void ask(Step step, World world, HttpBackend.ScenarioBackend server) {
    String body = "{\"action\": \"ask\",  \"n\": 1.0}";
    world.connections().of("told").send(ClientFrame.text(body));
    if (step.number("status") == 204 && !late(step)) {
      // Whether an answer without a body is a message is not documented.
      return;
    }
    String rule = late(step) ? "MSG-022" : step.number("status") < 300 ? "INT-012" : "INT-015";
    String expected = late(step) ? "Endpoint request timed out" : TOLD;
    String received = world.connections().next("told").map(Message::text).orElse("nothing");
    String observed =
        late(step)
            ? StepJson.parse(received).map(e -> e.path("message").asText()).orElse(received)
            : received;
    MismatchException.require(
        observed.equals(expected),
        rule,
        "the client receives \"%s\"".formatted(expected),
        "it received " + Messages.cut(received));
    List<String> bodies = server.calls().stream().map(LoggedRequest::getBodyAsString).toList();
    MismatchException.require(
        bodies.equals(List.of(body)),
        "INT-012",
        "the HTTP server gets one request, with the message as its body",
        "it got " + bodies);
  }

  @Override
  public List<String> sentences(Step step) {
    String key = step.value("route");
    List<String> lines = new ArrayList<>();
    lines.add("the route \"%s\" calls the HTTP backend".formatted(key));
    if (late(step)) {
      lines.add(
          "the integration of the route \"%s\" has \"timeoutInMillis\" set to \"%d\""
              .formatted(key, TIME_OUT));
      lines.add("the HTTP backend answers after %d milliseconds".formatted(TOO_LATE));
    } else {
      lines.add(
          "the HTTP backend answers \"%s\" with status %d".formatted(TOLD, step.number("status")));
    }
    lines.add("the API is deployed to stage \"test\"");
    lines.add("the client tries to connect to stage \"test\"");
    if (key.equals(ASK)) {
      lines.add("the client sends a message to \"ask\"");
    }
    return lines;
  }
}
