package dev.framegate.kit.explore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.kit.control.ControlPlaneCall;
import dev.framegate.kit.targets.Capability;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Parts of resources that have operations of their own, and the number of stages. */
final class PartAction implements Action {
  private static final int MOST_STAGES = 10;
  private static final Set<Integer> TOO_MANY = Set.of(400, 409, 429);
  private static final String STAGE = "part-stage";

  private enum Kind {
    ROUTE_SETTINGS,
    ACCESS_LOG,
    TAGS,
    AUTHORIZER,
    REQUEST_PARAMETER,
    REQUEST_MODELS,
    STAGES,
    STAGE_DESCRIPTION,
    STAGE_DATES,
    SELECTION,
    DOMAIN
  }

  @Override
  public String name() {
    return "part";
  }

  @Override
  public int weight() {
    return 20;
  }

  @Override
  public Optional<Step> propose(Model model, Random random) {
    return Optional.of(
        Step.of(
            name(),
            "kind",
            Choice.of(random, List.of(Kind.values())).name(),
            "as",
            model.newName("part")));
  }

  @Override
  public boolean perform(Step step, World world) {
    Kind kind = Kind.valueOf(step.value("kind"));
    String as = step.value("as").replaceAll("[^A-Za-z0-9-]", "");
    if (kind == Kind.STAGES) {
      return stages(world, as);
    }
    if (kind == Kind.ACCESS_LOG
        && !world.target().capabilities().contains(Capability.ACCESS_LOGS)) {
      return false;
    }
    if (kind == Kind.DOMAIN && !world.target().capabilities().contains(Capability.CUSTOM_DOMAIN)) {
      return false;
    }
    switch (kind) {
      case ROUTE_SETTINGS -> routeSettings(world);
      case ACCESS_LOG -> accessLog(world);
      case TAGS -> tags(world);
      case AUTHORIZER -> authorizer(world, as);
      case REQUEST_PARAMETER -> requestParameter(world);
      case REQUEST_MODELS -> requestModels(world, as);
      case STAGE_DESCRIPTION -> description(world);
      case STAGE_DATES -> dates(world);
      case SELECTION -> selection(world);
      case DOMAIN -> domain(world, as);
      case STAGES -> {}
    }
    return true;
  }

  private static void routeSettings(World world) {
    withStage(
        world,
        "routeSettings",
        Map.of("echo", Map.of("throttlingBurstLimit", 7)),
        () -> {
          world.succeed(
              "STG-038",
              "DeleteRouteSettings",
              world.api().members("stageName", STAGE, "routeKey", Model.ECHO));
          absent(stage(world), "STG-038", "routeSettings.echo");
          int again =
              world
                  .call(
                      "DeleteRouteSettings",
                      world.api().members("stageName", STAGE, "routeKey", Model.ECHO))
                  .status();
          MismatchException.require(
              again == 404,
              "STG-050",
              "settings that are not there are not deleted (404)",
              "the status is " + again);
        });
  }

  private static void accessLog(World world) {
    Map<String, String> settings =
        Map.of("destinationArn", world.target().logGroupArn(), "format", "$context.requestId");
    withStage(
        world,
        "accessLogSettings",
        settings,
        () -> {
          world.succeed(
              "STG-038a", "DeleteAccessLogSettings", world.api().members("stageName", STAGE));
          absent(stage(world), "STG-038a", "accessLogSettings.destinationArn");
        });
  }

  private static void tags(World world) {
    withStage(
        world,
        "description",
        "tagged",
        () -> {
          String arn =
              "arn:aws:apigateway:%s::/apis/%s/stages/%s"
                  .formatted(world.target().region(), world.id("api"), STAGE);
          world.succeed(
              "OBS-018", "TagResource", Map.of("resource-arn", arn, "tags", Map.of("a", "b")));
          ControlPlaneCall told = world.succeed("OBS-018", "GetTags", Map.of("resource-arn", arn));
          MismatchException.require(
              told.json().path("tags").path("a").asText().equals("b"),
              "OBS-018",
              "the tag a that was set",
              "GetTags answers " + told.json());
          world.succeed(
              "OBS-018", "UntagResource", Map.of("resource-arn", arn, "tagKeys", List.of("a")));
          absent(
              world.succeed("OBS-018", "GetTags", Map.of("resource-arn", arn)),
              "OBS-018",
              "tags.a");
        });
  }

  private static void authorizer(World world, String as) {
    String function =
        "arn:aws:apigateway:%1$s:lambda:path/2015-03-31/functions/arn:aws:lambda:%1$s:000000000000:function:guard/invocations"
            .formatted(world.target().region());
    String authorizer =
        ApiConfiguration.text(
            world.succeed(
                "API-063",
                "CreateAuthorizer",
                world
                    .api()
                    .members(
                        "name",
                        as,
                        "authorizerType",
                        "REQUEST",
                        "authorizerUri",
                        function,
                        "identitySource",
                        List.of("route.request.header.Auth"))),
            "authorizerId");
    withRoute(
        world,
        "$connect",
        Map.of("authorizationType", "CUSTOM", "authorizerId", authorizer),
        route -> {
          world.succeed(
              "API-069",
              "UpdateRoute",
              world
                  .api()
                  .members("routeId", route, "authorizationType", "NONE", "authorizerId", ""));
          absent(route(world, route), "API-069", "authorizerId");
        });
    world.succeed("API-005", "DeleteAuthorizer", world.api().members("authorizerId", authorizer));
  }

  private static void requestParameter(World world) {
    String key = "route.request.querystring.u";
    withRoute(
        world,
        "$connect",
        Map.of("requestParameters", Map.of(key, Map.of("required", false))),
        route -> {
          world.succeed(
              "API-037",
              "DeleteRouteRequestParameter",
              world.api().members("routeId", route, "requestParameterKey", key));
          JsonNode left = route(world, route).json().path("requestParameters").path(key);
          MismatchException.require(
              left.isMissingNode(), "API-037", "the parameter is gone", "it is " + left);
        });
  }

  private static void requestModels(World world, String as) {
    String name = as.replace("-", "");
    String model =
        ApiConfiguration.text(
            world.succeed(
                "API-065",
                "CreateModel",
                world
                    .api()
                    .members(
                        "name",
                        name,
                        "contentType",
                        "application/json",
                        "schema",
                        "{\"type\":\"object\"}")),
            "modelId");
    withRoute(
        world,
        as,
        Map.of("requestModels", Map.of("one", name, "two", name)),
        route -> {
          world.succeed(
              "API-071",
              "UpdateRoute",
              world
                  .api()
                  .members("routeId", route, "requestModels", Map.of("one", "", "three", name)));
          JsonNode models = route(world, route).json().path("requestModels");
          MismatchException.require(
              !models.has("one") && models.has("two") && models.has("three"),
              "API-071",
              "request models merge by key",
              "they are " + models);
        });
    world.succeed("API-005", "DeleteModel", world.api().members("modelId", model));
  }

  private static boolean stages(World world, String as) {
    int present = world.model().stages().size() + world.model().resources().names("Stage").size();
    if (present >= MOST_STAGES) {
      return false;
    }
    for (int i = present; i < MOST_STAGES; i++) {
      world.succeed("STG-008", "CreateStage", world.api().members("stageName", as + "-" + i));
    }
    ControlPlaneCall over =
        world.call("CreateStage", world.api().members("stageName", as + "-over"));
    MismatchException.require(
        TOO_MANY.contains(over.status()),
        "STG-010",
        "the eleventh stage is refused with one of " + TOO_MANY,
        over.toString());
    for (int i = present; i < MOST_STAGES; i++) {
      world.succeed("STG-039", "DeleteStage", world.api().members("stageName", as + "-" + i));
    }
    return true;
  }

  private static void description(World world) {
    withStage(
        world,
        "description",
        "spring",
        () -> {
          world.succeed(
              "STG-046", "UpdateStage", world.api().members("stageName", STAGE, "description", ""));
          String told = stage(world).json().path("description").asText();
          MismatchException.require(
              told.equals("spring"),
              "STG-046",
              "an empty text leaves the description of a stage",
              "it is \"" + told + "\"");
        });
  }

  private static void dates(World world) {
    withStage(world, "description", "new", () -> sameDates(stage(world)));
  }

  private static void sameDates(ControlPlaneCall told) {
    JsonNode created = told.json().path("createdDate");
    JsonNode changed = told.json().path("lastUpdatedDate");
    MismatchException.require(
        created.equals(changed),
        "STG-020a",
        "both dates of a new stage are the same",
        "they are %s and %s".formatted(created, changed));
  }

  private static void selection(World world) {
    String function =
        "arn:aws:apigateway:%1$s:lambda:path/2015-03-31/functions/arn:aws:lambda:%1$s:123456789012:function:chat/invocations"
            .formatted(world.target().region());
    selection(world, "AWS", function, "${integration.response.body.errorMessage}");
    selection(world, "HTTP", "https://backend.example/a", "${integration.response.statuscode}");
    selection(world, "AWS_PROXY", function, "");
    selection(world, "HTTP_PROXY", "https://backend.example/a", "");
  }

  private static void selection(World world, String type, String uri, String expected) {
    ControlPlaneCall made =
        world.succeed(
            "API-074",
            "CreateIntegration",
            world
                .api()
                .members(
                    "integrationType", type, "integrationMethod", "POST", "integrationUri", uri));
    String id = ApiConfiguration.text(made, "integrationId");
    String told =
        world
            .succeed("API-003", "GetIntegration", world.api().members("integrationId", id))
            .json()
            .path("integrationResponseSelectionExpression")
            .asText();
    MismatchException.require(
        told.equals(expected),
        "API-074",
        "the responses of an integration %s are selected by \"%s\"".formatted(type, expected),
        "the expression is \"" + told + "\"");
    world.succeed("API-005", "DeleteIntegration", world.api().members("integrationId", id));
  }

  private static void domain(World world, String as) {
    String name = "%s-%s.%s".formatted(as, world.id("api"), world.target().customDomainParent());
    Map<String, ?> refused = domain(world, name, "EDGE");
    int edge = world.call("CreateDomainName", refused).status();
    MismatchException.require(
        edge == 400, "URL-020", "an edge-optimised domain name is refused", "it is " + edge);
    JsonNode made =
        world.succeed("URL-029", "CreateDomainName", domain(world, name, "REGIONAL")).json();
    JsonNode told = world.succeed("API-003", "GetDomainName", Map.of("domainName", name)).json();
    for (JsonNode answer : List.of(made, told)) {
      JsonNode configuration = answer.path("domainNameConfigurations").path(0);
      MismatchException.require(
          configuration.hasNonNull("hostedZoneId")
              && configuration.hasNonNull("apiGatewayDomainName"),
          "URL-029",
          "hostedZoneId and apiGatewayDomainName",
          "the configuration is " + configuration);
    }
    mapping(world, name);
    world.succeed("API-005", "DeleteDomainName", Map.of("domainName", name));
    int gone = world.call("GetDomainName", Map.of("domainName", name)).status();
    MismatchException.require(
        gone == 404, "API-005", "the domain name is gone", "the status is " + gone);
  }

  private static Map<String, ?> domain(World world, String name, String endpoint) {
    return Map.of(
        "domainName",
        name,
        "domainNameConfigurations",
        List.of(
            Map.of("certificateArn", world.target().certificateArn(), "endpointType", endpoint)));
  }

  private static void mapping(World world, String domain) {
    if (!world.model().stages().containsKey(Model.FIRST_STAGE)) {
      return;
    }
    int wrong = world.call("CreateApiMapping", mapping(world, domain, "a b")).status();
    MismatchException.require(
        wrong == 400, "URL-019", "a key with a blank is refused", "the status is " + wrong);
    String id =
        ApiConfiguration.text(
            world.succeed("URL-014", "CreateApiMapping", mapping(world, domain, "v1")),
            "apiMappingId");
    int twice = world.call("CreateApiMapping", mapping(world, domain, "v1")).status();
    MismatchException.require(
        twice == 409, "API-010", "a second mapping of a key is refused", "the status is " + twice);
    Map<String, Object> change = world.api().members("domainName", domain, "apiMappingId", id);
    change.put("apiMappingKey", "v2");
    String key =
        world.succeed("URL-031", "UpdateApiMapping", change).json().path("apiMappingKey").asText();
    MismatchException.require(
        key.equals("v2"), "URL-031", "the key of a mapping changes", "it is " + key);
    world.succeed("API-005", "DeleteApiMapping", Map.of("domainName", domain, "apiMappingId", id));
  }

  private static Map<String, Object> mapping(World world, String domain, String key) {
    return world
        .api()
        .members("domainName", domain, "stage", Model.FIRST_STAGE, "apiMappingKey", key);
  }

  private interface WithRoute {
    void accept(String routeId);
  }

  /** A route of its own, unless the API has one of that key. */
  private static void withRoute(World world, String key, Map<String, ?> members, WithRoute work) {
    if (world.model().routes().containsKey(key)) {
      return;
    }
    Map<String, Object> all = world.api().members("routeKey", key);
    all.putAll(members);
    String route = ApiConfiguration.text(world.succeed("API-030", "CreateRoute", all), "routeId");
    work.accept(route);
    world.succeed("API-005", "DeleteRoute", world.api().members("routeId", route));
  }

  /** A stage of its own. */
  private static void withStage(World world, String member, Object value, Runnable work) {
    int present = world.model().stages().size() + world.model().resources().names("Stage").size();
    if (present >= MOST_STAGES) {
      return;
    }
    sameDates(
        world.succeed(
            "STG-002", "CreateStage", world.api().members("stageName", STAGE, member, value)));
    work.run();
    world.succeed("STG-039", "DeleteStage", world.api().members("stageName", STAGE));
  }

  private static ControlPlaneCall stage(World world) {
    return world.succeed("API-003", "GetStage", world.api().members("stageName", STAGE));
  }

  private static ControlPlaneCall route(World world, String routeId) {
    return world.succeed("API-003", "GetRoute", world.api().members("routeId", routeId));
  }

  private static void absent(ControlPlaneCall told, String rule, String path) {
    Optional<JsonNode> left = told.member(path).filter(node -> !node.asText("x").isEmpty());
    MismatchException.require(
        left.isEmpty(), rule, "no " + path + " any more", "it is " + left.orElse(null));
  }

  @Override
  public List<String> sentences(Step step) {
    return List.of("# the part %s is made, changed and removed".formatted(step.value("kind")));
  }
}
