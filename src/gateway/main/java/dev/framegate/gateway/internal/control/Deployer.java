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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Takes snapshots, attaches them to stages, and tells the data plane. Callers hold the API. */
final class Deployer {
  private static final String AUTOMATIC =
      "Automatic deployment triggered by changes to the Api configuration";
  private static final String NO_ROUTES =
      "Unable to deploy API because no routes exist in this API";

  private final Resources resources;
  private final Definitions definitions;
  private final Newborn newborn;
  private final ControlPolicies policies;
  private final Surroundings surroundings;
  private final LiveStages live = new LiveStages();

  /** Compiled deployments that a stage serves, and the newest of each API. */
  private final Map<Key, Snapshot> snapshots = new ConcurrentHashMap<>();

  Deployer(
      Resources resources, Newborn newborn, ControlPolicies policies, Surroundings surroundings) {
    this.resources = resources;
    this.definitions = new Definitions(resources);
    this.newborn = newborn;
    this.policies = policies;
    this.surroundings = surroundings;
  }

  LiveStages live() {
    return live;
  }

  /** Stores a deployment of the API as it is now and attaches it. Refuses what cannot compile. */
  void deploy(Key deployment, ObjectNode resource, @Nullable String stageName) {
    try {
      compile(deployment);
    } catch (DeploymentException e) {
      throw new Refusal(ApiError.badRequest("Unable to deploy API: " + e.getMessage()));
    }
    resources.put(deployment, resource);
    String apiId = deployment.root();
    Set<String> existing = new HashSet<>();
    stages(apiId).forEach(s -> existing.add(s.path("stageName").asText()));
    for (String name : policies.deployments().attachedTo(stageName, Set.copyOf(existing))) {
      attach(Key.stage(apiId, name), deployment.id());
    }
    publish(apiId, deployment);
  }

  private void compile(Key deployment) {
    ObjectNode definition = definitions.draft(Key.api(deployment.root()));
    Snapshot snapshot = surroundings.compiler().apply(Definitions.handOut(definition));
    definitions.keep(deployment, definition);
    snapshots.put(deployment, snapshot);
  }

  private void attach(Key stage, String deploymentId) {
    ObjectNode settings =
        resources
            .find(stage)
            .map(ObjectNode::deepCopy)
            .orElseGet(() -> newborn.create(stage, Json.object("{}")));
    settings.put("deploymentId", deploymentId).put("lastUpdatedDate", newborn.now());
    resources.put(stage, settings);
  }

  /** A resource of the API was written or removed. */
  void changed(Key key, boolean startsAutoDeploy) {
    String apiId = key.root();
    Key deployed = null;
    if (startsAutoDeploy) {
      deployed = deployTo(apiId, List.of(resources.require(key)));
    } else if (policies.deployments().deploysBy(key.kind())) {
      deployed =
          deployTo(
              apiId, stages(apiId).stream().filter(s -> s.path("autoDeploy").asBoolean()).toList());
    }
    publish(apiId, deployed);
  }

  private @Nullable Key deployTo(String apiId, List<ObjectNode> stages) {
    if (stages.isEmpty()) {
      return null;
    }
    Key api = Key.api(apiId);
    Key deployment = freshKey(api);
    String failure = null;
    if (resources.children(api, Kind.ROUTE).isEmpty()) {
      failure = NO_ROUTES;
    } else {
      try {
        compile(deployment);
      } catch (DeploymentException e) {
        failure = e.getMessage();
      }
    }
    if (failure == null) {
      ObjectNode resource = newborn.create(deployment, Json.object("{}"));
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
      stage.put("deploymentId", deploymentId).put("lastUpdatedDate", newborn.now());
      stage.put(
          "lastDeploymentStatusMessage",
          "Successfully deployed stage with deployment ID '%s'".formatted(deploymentId));
    } else {
      stage.put("lastDeploymentStatusMessage", "Deployment attempt failed: " + failure);
    }
    resources.put(Key.stage(apiId, stage.path("stageName").asText()), stage);
  }

  Key freshKey(Key api) {
    return resources.unused(policies.ids(), id -> api.child(Kind.DEPLOYMENT, id), Kind.DEPLOYMENT);
  }

  void removed(Key key) {
    if (key.kind() == Kind.API) {
      live.remove(key.id());
      definitions.forgetAll(key);
      snapshots.keySet().removeIf(k -> k.root().equals(key.id()));
      return;
    }
    if (key.kind() == Kind.DEPLOYMENT) {
      definitions.forget(key);
      snapshots.remove(key);
    }
    changed(key, false);
  }

  /** Brings what the data plane sees in line with the store, as at a start. */
  void publish(String apiId, @Nullable Key newest) {
    Map<String, LiveStage> before = live.of(apiId);
    Map<String, LiveStage> now = new HashMap<>();
    Set<String> attached = new HashSet<>();
    for (ObjectNode stage : stages(apiId)) {
      String name = stage.path("stageName").asText();
      attached.add(stage.path("deploymentId").asText());
      now.put(name, serve(apiId, stage, before.get(name)));
    }
    live.replace(apiId, now);
    snapshots
        .keySet()
        .removeIf(k -> k.root().equals(apiId) && !attached.contains(k.id()) && !k.equals(newest));
  }

  /** An operation failed after it may have been published: what the store holds counts. */
  void republish(String apiId) {
    if (resources.exists(Key.api(apiId))) {
      publish(apiId, null);
    } else {
      live.remove(apiId);
    }
  }

  private LiveStage serve(String apiId, ObjectNode stage, @Nullable LiveStage before) {
    Key api = Key.api(apiId);
    try {
      return policies
          .deployments()
          .live(
              new DeploymentPolicy.StageView(
                  apiId,
                  stage,
                  id -> snapshot(api.child(Kind.DEPLOYMENT, id)),
                  () -> surroundings.compiler().apply(Definitions.handOut(definitions.draft(api))),
                  before));
    } catch (DeploymentException | Refusal unavailable) {
      // Only a lax policy gets here: a stage whose deployment is gone keeps what it served.
      ObjectNode detached = stage.deepCopy().without("deploymentId");
      LiveStage empty =
          DeploymentPolicy.AWS.live(
              new DeploymentPolicy.StageView(
                  apiId, detached, id -> new Snapshot(), Snapshot::new, before));
      return new LiveStage(
          apiId,
          empty.name(),
          before == null ? null : before.snapshot(),
          empty.variables(),
          stage.deepCopy());
    }
  }

  private Snapshot snapshot(Key deployment) {
    return snapshots.computeIfAbsent(
        deployment,
        k ->
            surroundings
                .compiler()
                .apply(
                    Definitions.handOut(
                        definitions.of(k).orElseThrow(() -> new Refusal(resources.missing(k))))));
  }

  private List<ObjectNode> stages(String apiId) {
    return resources.children(Key.api(apiId), Kind.STAGE);
  }
}
