package dev.framegate.kit.explore;

import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.wire.ClientFrame;
import dev.framegate.kit.wire.HandshakeOptions;
import dev.framegate.kit.wire.HandshakeResult;
import dev.framegate.kit.wire.Message;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Clients reach a stage of an API of its own over a custom domain name. */
final class DomainAction implements Action {
  private static final List<String> KEYS = List.of("", "v1", "a-b_c");

  @Override
  public String name() {
    return "domain";
  }

  @Override
  public int weight() {
    return 2;
  }

  @Override
  public Optional<Step> propose(Model model, Random random) {
    return Optional.of(
        Step.of(name(), "key", Choice.of(random, KEYS), "as", model.newName("domain")));
  }

  @Override
  public Map<String, String> simplest() {
    return Map.of("key", "v1");
  }

  @Override
  public boolean perform(Step step, World world) {
    String key = step.value("key");
    if (!world.target().capabilities().contains(Capability.CUSTOM_DOMAIN) || !KEYS.contains(key)) {
      return false;
    }
    try (World fresh = world.fresh()) {
      fresh.begin();
      String name =
          "%s-%s.%s"
              .formatted(
                  step.value("as").replaceAll("[^A-Za-z0-9-]", ""),
                  fresh.id("api"),
                  fresh.target().customDomainParent());
      ScriptPlayer player =
          new ScriptPlayer(fresh)
              .knows("domainName", name)
              .knows("certificateArn", fresh.target().certificateArn());
      player.play(
          CallScript.begin()
              .call(
                  "URL-013",
                  "CreateDomainName",
                  "'domainName':'{domainName}','domainNameConfigurations':[{'certificateArn':'{certificateArn}','endpointType':'REGIONAL'}]")
              .call("URL-014", "CreateApiMapping", mapping(key)));
      fresh.settle();
      URI domain = fresh.target().customDomain(name);
      converse(fresh, key.isEmpty() ? domain : URI.create(domain + "/" + key));
      if (!key.isEmpty()) {
        requireRefused(fresh, "stranger", URI.create(domain + "/other"), "URL-028");
      }
      player.play(
          CallScript.begin()
              .call("API-005", "DeleteApiMapping", "")
              .call("API-005", "DeleteDomainName", ""));
      return true;
    }
  }

  private static void converse(World world, URI address) {
    HandshakeResult result =
        world.connections().handshake("guest", address, HandshakeOptions.plain());
    MismatchException.require(
        result instanceof HandshakeResult.Accepted,
        "URL-014",
        "the handshake with the URL of the mapping is accepted",
        ConnectAction.told(result));
    world
        .connections()
        .of("guest")
        .send(ClientFrame.text(Messages.compose(world, Model.ECHO, "0", 0).body()));
    String answer = world.connections().next("guest").map(Message::text).orElse("nothing");
    MismatchException.require(
        answer.contains("\"marker\":\"" + Model.FIRST_ANSWER + "\""),
        "URL-013",
        "the stage answers over the custom domain name",
        "the client received " + Messages.cut(answer));
  }

  private static void requireRefused(World world, String client, URI address, String rule) {
    HandshakeResult result =
        world.connections().handshake(client, address, HandshakeOptions.plain());
    MismatchException.require(
        result instanceof HandshakeResult.Refused refused && refused.status() == 403,
        rule,
        "a path without a mapping is refused with 403",
        ConnectAction.told(result));
  }

  private static String mapping(String key) {
    return "'apiId':'{apiId}','stage':'test'"
        + (key.isEmpty() ? "" : ",'apiMappingKey':'" + key + "'");
  }

  @Override
  public List<String> sentences(Step step) {
    String key = step.value("key");
    return key.isEmpty()
        ? List.of(
            "the domain name \"shop\" with a mapping to stage \"test\"",
            "the domain \"shop\" answers \"hello\" to \"echo\"")
        : List.of(
            "the domain name \"shop\" with a mapping to stage \"test\" under \"%s\"".formatted(key),
            "the domain \"shop/%s\" answers \"hello\" to \"echo\"".formatted(key),
            "the client tries to connect to the domain \"shop/other\"",
            "the handshake is refused with status 403");
  }
}
