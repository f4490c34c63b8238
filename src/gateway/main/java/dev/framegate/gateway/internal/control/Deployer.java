package dev.framegate.gateway.internal.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.ApiError;
import dev.framegate.gateway.internal.deploy.DeploymentException;
import dev.framegate.gateway.internal.deploy.LiveStage;
import dev.framegate.gateway.internal.deploy.Snapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes snapshots, attaches them to stages, and publishes what stages serve. Callers hold the lock
 * of the API.
 */
final class Deployer {
  private static final String AUTOMATIC =
      "Automatic deployment triggered by changes to the Api configuration";

  /** Of a deployment by a call, and of an automatic one. */
  static final String NO_ROUTES = "At least one route is required before deploying the Api.";

  private final ResourceTree resources;
  private final DeploymentDefinitions definitions;
  private final ResourceFactory factory;
  private final ControlPolicies policies;
  private final ControlPlaneEnvironment environment;
  private final LiveStages live;

  /** Compiled deployments: those that a stage serves, and the newest of each API. */
  private final Map<ResourceKey, Snapshot> snapshots = new ConcurrentHashMap<>();

  Deployer(
      ResourceTree resources,
      ResourceFactory factory,
      ControlPolicies policies,
      ControlPlaneEnvironment environment,
      LiveStages live) {
    this.resources = resources;
    this.definitions = new DeploymentDefinitions(resources);
    this.factory = factory;
    this.policies = policies;
    this.environment = environment;
    this.live = live;
  }

  LiveStages live() {
    return live;
  }

  /**
   * Stores a deployment of the API's current configuration and attaches it. Rejects a configuration
   * that does not compile.
   */
  void deploy(ResourceKey deployment, ObjectNode resource, @Nullable String stageName) {
    try {
      compile(deployment);
    } catch (DeploymentException e) {
      throw new ApiErrorException(ApiError.badRequest("Unable to deploy API: " + e.getMessage()));
    }
    resources.put(deployment, resource);
    String apiId = deployment.root();
    Set<String> existing = new HashSet<>();
    stages(apiId).forEach(s -> existing.add(s.path("stageName").asText()));
    for (String name : policies.deployments().attachedTo(stageName, Set.copyOf(existing))) {
      attach(ResourceKey.stage(apiId, name), deployment.id());
    }
    publishAfterwards(apiId, deployment);
  }

  private void compile(ResourceKey deployment) {
    ObjectNode definition = definitions.draft(ResourceKey.api(deployment.root()));
    Snapshot snapshot = compiled(definition);
    definitions.keep(deployment, definition);
    snapshots.put(deployment, snapshot);
  }

  private void attach(ResourceKey stage, String deploymentId) {
    ObjectNode settings =
        resources
            .find(stage)
            .map(ObjectNode::deepCopy)
            .orElseGet(() -> factory.create(stage, RequestJson.object("{}")));
    settings.put("deploymentId", deploymentId).put("lastUpdatedDate", factory.now());
    resources.put(stage, settings);
  }

  /** A resource of the API was written or removed. */
  void changed(ResourceKey key, boolean startsAutoDeploy) {
    String apiId = key.root();
    ResourceKey deployed = null;
    if (startsAutoDeploy) {
      deployed = deployTo(apiId, List.of(resources.require(key)));
    } else if (policies.deployments().deploysBy(key.kind())) {
      deployed =
          deployTo(
              apiId, stages(apiId).stream().filter(s -> s.path("autoDeploy").asBoolean()).toList());
    }
    publishAfterwards(apiId, deployed);
  }

  private void publishAfterwards(String apiId, @Nullable ResourceKey newest) {
    resources.store().afterwards(() -> publish(apiId, newest));
  }

  private @Nullable ResourceKey deployTo(String apiId, List<ObjectNode> stages) {
    if (stages.isEmpty()) {
      return null;
    }
    ResourceKey api = ResourceKey.api(apiId);
    ResourceKey deployment = freshKey(api);
    String failure = null;
    if (resources.children(api, ResourceKind.ROUTE).isEmpty()) {
      failure = NO_ROUTES;
    } else {
      try {
        compile(deployment);
      } catch (DeploymentException e) {
        failure = e.getMessage();
      }
    }
    if (failure == null) {
      ObjectNode resource = factory.create(deployment, RequestJson.object("{}"));
      resources.put(deployment, resource.put("autoDeployed", true).put("description", AUTOMATIC));
    }
    for (ObjectNode stage : stages) {
      report(apiId, stage.deepCopy(), deployment.id(), failure);
    }
    return failure == null ? deployment : null;
  }

  private void report(
      String apiId, ObjectNode stage, String deploymentId, @Nullable String failure) {
    if (failure == null) {
      stage.put("deploymentId", deploymentId).put("lastUpdatedDate", factory.now());
      stage.put(
          "lastDeploymentStatusMessage",
          "Successfully deployed stage with deployment ID '%s'".formatted(deploymentId));
    } else {
      stage.put("lastDeploymentStatusMessage", "Deployment attempt failed: " + failure);
    }
    resources.put(ResourceKey.stage(apiId, stage.path("stageName").asText()), stage);
  }

  ResourceKey freshKey(ResourceKey api) {
    return resources.unused(
        policies.ids(), id -> api.child(ResourceKind.DEPLOYMENT, id), ResourceKind.DEPLOYMENT);
  }

  void removed(ResourceKey key) {
    if (key.kind() == ResourceKind.API) {
      definitions.forgetAll(key);
      resources.store().afterwards(() -> forget(key.id()));
      return;
    }
    if (key.kind() == ResourceKind.DEPLOYMENT) {
      definitions.forget(key);
      snapshots.remove(key);
    }
    changed(key, false);
  }

  /** Publishes what the stages serve according to the store. */
  void publish(String apiId, @Nullable ResourceKey newest) {
    Map<String, LiveStage> before = live.of(apiId);
    Map<String, LiveStage> now = new HashMap<>();
    Set<String> attached = new HashSet<>();
    for (ObjectNode stage : stages(apiId)) {
      String name = stage.path("stageName").asText();
      attached.add(stage.path("deploymentId").asText());
      now.put(name, serve(apiId, stage, before.get(name)));
    }
    live.replace(apiId, environment.owner(), now);
    snapshots
        .keySet()
        .removeIf(k -> k.root().equals(apiId) && !attached.contains(k.id()) && !k.equals(newest));
  }

  private void forget(String apiId) {
    live.remove(apiId);
    snapshots.keySet().removeIf(k -> k.root().equals(apiId));
  }

  /** Publishes the state of the store after an operation that failed, or was another gateway's. */
  void republish(String apiId) {
    if (resources.exists(ResourceKey.api(apiId))) {
      publish(apiId, null);
    } else {
      forget(apiId);
    }
  }

  private LiveStage serve(String apiId, ObjectNode stage, @Nullable LiveStage before) {
    ResourceKey api = ResourceKey.api(apiId);
    return policies
        .deployments()
        .live(
            new DeploymentPolicy.StageView(
                apiId,
                stage,
                id -> snapshot(api.child(ResourceKind.DEPLOYMENT, id)),
                () -> compiled(definitions.draft(api)),
                before));
  }

  private Optional<Snapshot> snapshot(ResourceKey deployment) {
    return Optional.ofNullable(
        snapshots.computeIfAbsent(
            deployment, key -> definitions.of(key).map(this::compiled).orElse(null)));
  }

  private Snapshot compiled(ObjectNode definition) {
    return environment.compiler().apply(DeploymentDefinitions.handOut(definition));
  }

  private List<ObjectNode> stages(String apiId) {
    return resources.children(ResourceKey.api(apiId), ResourceKind.STAGE);
  }
}
