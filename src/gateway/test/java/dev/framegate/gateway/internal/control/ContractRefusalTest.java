package dev.framegate.gateway.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.Member;
import dev.framegate.contract.Operation;
import dev.framegate.contract.ServiceModel;
import dev.framegate.gateway.internal.control.ContractCases.Case;
import dev.framegate.gateway.internal.control.ControlPlaneFixture.FixtureReply;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Made from the service model: every member of every create and update, broken in each way that the
 * model forbids, and taken to each edge that it allows. What is broken is refused with 400 and
 * leaves the store as it was; what is legal is taken, or refused by a rule beyond the model that
 * stands in {@link #BEYOND}.
 */
class ContractRefusalTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Tables whose keys have a form, or name something that is there. */
  private static final Map<String, String> KEYS =
      Map.of(
          "routeSettings", "echo",
          "requestParameters", "integration.request.header.key",
          "responseParameters", "method.response.header.key");

  /** One create or update of a kind. */
  private record Target(ResourceKind kind, String operation, boolean updates) {
    static Target of(ResourceKind kind, ResourceAction verb) {
      return new Target(kind, verb.operation(kind), verb == ResourceAction.UPDATE);
    }

    List<Case> cases() {
      List<Case> cases = new ArrayList<>();
      for (Member member : members()) {
        if (member.location() == Member.Location.BODY) {
          String name = member.wireName();
          cases.addAll(ContractCases.of(member.shape(), name, KEYS.getOrDefault(name, "key")));
          cases.add(new Case(name, "null", JSON.nullNode(), !member.required()));
          cases.add(new Case(name, "left out", MissingNode.getInstance(), !member.required()));
        }
      }
      return cases.stream().map(this::asUpdatesHaveIt).toList();
    }

    List<Member> members() {
      Operation known = ServiceModel.controlPlane().operation(operation).orElseThrow();
      return List.copyOf(known.input().members().values());
    }

    /** An empty text in a table that is merged, or for some members, asks for a removal. */
    private Case asUpdatesHaveIt(Case made) {
      boolean removal =
          updates
              && made.what().equals("too short")
              && (MemberUpdates.removes(kind, made.path(), made.value())
                  || kind.merged().stream()
                      .anyMatch(m -> made.path().equals(m + "." + KEYS.getOrDefault(m, "key"))));
      return removal ? new Case(made.path(), "removed", made.value(), true) : made;
    }

    @Override
    public String toString() {
      return operation;
    }
  }

  static Stream<Target> targets() {
    return Stream.concat(
        Stream.of(ResourceKind.values())
            .flatMap(
                kind ->
                    Stream.of(ResourceAction.CREATE, ResourceAction.UPDATE)
                        .map(v -> Target.of(kind, v))),
        Stream.of(new Target(ResourceKind.API, "TagResource", false)));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void whatIsBrokenIsRefusedAndLeavesNothing(Target target) {
    ControlPlaneFixture control = new ControlPlaneFixture();
    ObjectNode legal = members(target, control);
    Map<String, String> before = control.stored();
    List<String> wrong = new ArrayList<>();
    for (Case broken : target.cases()) {
      if (!broken.legal()) {
        FixtureReply reply = call(control, target, legal, broken);
        boolean refused =
            reply.status() == 400
                && reply.headers().get("x-amzn-ErrorType").equals("BadRequestException")
                && reply.text("message").contains(broken.path());
        if (!refused) {
          wrong.add(broken + " -> " + reply.status() + " " + reply.body());
        }
        assertThat(control.stored()).as("after %s", broken).isEqualTo(before);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void whatIsLegalIsTaken(Target target) {
    List<String> wrong = new ArrayList<>();
    for (Case legal : target.cases()) {
      if (legal.legal()) {
        ControlPlaneFixture control = new ControlPlaneFixture();
        FixtureReply reply = call(control, target, members(target, control), legal);
        Optional<String> refusal = refusalBeyondTheModel(target + " " + legal);
        boolean right =
            refusal
                .map(part -> reply.status() >= 400 && reply.text("message").contains(part))
                .orElse(reply.status() < 300);
        if (!right) {
          wrong.add(legal + " -> " + reply.status() + " " + reply.body());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** What the model alone allows and another rule refuses: a pattern, a part of the message. */
  private static final Map<String, String> BEYOND =
      Map.ofEntries(
          Map.entry(
              "\\w+Api (credentialsArn|routeKey|target)\\S* (?!null$|left out$).*",
              "for HTTP APIs only"),
          Map.entry(
              "\\w+Api corsConfiguration\\S* (?!null$|left out$).*",
              "CORS configuration is only supported for HTTP APIs"),
          Map.entry("CreateApi protocolType HTTP", "WebSocket APIs only"),
          Map.entry("\\w+Api routeSelectionExpression shortest", "routeSelectionExpression, such"),
          Map.entry(
              "CreateApi routeSelectionExpression (null|left out)",
              "routeSelectionExpression, such"),
          Map.entry("\\w+Route authorizationType CUSTOM", "needs an authorizerId"),
          Map.entry("\\w+Route authorizationType JWT", "expected NONE, AWS_IAM or CUSTOM"),
          Map.entry("\\w+ re\\w+Models.key \\w+est.*", "there is no Model"),
          Map.entry(
              "\\w+Route requestParameters\\.\\S+ (?!removed$).*",
              "only supported for the $connect"),
          Map.entry("\\w+Route authorizationScopes\\[0\\] .*", "for HTTP APIs only"),
          Map.entry(
              "\\w+Integration integrationSubtype (?!null$|left out$).*", "for HTTP APIs only"),
          Map.entry(
              "\\w+Authorizer (authorizerPayloadFormatVersion|authorizerResultTtlInSeconds"
                  + "|enableSimpleResponses) (?!null$|left out$).*",
              "cannot be set for WEBSOCKET"),
          Map.entry("\\w+ tags.key longest.*", "at most 256 characters"),
          Map.entry("\\w+Route routeKey shortest", "A route needs a routeKey"),
          Map.entry("\\w+Route target \\w+est.*", "expected integrations/{integrationId}"),
          Map.entry("\\w+RouteResponse routeResponseKey shortest", "expected $default"),
          Map.entry(
              "\\w+Integration integrationType (AWS|HTTP|AWS_PROXY|HTTP_PROXY)",
              "needs an integrationUri"),
          Map.entry("\\w+Integration timeoutInMillis the greatest", "50 to 29000 milliseconds"),
          Map.entry(
              "\\w+IntegrationResponse integrationResponseKey shortest",
              "needs an integrationResponseKey"),
          Map.entry("\\w+ stageName longest in characters", "letters, digits, hyphens"),
          Map.entry("\\w+Stage accessLogSettings.format .*", "at least $context.requestId"),
          Map.entry("\\w+Stage .*throttlingBurstLimit the least", "limits of 0 or more"),
          Map.entry("\\w+Stage deploymentId shortest", "there is no Deployment"),
          Map.entry(
              "\\w+Stage stageVariables.key longest in characters", "Value of the stage variable"),
          Map.entry("\\w+Model name longest in characters", "letters and digits"),
          Map.entry("\\w+Model schema \\w+est.*", "expected a JSON schema"),
          Map.entry("\\w+Authorizer authorizerType JWT", "expected REQUEST"),
          Map.entry("CreateAuthorizer authorizerUri (null|left out)", "needs an authorizerUri"),
          Map.entry("\\w+Authorizer identitySource\\[0\\] shortest", "route.request.header.Auth"),
          Map.entry("CreateDomainName domainName \\w+est.*", "expected a lower-case host name"),
          Map.entry("\\w+DomainName .*endpointType EDGE", "Only REGIONAL"),
          Map.entry("\\w+ApiMapping apiId shortest", "Invalid API identifier"),
          Map.entry("\\w+ApiMapping stage \\w+est.*", "there is no Stage"));

  private static Optional<String> refusalBeyondTheModel(String legal) {
    return BEYOND.entrySet().stream()
        .filter(entry -> legal.matches(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static FixtureReply call(
      ControlPlaneFixture control, Target target, ObjectNode members, Case made) {
    ObjectNode changed = members.deepCopy();
    String member = made.path().split("[.\\[]", 2)[0];
    changed.remove(member);
    if (!made.value().isMissingNode()) {
      changed.set(member, made.value());
    }
    return control.call(target.toString(), changed);
  }

  /** Members by which the operation succeeds, on a control plane where it can. */
  private static ObjectNode members(Target target, ControlPlaneFixture control) {
    if (target.operation().equals("TagResource")) {
      return ControlPlaneFixture.json(
          "{\"resource-arn\":\"arn:aws:apigateway:us-east-1::/apis/%s\"}"
              .formatted(control.newApi()));
    }
    ObjectNode legal = creations(control).get(target.kind());
    if (!target.updates()) {
      return legal;
    }
    FixtureReply created =
        control.call(ResourceAction.CREATE.operation(target.kind()), legal).succeeded();
    legal.set(target.kind().idMember(), created.body().path(target.kind().idMember()));
    ObjectNode kept = JSON.objectNode();
    for (Member member : target.members()) {
      if (member.location() == Member.Location.URI || member.required()) {
        kept.set(member.wireName(), legal.path(member.wireName()));
      }
    }
    return kept;
  }

  private static Map<ResourceKind, ObjectNode> creations(ControlPlaneFixture control) {
    String api = control.newApiWithRoute();
    String route = control.newRoute(api, "other");
    String integration = control.newIntegration(api);
    control.newStage(api, "live", control.deploy(api));
    control.call("CreateDomainName", "{\"domainName\":\"a.test\"}").succeeded();
    Map<ResourceKind, ObjectNode> legal = new EnumMap<>(ResourceKind.class);
    BiConsumer<ResourceKind, String> put =
        (kind, members) -> legal.put(kind, ControlPlaneFixture.json(members.replace('\'', '"')));
    String in = "{'apiId':'" + api + "',";
    put.accept(ResourceKind.API, ControlPlaneFixture.NEW_API);
    put.accept(ResourceKind.ROUTE, in + "'routeKey':'new'}");
    put.accept(
        ResourceKind.ROUTE_RESPONSE,
        in + "'routeId':'" + route + "','routeResponseKey':'$default'}");
    put.accept(ResourceKind.INTEGRATION, in + "'integrationType':'MOCK'}");
    put.accept(
        ResourceKind.INTEGRATION_RESPONSE,
        in + "'integrationId':'" + integration + "','integrationResponseKey':'/200/'}");
    put.accept(ResourceKind.DEPLOYMENT, in + "'description':'d'}");
    put.accept(ResourceKind.STAGE, in + "'stageName':'new'}");
    put.accept(ResourceKind.MODEL, in + "'name':'m','schema':'{}'}");
    put.accept(
        ResourceKind.AUTHORIZER,
        in + "'name':'a','authorizerType':'REQUEST','authorizerUri':'arn:x','identitySource':[]}");
    put.accept(ResourceKind.DOMAIN_NAME, "{'domainName':'b.test'}");
    put.accept(
        ResourceKind.API_MAPPING, "{'domainName':'a.test','stage':'live','apiId':'" + api + "'}");
    return legal;
  }

  @ParameterizedTest
  @MethodSource("targets")
  void theUnchangedMembersAreTaken(Target target) {
    ControlPlaneFixture control = new ControlPlaneFixture();
    control.call(target.toString(), members(target, control)).succeeded();
  }

  /** Fewer would mean that shapes of the model were lost on the way. */
  @Test
  void theTableIsAsLargeAsTheModelMakesIt() {
    List<Case> all = targets().flatMap(target -> target.cases().stream()).toList();
    assertThat(all).hasSizeGreaterThan(2_900);
    assertThat(all).filteredOn(made -> !made.legal()).hasSizeGreaterThan(2_000);
  }

  @Test
  void noRuleBeyondTheModelIsListedInVain() {
    List<String> legal =
        targets()
            .flatMap(t -> t.cases().stream().filter(Case::legal).map(c -> t + " " + c))
            .toList();
    assertThat(BEYOND.keySet())
        .allSatisfy(pattern -> assertThat(legal).anyMatch(text -> text.matches(pattern)));
  }
}
