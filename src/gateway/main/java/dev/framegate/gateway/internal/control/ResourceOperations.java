package dev.framegate.gateway.internal.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.ApiError;
import dev.framegate.contract.Member;
import dev.framegate.contract.ModelViolation;
import dev.framegate.contract.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Creates, reads, lists, updates and deletes resources of any kind. */
final class ResourceOperations {
  private final ResourceTree resources;
  private final ControlPolicies policies;
  private final ResourceFactory factory;
  private final Deployer deployer;
  private final Pagination pages;
  private final ApiLocks locks;

  ResourceOperations(
      ResourceTree resources,
      ControlPolicies policies,
      ResourceFactory factory,
      Deployer deployer,
      ApiLocks locks) {
    this.resources = resources;
    this.policies = policies;
    this.factory = factory;
    this.deployer = deployer;
    this.locks = locks;
    this.pages = new Pagination(resources.store(), policies.limits());
  }

  ObjectNode create(ResourceKind kind, Operation operation, ObjectNode members) {
    return operate(
        ResourceKey.of(kind, members),
        ResourceAction.CREATE,
        () -> {
          resources.requireParents(ResourceKey.of(kind, members));
          checkInput(operation, members);
          ResourceKey key = newKey(kind, members);
          ObjectNode request = bodyOf(operation, members);
          ObjectNode after = factory.create(key, request);
          enforce(change(ResourceAction.CREATE, key, request, RequestJson.object("{}"), after));
          requireRoom(key);
          write(key, after, request);
          return resources.require(key);
        });
  }

  /** One operation at a time for an API; a failed operation has no effect. */
  private ObjectNode operate(ResourceKey key, ResourceAction verb, Supplier<ObjectNode> operation) {
    return locks.write(
        key,
        verb,
        () -> {
          try {
            return resources.store().atomically(operation);
          } catch (ApiErrorException exception) {
            throw exception;
          } catch (RuntimeException e) {
            if (key.kind().isOfApi()) {
              deployer.republish(key.root());
            }
            throw e;
          }
        });
  }

  /** Serves what another gateway has written. */
  void refresh(String apiId) {
    ResourceKey api = ResourceKey.api(apiId);
    locks.write(
        api,
        ResourceAction.UPDATE,
        () -> {
          deployer.republish(apiId);
          return api;
        });
  }

  private void write(ResourceKey key, ObjectNode after, ObjectNode request) {
    if (key.kind() == ResourceKind.DEPLOYMENT) {
      String stageName = request.path("stageName").asText("");
      after.remove("stageName");
      deployer.deploy(key, after, stageName.isEmpty() ? null : stageName);
    } else {
      resources.put(key, after);
      settle(key, key.kind() == ResourceKind.STAGE && after.path("autoDeploy").asBoolean());
    }
  }

  private void settle(ResourceKey key, boolean startsAutoDeploy) {
    if (key.kind().isOfApi()) {
      deployer.changed(key, startsAutoDeploy);
    }
  }

  private ResourceKey newKey(ResourceKind kind, ObjectNode members) {
    ResourceKey asked = ResourceKey.of(kind, members);
    if (kind.isNamedByClient()) {
      return asked;
    }
    List<String> parents = asked.ids().subList(0, asked.ids().size() - 1);
    return resources.unused(
        policies.ids(),
        id -> {
          List<String> ids = new ArrayList<>(parents);
          ids.add(id);
          return new ResourceKey(kind, ids);
        },
        kind);
  }

  private void requireRoom(ResourceKey key) {
    if (key.kind().limit().isEmpty() || resources.exists(key)) {
      return;
    }
    ControlPlaneErrors.tooMany(key.kind(), resources.siblings(key).size(), policies.quotas())
        .ifPresent(
            error -> {
              throw new ApiErrorException(error);
            });
  }

  ObjectNode get(ResourceKind kind, ObjectNode members) {
    return resources.require(ResourceKey.of(kind, members));
  }

  ObjectNode list(ResourceKind kind, Operation operation, ObjectNode members) {
    ResourceKey key = ResourceKey.of(kind, members);
    resources.requireParents(key);
    checkInput(operation, members);
    return pages.page(ResourceTree.collection(key), members);
  }

  ObjectNode update(ResourceKind kind, Operation operation, ObjectNode members) {
    ResourceKey key = ResourceKey.of(kind, members);
    return operate(
        key,
        ResourceAction.UPDATE,
        () -> {
          ObjectNode before = resources.require(key);
          checkInput(operation, members);
          ObjectNode request = bodyOf(operation, members);
          ObjectNode after = policies.updates().apply(kind, before, request);
          factory.describe(key, after);
          enforce(change(ResourceAction.UPDATE, key, request, before, after));
          boolean starts = kind == ResourceKind.STAGE && follow(before, after);
          resources.put(key, after);
          settle(key, starts);
          return resources.require(key);
        });
  }

  /** Dates of a stage, and whether it begins to deploy by itself. */
  private boolean follow(ObjectNode before, ObjectNode after) {
    boolean did = before.path("autoDeploy").asBoolean();
    boolean does = after.path("autoDeploy").asBoolean();
    after.put("lastUpdatedDate", factory.now());
    if (!does) {
      after.remove("lastDeploymentStatusMessage");
    }
    return does && !did;
  }

  /** Changes a part of a resource's configuration by an operation of its own. */
  void edit(ResourceKey key, UnaryOperator<ObjectNode> edit) {
    operate(
        key,
        ResourceAction.UPDATE,
        () -> {
          ObjectNode after = edit.apply(resources.require(key).deepCopy());
          if (key.kind() == ResourceKind.STAGE) {
            after.put("lastUpdatedDate", factory.now());
          }
          resources.put(key, after);
          settle(key, false);
          return after;
        });
  }

  /** Changes members that are not part of the configuration, so that nothing is deployed. */
  void label(ResourceKey key, UnaryOperator<ObjectNode> edit) {
    operate(
        key,
        ResourceAction.UPDATE,
        () -> {
          ObjectNode after = edit.apply(resources.require(key).deepCopy());
          resources.put(key, after);
          return after;
        });
  }

  void delete(ResourceKind kind, ObjectNode members) {
    ResourceKey key = ResourceKey.of(kind, members);
    operate(
        key,
        ResourceAction.DELETE,
        () -> {
          ObjectNode before = resources.require(key);
          enforce(change(ResourceAction.DELETE, key, RequestJson.object("{}"), before, before));
          resources.removeWithDescendants(key);
          if (kind.isOfApi()) {
            deployer.removed(key);
          }
          return before;
        });
  }

  private ResourceChange change(
      ResourceAction verb,
      ResourceKey key,
      ObjectNode request,
      ObjectNode before,
      ObjectNode after) {
    return new ResourceChange(
        verb, key, request, before, after, resources, policies.limits(), policies.quotas());
  }

  private void enforce(ResourceChange change) {
    for (ControlPlaneRule check : ControlPlaneRule.values()) {
      Optional<ApiError> broken = check.broken(change);
      if (broken.isPresent() && policies.rules().contains(check)) {
        throw new ApiErrorException(broken.get());
      }
    }
  }

  void checkInput(Operation operation, ObjectNode members) {
    List<ModelViolation> problems = policies.input().check(operation, members);
    if (!problems.isEmpty()) {
      throw new ApiErrorException(
          ApiError.badRequest("Invalid request input: " + ModelViolation.sentence(problems)));
    }
  }

  private static ObjectNode bodyOf(Operation operation, ObjectNode members) {
    ObjectNode body = members.deepCopy();
    operation.input().members().values().stream()
        .filter(m -> m.location() != Member.Location.BODY)
        .forEach(m -> body.remove(m.wireName()));
    return body;
  }
}
