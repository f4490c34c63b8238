package dev.framegate.gateway.internal.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.ApiError;
import dev.framegate.contract.Member;
import dev.framegate.contract.Operation;
import dev.framegate.contract.Problem;
import dev.framegate.contract.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Creates, reads, lists, updates and deletes resources of any kind. */
final class Engine {
  private final Resources resources;
  private final ControlPolicies policies;
  private final Newborn newborn;
  private final Deployer deployer;
  private final Pages pages;
  private final Locks locks = new Locks();

  Engine(Resources resources, ControlPolicies policies, Newborn newborn, Deployer deployer) {
    this.resources = resources;
    this.policies = policies;
    this.newborn = newborn;
    this.deployer = deployer;
    this.pages = new Pages(resources.store(), policies.limits());
  }

  ObjectNode create(Kind kind, Operation operation, ObjectNode members) {
    return operate(
        Key.of(kind, members),
        Verb.CREATE,
        () -> {
          resources.requireParents(Key.of(kind, members));
          checkInput(operation, members);
          Key key = newKey(kind, members);
          ObjectNode request = bodyOf(operation, members);
          ObjectNode after = newborn.create(key, request);
          enforce(change(Verb.CREATE, key, request, Json.object("{}"), after));
          requireRoom(key);
          write(key, after, request);
          return resources.require(key);
        });
  }

  /** One operation at a time for an API; what fails midway leaves nothing behind. */
  private ObjectNode operate(Key key, Verb verb, Supplier<ObjectNode> operation) {
    return locks.write(
        key,
        verb,
        () -> {
          try {
            return resources.store().atomically(operation);
          } catch (Refusal refusal) {
            throw refusal;
          } catch (RuntimeException e) {
            if (key.kind().isOfApi()) {
              deployer.republish(key.root());
            }
            throw e;
          }
        });
  }

  private void write(Key key, ObjectNode after, ObjectNode request) {
    if (key.kind() == Kind.DEPLOYMENT) {
      String stageName = request.path("stageName").asText("");
      after.remove("stageName");
      deployer.deploy(key, after, stageName.isEmpty() ? null : stageName);
    } else {
      resources.put(key, after);
      settle(key, key.kind() == Kind.STAGE && after.path("autoDeploy").asBoolean());
    }
  }

  private void settle(Key key, boolean startsAutoDeploy) {
    if (key.kind().isOfApi()) {
      deployer.changed(key, startsAutoDeploy);
    }
  }

  private Key newKey(Kind kind, ObjectNode members) {
    Key asked = Key.of(kind, members);
    if (kind.isNamedByClient()) {
      return asked;
    }
    List<String> parents = asked.ids().subList(0, asked.ids().size() - 1);
    return resources.unused(
        policies.ids(),
        id -> {
          List<String> ids = new ArrayList<>(parents);
          ids.add(id);
          return new Key(kind, ids);
        },
        kind);
  }

  private void requireRoom(Key key) {
    boolean replaces = resources.exists(key);
    int most = policies.limits().mostOf(key.kind());
    if (replaces || most == Integer.MAX_VALUE) {
      return;
    }
    Refusals.tooMany(key.kind(), resources.siblings(key).size(), most)
        .ifPresent(
            error -> {
              throw new Refusal(error);
            });
  }

  ObjectNode get(Kind kind, ObjectNode members) {
    return resources.require(Key.of(kind, members));
  }

  ObjectNode list(Kind kind, Operation operation, ObjectNode members) {
    Key key = Key.of(kind, members);
    resources.requireParents(key);
    checkInput(operation, members);
    return pages.page(Resources.collection(key), members);
  }

  ObjectNode update(Kind kind, Operation operation, ObjectNode members) {
    Key key = Key.of(kind, members);
    return operate(
        key,
        Verb.UPDATE,
        () -> {
          ObjectNode before = resources.require(key);
          checkInput(operation, withoutRemovals(kind, operation, members));
          ObjectNode request = bodyOf(operation, members);
          ObjectNode after = policies.updates().apply(kind, before, request);
          enforce(change(Verb.UPDATE, key, request, before, after));
          boolean starts = kind == Kind.STAGE && follow(before, after);
          resources.put(key, after);
          settle(key, starts);
          return resources.require(key);
        });
  }

  /** Dates of a stage, and whether it begins to deploy by itself. */
  private boolean follow(ObjectNode before, ObjectNode after) {
    boolean did = before.path("autoDeploy").asBoolean();
    boolean does = after.path("autoDeploy").asBoolean();
    after.put("lastUpdatedDate", newborn.now());
    if (!does) {
      after.remove("lastDeploymentStatusMessage");
    }
    return does && !did;
  }

  /** Changes a part of a resource's configuration by an operation of its own. */
  void edit(Key key, UnaryOperator<ObjectNode> edit) {
    operate(
        key,
        Verb.UPDATE,
        () -> {
          ObjectNode after = edit.apply(resources.require(key).deepCopy());
          if (key.kind() == Kind.STAGE) {
            after.put("lastUpdatedDate", newborn.now());
          }
          resources.put(key, after);
          settle(key, false);
          return after;
        });
  }

  /** Changes what is no part of the configuration: nothing is deployed for it. */
  void label(Key key, UnaryOperator<ObjectNode> edit) {
    operate(
        key,
        Verb.UPDATE,
        () -> {
          ObjectNode after = edit.apply(resources.require(key).deepCopy());
          resources.put(key, after);
          return after;
        });
  }

  void delete(Kind kind, ObjectNode members) {
    Key key = Key.of(kind, members);
    operate(
        key,
        Verb.DELETE,
        () -> {
          ObjectNode before = resources.require(key);
          enforce(change(Verb.DELETE, key, Json.object("{}"), before, before));
          resources.removeWithDescendants(key);
          if (kind.isOfApi()) {
            deployer.removed(key);
          }
          return before;
        });
  }

  private Change change(
      Verb verb, Key key, ObjectNode request, ObjectNode before, ObjectNode after) {
    return new Change(verb, key, request, before, after, resources, policies.limits());
  }

  private void enforce(Change change) {
    for (ControlCheck check : ControlCheck.values()) {
      if (policies.checks().contains(check)) {
        Optional<ApiError> broken = check.broken(change);
        if (broken.isPresent()) {
          throw new Refusal(broken.get());
        }
      }
    }
  }

  void checkInput(Operation operation, ObjectNode members) {
    List<Problem> problems = policies.input().check(operation, members);
    if (!problems.isEmpty()) {
      throw new Refusal(
          ApiError.badRequest("Invalid request input: " + Problem.sentence(problems)));
    }
  }

  /** An empty text in a merged table asks for removal, whatever length its values must have. */
  private static ObjectNode withoutRemovals(Kind kind, Operation operation, ObjectNode members) {
    ObjectNode kept = members.deepCopy();
    for (String merged : kind.merged()) {
      Member member = operation.input().members().get(merged);
      if (member != null
          && member.shape() instanceof Shape.Table
          && kept.path(merged) instanceof ObjectNode table) {
        table.removeIf(value -> value.isTextual() && value.textValue().isEmpty());
      }
    }
    return kept;
  }

  private static ObjectNode bodyOf(Operation operation, ObjectNode members) {
    ObjectNode body = members.deepCopy();
    operation.input().members().values().stream()
        .filter(m -> m.location() != Member.Location.BODY)
        .forEach(m -> body.remove(m.wireName()));
    return body;
  }
}
