package dev.framegate.kit.explore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.kit.control.ControlPlaneCall;
import dev.framegate.kit.wire.ClientFrame;
import dev.framegate.kit.wire.FrameConnection;
import dev.framegate.kit.wire.HandshakeOptions;
import dev.framegate.kit.wire.HandshakeResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A stage of an API of its own follows each change by itself, until that is switched off. */
final class AutoDeployAction implements Action {
  private static final String STAGE = "auto";
  private static final String LATER = "later";

  @Override
  public String name() {
    return "auto";
  }

  @Override
  public int weight() {
    return 2;
  }

  @Override
  public Optional<Step> propose(Model model, Random random) {
    return Optional.of(Step.of(name(), "off", random.nextBoolean()));
  }

  @Override
  public Map<String, String> simplest() {
    return Map.of("off", "false");
  }

  @Override
  public boolean perform(Step step, World world) {
    boolean off = step.value("off").equals("true");
    try (World fresh = world.fresh()) {
      fresh.begin();
      fresh.succeed(
          "STG-021", "CreateStage", fresh.api().members("stageName", STAGE, "autoDeploy", true));
      fresh.settle();
      requireAnswer(fresh, "STG-021a", Model.ECHO, Model.FIRST_ANSWER);
      fresh.api().addRoute(LATER, RouteModel.Kind.TWO_WAY, "spring");
      fresh.settle();
      requireAnswer(fresh, "STG-021", LATER, "spring");
      requireMark(fresh.succeed("API-003", "GetDeployments", fresh.api().members()));
      ControlPlaneCall pointed =
          fresh.call(
              "UpdateStage",
              fresh
                  .api()
                  .members("stageName", STAGE, "deploymentId", fresh.id("deployment first")));
      MismatchException.require(
          pointed.status() >= 400 && pointed.status() <= 499,
          "STG-022",
          "a stage with autoDeploy is not pointed at a deployment",
          pointed.toString());
      if (off) {
        fresh.succeed(
            "STG-022", "UpdateStage", fresh.api().members("stageName", STAGE, "autoDeploy", false));
        fresh.settle();
        fresh.api().changeAnswer(LATER, "autumn");
        fresh.settle();
        requireAnswer(fresh, "STG-022", LATER, "spring");
      }
      return true;
    }
  }

  private static void requireMark(ControlPlaneCall deployments) {
    boolean marked = false;
    for (JsonNode deployment : deployments.json().path("items")) {
      marked |= deployment.path("autoDeployed").asBoolean();
    }
    MismatchException.require(
        marked,
        "DEP-020",
        "a deployment of the stage \"%s\" is marked as autoDeployed".formatted(STAGE),
        deployments.json().toString());
  }

  private static void requireAnswer(World world, String rule, String route, String answer) {
    String[] last = {"no answer"};
    int[] clients = {0};
    boolean came =
        world.soon(
            world.timeouts().propagation(),
            () -> {
              last[0] = answer(world, route + ++clients[0], route);
              return last[0].contains("\"marker\":\"" + answer + "\"");
            });
    MismatchException.require(
        came,
        rule,
        "stage \"%s\" answers \"%s\" to \"%s\"".formatted(STAGE, answer, route),
        "the last answer was " + Messages.cut(last[0]));
  }

  private static String answer(World world, String client, String route) {
    HandshakeResult result =
        world
            .connections()
            .handshake(
                client, world.target().dataPlane(world.id("api"), STAGE), HandshakeOptions.plain());
    if (!(result instanceof HandshakeResult.Accepted accepted)) {
      return ConnectAction.told(result);
    }
    FrameConnection connection = accepted.connection();
    connection.send(ClientFrame.text(Messages.compose(world, route, "0", 0).body()));
    String answer = world.connections().next(client).map(m -> m.text()).orElse("no answer");
    connection.close();
    return answer;
  }

  @Override
  public List<String> sentences(Step step) {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        CallScript.begin()
            .call("STG-021", "CreateStage", "'stageName':'auto','autoDeploy':true")
            .sentences());
    lines.addAll(
        List.of(
            "stage \"auto\" answers \"hello\" to \"echo\"",
            "the route \"later\" answering \"spring\" is added",
            "stage \"auto\" answers \"spring\" to \"later\""));
    lines.addAll(
        CallScript.begin()
            .refused("STG-022", "UpdateStage", "'stageName':'auto','deploymentId':'{deploymentId}'")
            .sentences());
    if (step.value("off").equals("true")) {
      lines.addAll(
          CallScript.begin()
              .call("STG-022", "UpdateStage", "'stageName':'auto','autoDeploy':false")
              .sentences());
      lines.addAll(
          List.of(
              "the route \"later\" is changed to answer \"autumn\"",
              "stage \"auto\" still answers \"spring\" to \"later\""));
    }
    return lines;
  }
}
