package dev.framegate.gateway.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.Member;
import dev.framegate.contract.Operation;
import dev.framegate.contract.ServiceModel;
import dev.framegate.contract.Shape;
import dev.framegate.gateway.control.ControlFixture.Reply;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Made from the service model: every member of every create and update, broken in each way that the
 * model forbids. Each is refused with 400 and leaves the store as it was.
 */
class ContractRefusalTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** A broken value at a place within the members, or nothing there at all. */
  private record Break(
      Kind kind, Verb verb, String path, String what, BiConsumer<ObjectNode, JsonNode> apply) {
    @Override
    public String toString() {
      return verb.operation(kind) + " with " + path + " " + what;
    }
  }

  /** Legal members of a creation, by which an update can be made as well. */
  private static Map<Kind, ObjectNode> legal(ControlFixture control) {
    String api = control.newApiWithRoute();
    String route = control.newRoute(api, "other");
    String integration = control.newIntegration(api);
    control.newStage(api, "live", control.deploy(api));
    control.call("CreateDomainName", "{\"domainName\":\"a.test\"}").succeeded();
    Map<Kind, ObjectNode> legal = new EnumMap<>(Kind.class);
    BiConsumer<Kind, String> put =
        (kind, members) -> legal.put(kind, ControlFixture.json(members.replace('\'', '"')));
    String in = "{'apiId':'" + api + "',";
    put.accept(Kind.API, ControlFixture.NEW_API);
    put.accept(Kind.ROUTE, in + "'routeKey':'new'}");
    put.accept(
        Kind.ROUTE_RESPONSE, in + "'routeId':'" + route + "','routeResponseKey':'$default'}");
    put.accept(Kind.INTEGRATION, in + "'integrationType':'MOCK'}");
    put.accept(
        Kind.INTEGRATION_RESPONSE,
        in + "'integrationId':'" + integration + "','integrationResponseKey':'/200/'}");
    put.accept(Kind.DEPLOYMENT, in + "'description':'d'}");
    put.accept(Kind.STAGE, in + "'stageName':'new'}");
    put.accept(Kind.MODEL, in + "'name':'m','schema':'{}'}");
    put.accept(
        Kind.AUTHORIZER,
        in + "'name':'a','authorizerType':'REQUEST','authorizerUri':'arn:x','identitySource':[]}");
    put.accept(Kind.DOMAIN_NAME, "{'domainName':'b.test'}");
    put.accept(Kind.API_MAPPING, "{'domainName':'a.test','stage':'live','apiId':'" + api + "'}");
    return legal;
  }

  static Stream<Break> breaks() {
    List<Break> breaks = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (Verb verb : List.of(Verb.CREATE, Verb.UPDATE)) {
        Operation operation = operation(kind, verb);
        for (Member member : operation.input().members().values()) {
          if (member.location() == Member.Location.BODY) {
            String name = member.wireName();
            if (member.required()) {
              breaks.add(new Break(kind, verb, name, "left out", (m, v) -> m.remove(name)));
              breaks.add(new Break(kind, verb, name, "null", (m, v) -> m.putNull(name)));
            }
            boolean removable = verb == Verb.UPDATE && kind.merged().contains(name);
            for (Wrong wrong : wrongs(member.shape(), name, removable)) {
              breaks.add(
                  new Break(
                      kind,
                      verb,
                      wrong.path(),
                      wrong.what(),
                      (m, v) -> m.set(name, wrong.value())));
            }
          }
        }
      }
    }
    return breaks.stream();
  }

  private record Wrong(String path, String what, JsonNode value) {}

  private static List<Wrong> wrongs(Shape shape, String path, boolean removable) {
    List<Wrong> wrongs = new ArrayList<>();
    if (shape instanceof Shape.Text text) {
      wrongs.add(new Wrong(path, "a number", JSON.numberNode(7)));
      wrongs.add(new Wrong(path, "an object", JSON.objectNode()));
      if (!text.allowed().isEmpty()) {
        wrongs.add(new Wrong(path, "outside its enumeration", JSON.textNode("NO_SUCH")));
      }
      if (text.min() > 0 && !removable) {
        wrongs.add(new Wrong(path, "too short", JSON.textNode("x".repeat(text.min() - 1))));
      }
      if (text.max() < Integer.MAX_VALUE) {
        wrongs.add(new Wrong(path, "too long", JSON.textNode("x".repeat(text.max() + 1))));
      }
    } else if (shape instanceof Shape.Whole whole) {
      wrongs.add(new Wrong(path, "text", JSON.textNode("7")));
      wrongs.add(new Wrong(path, "a fraction", JSON.numberNode(60.5)));
      wrongs.add(new Wrong(path, "too small", JSON.numberNode(whole.min() - 1)));
      wrongs.add(new Wrong(path, "too large", JSON.numberNode(whole.max() + 1)));
    } else if (shape instanceof Shape.Real || shape instanceof Shape.Truth) {
      wrongs.add(new Wrong(path, "text", JSON.textNode("true")));
      wrongs.add(new Wrong(path, "a list", JSON.arrayNode()));
    } else if (shape instanceof Shape.Moment) {
      wrongs.add(new Wrong(path, "no time", JSON.textNode("yesterday")));
    } else if (shape instanceof Shape.Items items) {
      wrongs.add(new Wrong(path, "an object", JSON.objectNode()));
      for (Wrong inner : wrongs(items.member(), path + "[0]", false)) {
        wrongs.add(new Wrong(inner.path(), inner.what(), JSON.arrayNode().add(inner.value())));
      }
    } else if (shape instanceof Shape.Table table) {
      wrongs.add(new Wrong(path, "a list", JSON.arrayNode()));
      for (Wrong inner : wrongs(table.value(), path + ".key", removable)) {
        wrongs.add(
            new Wrong(inner.path(), inner.what(), JSON.objectNode().set("key", inner.value())));
      }
    } else if (shape instanceof Shape.Structure structure) {
      wrongs.add(new Wrong(path, "text", JSON.textNode("x")));
      for (Member member : structure.members().values()) {
        String name = member.wireName();
        for (Wrong inner : wrongs(member.shape(), path + "." + name, false)) {
          wrongs.add(
              new Wrong(inner.path(), inner.what(), JSON.objectNode().set(name, inner.value())));
        }
      }
    }
    return wrongs;
  }

  private static Operation operation(Kind kind, Verb verb) {
    return ServiceModel.controlPlane().operation(verb.operation(kind)).orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("breaks")
  void isRefusedAndLeavesNothing(Break broken) {
    ControlFixture control = new ControlFixture();
    ObjectNode members = legal(control).get(broken.kind()).deepCopy();
    if (broken.verb() == Verb.UPDATE) {
      members = forUpdate(broken.kind(), control, members);
    }
    broken.apply().accept(members, JSON.nullNode());
    var before = control.stored();
    Reply reply = control.call(broken.verb().operation(broken.kind()), members);
    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(400);
    assertThat(reply.headers()).containsEntry("x-amzn-ErrorType", "BadRequestException");
    assertThat(reply.text("message")).contains(broken.path());
    assertThat(control.stored()).isEqualTo(before);
  }

  /** Creates the resource, and leaves of its members those that name it in the path. */
  private static ObjectNode forUpdate(Kind kind, ControlFixture control, ObjectNode members) {
    Reply created = control.call(Verb.CREATE.operation(kind), members).succeeded();
    members.set(kind.idMember(), created.body().path(kind.idMember()));
    ObjectNode kept = JSON.objectNode();
    for (Member member : operation(kind, Verb.UPDATE).input().members().values()) {
      if (member.location() == Member.Location.URI || member.required()) {
        kept.set(member.wireName(), members.path(member.wireName()));
      }
    }
    return kept;
  }

  @Test
  void theTableIsAsLargeAsTheModelMakesIt() {
    assertThat(breaks().count()).isGreaterThan(400);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theUnbrokenMembersAreTaken(Kind kind) {
    ControlFixture control = new ControlFixture();
    ObjectNode members = legal(control).get(kind).deepCopy();
    ObjectNode update = forUpdate(kind, control, members);
    control.call(Verb.UPDATE.operation(kind), update).succeeded();
  }

  static Stream<Kind> kinds() {
    return Stream.of(Kind.values());
  }
}
