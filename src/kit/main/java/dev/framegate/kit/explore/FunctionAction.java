package dev.framegate.kit.explore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.kit.backends.FunctionStub;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.values.StepJson;
import dev.framegate.kit.wire.ClientFrame;
import dev.framegate.kit.wire.HandshakeOptions;
import dev.framegate.kit.wire.HandshakeResult;
import dev.framegate.kit.wire.Message;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** The life of one connection, as the functions of an API of its own are told of it. */
final class FunctionAction implements Action {
  private static final String TELL = "tell";
  private static final List<String> AUTHORIZERS = List.of("", "allow", "deny", "missing", "fail");

  @Override
  public String name() {
    return "functions";
  }

  @Override
  public int weight() {
    return 8;
  }

  @Override
  public Optional<Step> propose(Model model, Random random) {
    return Optional.of(
        Step.of(
            name(),
            "authorizer",
            random.nextBoolean() ? "" : Choice.of(random, AUTHORIZERS),
            "status",
            Choice.of(random, 200, 200, 201, 403, 400),
            "query",
            Choice.of(random, "", "a=1", "a=1&a=2"),
            "code",
            Choice.of(random, "1000", "1001", "4000", ""),
            "permitted",
            random.nextInt(6) > 0,
            "early",
            random.nextInt(4) == 0));
  }

  @Override
  public Map<String, String> simplest() {
    return Map.of(
        "authorizer",
        "",
        "status",
        "200",
        "query",
        "",
        "code",
        "1000",
        "permitted",
        "true",
        "early",
        "false");
  }

  @Override
  public boolean perform(Step step, World world) {
    if (!world.target().capabilities().contains(Capability.LAMBDA)
        || !AUTHORIZERS.contains(step.value("authorizer"))
        || !List.of("", "a=1", "a=1&a=2").contains(step.value("query"))
        || !List.of("", "1000", "1001", "4000").contains(step.value("code"))) {
      return false;
    }
    try (World fresh = world.fresh()) {
      fresh.begin();
      FunctionStub function = fresh.function();
      int status = step.number("status");
      function.returns("{\"statusCode\":%d,\"body\":\"told\"}".formatted(status));
      if (!isPermitted(step)) {
        function.forbidsCalls();
      }
      List<Integer> early = new CopyOnWriteArrayList<>();
      if (postsEarly(step, fresh)) {
        function.meanwhile(event -> post(fresh, event).ifPresent(early::add));
      }
      for (String key : List.of("$connect", TELL, "$disconnect")) {
        fresh.api().addFunction(key, function.uri());
      }
      String authorizer = step.value("authorizer");
      Optional<FunctionStub> guard =
          authorizer.isEmpty() ? Optional.empty() : Optional.of(authorizer(fresh, authorizer));
      guard.ifPresent(stub -> fresh.api().protect(stub.uri()));
      fresh.api().deploy("with-functions", Model.FIRST_STAGE);
      Optional<String> client = connect(step, fresh, authorizer, status);
      MismatchException.require(
          early.stream().allMatch(seen -> seen >= 400 && seen <= 499),
          "CON-013",
          "a callback before $connect has ended is refused",
          "it was answered with " + early);
      guard
          .filter(stub -> stub.calls() > 0)
          .ifPresent(stub -> requireHandshake(fresh, event(fresh, stub, "CONNECT", "CON-020")));
      if (client.isPresent()) {
        converse(step, fresh, client.get(), function, authorizer);
      }
      return true;
    }
  }

  private static boolean isPermitted(Step step) {
    return !step.value("permitted").equals("false");
  }

  private static boolean postsEarly(Step step, World world) {
    return step.value("early").equals("true")
        && world.target().capabilities().contains(Capability.MANAGEMENT_API);
  }

  /** The status of a callback to the connection of a CONNECT event, while its function runs. */
  private static Optional<Integer> post(World world, JsonNode event) {
    if (!type(event).equals("CONNECT")) {
      return Optional.empty();
    }
    String id = value(event, "requestContext.connectionId");
    return Optional.of(world.callback("POST", Model.FIRST_STAGE, id, new byte[] {'x'}).status());
  }

  private static void requireHandshake(World world, JsonNode event) {
    requireText(event, "type", "REQUEST", "CON-020");
    requireForm(event, "methodArn", "arn:.+", "CON-020");
    requirePresent(event, "headers.Sec-WebSocket-Key", "CON-020");
    requireText(event, "requestContext.routeKey", ApiConfiguration.CONNECT, "CON-020");
    requirePresent(event, "requestContext.connectionId", "CON-020");
    requireText(event, "requestContext.apiId", world.id("api"), "CON-020");
  }

  private static FunctionStub authorizer(World world, String how) {
    FunctionStub stub = world.function();
    if (how.equals("fail")) {
      stub.raises("broken");
    } else {
      stub.returns(
          """
          {"principalId":"user","context":{"team":"blue"},"policyDocument":{"Version":"2012-10-17",\
          "Statement":[{"Action":"execute-api:Invoke","Effect":"%s","Resource":"*"}]}}
          """
              .formatted(how.equals("deny") ? "Deny" : "Allow"));
    }
    return stub;
  }

  /** The client, if it should be let in. */
  private static Optional<String> connect(Step step, World world, String authorizer, int status) {
    String query = step.value("query");
    HandshakeOptions options = HandshakeOptions.plain();
    if (!authorizer.isEmpty() && !authorizer.equals("missing")) {
      options = options.header("Auth", "secret");
    }
    String client = "told";
    HandshakeResult result =
        world
            .connections()
            .handshake(
                client,
                URI.create(
                    world.target().dataPlane(world.id("api"), Model.FIRST_STAGE)
                        + (query.isEmpty() ? "" : "?" + query)),
                options);
    int expected =
        switch (authorizer) {
          case "missing" -> 401;
          case "deny" -> 403;
          case "fail" -> 500;
          default -> !isPermitted(step) ? 500 : status >= 200 && status <= 299 ? 101 : status;
        };
    String rule =
        switch (authorizer) {
          case "missing" -> "CON-024";
          case "deny" -> "CON-026";
          case "fail" -> "CON-028";
          default -> !isPermitted(step) ? "CON-009" : expected == 101 ? "CON-006" : "CON-007";
        };
    int observed =
        result instanceof HandshakeResult.Accepted
            ? 101
            : result instanceof HandshakeResult.Refused refused ? refused.status() : 0;
    MismatchException.require(
        observed == expected,
        rule,
        "the handshake is answered with " + expected,
        "the status is " + observed);
    return observed == 101 ? Optional.of(client) : Optional.empty();
  }

  private static void converse(
      Step step, World world, String client, FunctionStub function, String authorizer) {
    JsonNode connect = event(world, function, "CONNECT", "MSG-040");
    requireContext(world, connect, "$connect", authorizer);
    String query = step.value("query");
    requireText(
        connect,
        "queryStringParameters.a",
        query.isEmpty() ? "" : query.endsWith("2") ? "2" : "1",
        query.endsWith("2") ? "MSG-041c" : "MSG-041");
    requirePresent(connect, "headers.Host", "MSG-041");
    requireText(connect, "multiValueHeaders.Host.0", value(connect, "headers.Host"), "MSG-041");
    requireForm(connect, "headers.Host", "[^:]+", "MSG-041a");
    EdgeHeaders.PATTERNS.forEach(
        (name, form) -> {
          requireForm(connect, "headers." + name, form, "MSG-041b");
          requirePresent(connect, "multiValueHeaders." + name, "MSG-041b");
        });
    requireAbsent(connect, "headers.Upgrade", "MSG-041a");
    requireAbsent(connect, "headers.Connection", "MSG-041a");
    requireAbsent(connect, "body", "CON-012");

    String body = "{\"action\":\"tell\",\"id\":\"m1\"}";
    world.connections().of(client).send(ClientFrame.text(body));
    Optional<Message> answer = world.connections().next(client);
    MismatchException.require(
        answer.map(Message::text).filter("told"::equals).isPresent(),
        "INT-002",
        "the client receives the body of the function's answer",
        answer.map(came -> "it received " + came).orElse("it received nothing"));
    JsonNode message = event(world, function, "MESSAGE", "MSG-040a");
    requireContext(world, message, TELL, authorizer);
    requireText(message, "body", body, "MSG-042");
    requirePresent(message, "requestContext.messageId", "MSG-042");
    requireAbsent(message, "headers", "CON-014");
    requireAbsent(message, "queryStringParameters", "MSG-042");
    requireAgreement(connect, message);

    String code = step.value("code");
    world
        .connections()
        .of(client)
        .send(code.isEmpty() ? ClientFrame.close() : ClientFrame.close(step.number("code"), ""));
    JsonNode disconnect = event(world, function, "DISCONNECT", "MSG-028");
    requireContext(world, disconnect, "$disconnect", authorizer);
    requireText(
        disconnect,
        "requestContext.disconnectStatusCode",
        code.isEmpty() ? "1005" : code,
        "MSG-044");
    requirePresent(disconnect, "headers.Host", "MSG-043");
    requireAbsent(disconnect, "body", "MSG-043a");
    requireAgreement(connect, disconnect);
  }

  private static JsonNode event(World world, FunctionStub function, String type, String rule) {
    try {
      return function.lastEvent(type, world.timeouts().answer());
    } catch (AssertionError e) {
      throw new MismatchException(
          rule, "the function is called with an event of the type " + type, "no such call came");
    }
  }

  private static void requireContext(World world, JsonNode event, String route, String authorizer) {
    requireText(event, "requestContext.routeKey", route, "MSG-040");
    requireText(event, "requestContext.messageDirection", "IN", "MSG-040");
    requireText(event, "requestContext.stage", Model.FIRST_STAGE, "MSG-047");
    requireText(event, "requestContext.apiId", world.id("api"), "MSG-040");
    for (String member :
        List.of("connectionId", "requestId", "domainName", "connectedAt", "requestTimeEpoch")) {
      requirePresent(event, "requestContext." + member, "MSG-040");
    }
    if (authorizer.equals("allow")) {
      requireText(event, "requestContext.authorizer.team", "blue", "CON-031a");
    }
  }

  private static void requireAgreement(JsonNode first, JsonNode later) {
    for (String member : List.of("connectionId", "connectedAt", "domainName")) {
      requireText(
          later,
          "requestContext." + member,
          value(first, "requestContext." + member),
          member.equals("connectedAt") ? "MSG-049" : "MSG-040");
    }
    MismatchException.require(
        !value(first, "requestContext.requestId").equals(value(later, "requestContext.requestId")),
        "MSG-045",
        "each event has a request id of its own",
        "two have " + value(later, "requestContext.requestId"));
  }

  private static String value(JsonNode event, String path) {
    return StepJson.text(at(event, path));
  }

  private static JsonNode at(JsonNode event, String path) {
    JsonNode node = event;
    for (String part : List.of(path.split("\\.", -1))) {
      node = node.isArray() ? node.path(Integer.parseInt(part)) : node.path(part);
    }
    return node;
  }

  private static void requireText(JsonNode event, String path, String expected, String rule) {
    JsonNode node = at(event, path);
    String told = node.isMissingNode() ? "" : node.asText();
    MismatchException.require(
        told.equals(expected),
        rule,
        "the event of %s has \"%s\" in %s".formatted(type(event), expected, path),
        "it has " + ResourceTexts.shown(node));
  }

  private static void requireForm(JsonNode event, String path, String form, String rule) {
    String told = value(event, path);
    MismatchException.require(
        told.matches(form),
        rule,
        "the event of %s has %s of the form %s".formatted(type(event), path, form),
        "it is \"%s\"".formatted(told));
  }

  private static void requirePresent(JsonNode event, String path, String rule) {
    MismatchException.require(
        !at(event, path).isMissingNode() && !at(event, path).isNull(),
        rule,
        "the event of %s has %s".formatted(type(event), path),
        "it has not");
  }

  private static void requireAbsent(JsonNode event, String path, String rule) {
    JsonNode node = at(event, path);
    MismatchException.require(
        node.isMissingNode(),
        rule,
        "the event of %s has no %s".formatted(type(event), path),
        "it is " + ResourceTexts.shown(node));
  }

  private static String type(JsonNode event) {
    return event.path("requestContext").path("eventType").asText();
  }

  @Override
  public List<String> sentences(Step step) {
    String authorizer = step.value("authorizer");
    List<String> lines = new ArrayList<>();
    lines.add("the routes \"$connect\", \"tell\" and \"$disconnect\" call the function");
    lines.add(
        "the function returns '{\"statusCode\":%d,\"body\":\"told\"}'"
            .formatted(step.number("status")));
    if (!authorizer.isEmpty()) {
      lines.add(
          "the route \"$connect\" is protected by the authorizer with the identity source"
              + " \"route.request.header.Auth\"");
      lines.add(
          switch (authorizer) {
            case "deny" -> "the authorizer denies the client";
            case "fail" -> "the authorizer fails with the error \"broken\"";
            default -> "the authorizer allows the client";
          });
    }
    if (!isPermitted(step)) {
      lines.add("the gateway is not permitted to call the function");
    }
    if (step.value("early").equals("true")) {
      lines.add("the function posts \"x\" to the connection of its event");
    }
    lines.add("the API is deployed to stage \"test\"");
    lines.add(
        "the client tries to connect to the path \"/test%s\""
                .formatted(step.value("query").isEmpty() ? "" : "?" + step.value("query"))
            + (authorizer.isEmpty() || authorizer.equals("missing")
                ? ""
                : " with the header \"Auth\" set to \"secret\""));
    if (isPermitted(step)
        && step.number("status") < 300
        && List.of("", "allow").contains(authorizer)) {
      lines.add("the client sends a message to \"tell\"");
      lines.add(
          step.value("code").isEmpty()
              ? "the client closes without a code"
              : "the client closes with code " + step.value("code"));
    }
    return lines;
  }
}
