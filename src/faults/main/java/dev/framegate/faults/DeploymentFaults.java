package dev.framegate.faults;

import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.internal.control.ControlPlaneRule;
import dev.framegate.gateway.internal.control.DeploymentPolicy;
import dev.framegate.gateway.internal.control.ResourceKind;
import dev.framegate.gateway.internal.deploy.LiveStage;
import dev.framegate.gateway.internal.deploy.Snapshot;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.edge.AwsHandshakePolicy;
import dev.framegate.gateway.internal.edge.StageReference;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.runtime.ConnectPolicy;
import dev.framegate.gateway.internal.runtime.ConnectResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Faults of deployments: their snapshots, their stages and their members. */
final class DeploymentFaults {
  static final List<Fault> ALL =
      List.of(
          Fault.named("any-stage-opens", "accepts clients at any stage name of an API that exists")
              .breaks("it was accepted", "DEP-001 DEP-002 DEP-003 SEE-001")
              .breaks(
                  "it was accepted",
                  "URL-001 URL-001a URL-006 URL-007 URL-008 URL-009 URL-024 URL-024a URL-024b")
              .replacing(opening((address, stages) -> stages.hasApi(address.apiId()))),
          Fault.named("undeployed-stage-opens", "accepts clients at a stage without a deployment")
              .breaks("it was accepted", "DEP-002")
              .replacing(
                  opening(
                      (address, stages) ->
                          stages.find(address.apiId(), address.stage()).isPresent())),
          Fault.named(
                  "live-configuration",
                  "serves the current configuration of the API, deployed or not")
              .breaks(
                  "it still answers",
                  "DEP-003 DEP-005 DEP-006 DEP-011 DEP-012 DEP-021 DEP-023 SEE-001 SEE-002 SEE-003")
              .breaks("last seen: changed", "DEP-019")
              .breaks("it answered remade", "DEP-004")
              .breaks("Forbidden", "DEP-022")
              .breaks("Expected: nothing", "INT-055")
              .replacing(PolicyReplacement.deployments(new LiveConfiguration())),
          Fault.named(
                  "snapshot-at-attachment",
                  "takes the snapshot when a stage is given the deployment, not when it is made")
              .breaks("last seen: changed", "DEP-004 DEP-019")
              .replacing(PolicyReplacement.deployments(new SnapshotAtAttachment())),
          Fault.named("deployments-reach-every-stage", "attaches each new deployment to all stages")
              .breaks("it still answers", "DEP-003 DEP-006 DEP-011 DEP-023 SEE-001 SEE-002")
              .breaks("it was accepted", "DEP-002")
              .breaks("Active stages", "DEP-016")
              .replacing(
                  PolicyReplacement.deployments(new AttachedTo((named, existing) -> existing))),
          Fault.named(
                  "stage-name-means-all",
                  "moves all stages when CreateDeployment names one of them")
              .breaks("it still answers \"hello\"", "DEP-011 DEP-023")
              .replacing(
                  PolicyReplacement.deployments(
                      new AttachedTo((named, existing) -> named == null ? Set.of() : existing))),
          Fault.named("stage-name-ignored", "ignores the stage name in CreateDeployment")
              .breaks("stage", "DEP-011")
              .breaks("answers \"changed\"", "DEP-023")
              .breaks("\"changed\" never came", "SEE-003")
              .replacing(
                  PolicyReplacement.deployments(new AttachedTo((named, existing) -> Set.of()))),
          Fault.named(
                  "deployment-makes-stage",
                  "makes a stage of its own for an API's first deployment")
              .breaks("stage", "DEP-003 DEP-011 DEP-016 DEP-017")
              .replacing(
                  PolicyReplacement.deployments(
                      new AttachedTo(
                          (named, existing) ->
                              named == null && existing.isEmpty()
                                  ? Set.of("default")
                                  : named == null ? Set.of() : Set.of(named)))),
          Fault.named("first-deployment-stays", "serves a stage's first deployment forever")
              .breaks(
                  "answers \"changed\"",
                  "DEP-005 DEP-006 DEP-011 DEP-019 DEP-021 DEP-023 DEP-025 SEE-001 SEE-002")
              .breaks("\"changed\" never came", "SEE-003")
              .breaks("answers \"third\"", "DEP-026")
              .replacing(PolicyReplacement.deployments(new FirstStays())),
          Fault.named("rollback-ignored", "does not go back to a deployment that a stage has left")
              .breaks("answers \"hello\"", "DEP-019")
              .replacing(PolicyReplacement.deployments(new RollbackIgnored())),
          Fault.named(
                  "long-descriptions",
                  "takes descriptions of deployments of more than 1024 characters")
              .breaks("400", "DEP-007 DEP-012")
              .replacing(
                  PolicyReplacement.input(
                      right ->
                          (operation, members) ->
                              operation.name().endsWith("Deployment")
                                  ? List.of()
                                  : right.check(operation, members))),
          Fault.named("deployment-without-date", "omits createdDate of deployments")
              .breaks("createdDate", "DEP-008 DEP-012 SEE-001")
              .replacing(
                  ControlPlaneChanges.resources(
                      deployment -> deployment.remove("createdDate"),
                      "CreateDeployment",
                      "GetDeployment",
                      "GetDeployments")),
          Fault.named("deployment-created-200", "answers CreateDeployment with 200 instead of 201")
              .breaks(
                  "CreateDeployment answered 200",
                  "DEP-003 DEP-007 DEP-008 DEP-011 DEP-013 DEP-028 SEE-001")
              .replacing(
                  ControlPlaneChanges.answers(
                      ControlPlaneChanges.status(201, 200), "CreateDeployment")),
          Fault.named(
                  "deployment-status-succeeded",
                  "calls a deployment SUCCEEDED, as one description has it")
              .breaks("SUCCEEDED", "DEP-009 DEP-010 DEP-028 SEE-001")
              .replacing(status("SUCCEEDED")),
          Fault.named("deployment-stays-pending", "reports deployments as PENDING forever")
              .breaks("PENDING", "DEP-010 DEP-028")
              .replacing(status("PENDING")),
          Fault.named("update-redates-deployment", "gives a deployment a new date with each update")
              .breaks("createdDate", "DEP-012")
              .replacing(
                  PolicyReplacement.updates(
                      ResourceKind.DEPLOYMENT,
                      (before, request, after) ->
                          after.put("createdDate", "2001-01-01T00:00:00Z"))),
          Fault.named("empty-api-deployed", "deploys an API without routes")
              .breaks("400", "DEP-013")
              .replacing(PolicyReplacement.without(ControlPlaneRule.DEPLOYMENT_NEEDS_ROUTE)),
          Fault.named("deployment-deleted-200", "answers DeleteDeployment with 200 instead of 204")
              .breaks("204", "DEP-016 DEP-017")
              .replacing(
                  ControlPlaneChanges.answers(
                      ControlPlaneChanges.status(204, 200), "DeleteDeployment")),
          Fault.named(
                  "deployment-not-deleted", "confirms the deletion of a deployment and keeps it")
              .breaks("answered 200", "DEP-016")
              .breaks("DeleteDeployment answered 204", "DEP-017")
              .replacing(
                  ControlPlaneChanges.instead(call -> ServerResponse.of(204), "DeleteDeployment")),
          Fault.named("deployment-in-use-deleted", "deletes a deployment that a stage points at")
              .breaks("refused", "DEP-017")
              .replacing(PolicyReplacement.without(ControlPlaneRule.DEPLOYMENT_UNUSED)),
          Fault.named("auto-deployment-unmarked", "does not mark automatic deployments as such")
              .breaks("autoDeployed", "DEP-020")
              .replacing(
                  ControlPlaneChanges.resources(
                      deployment -> deployment.put("autoDeployed", false),
                      "GetDeployment",
                      "GetDeployments")),
          Fault.named("every-deployment-automatic", "marks every deployment as automatic")
              .breaks("autoDeployed", "DEP-020")
              .replacing(
                  ControlPlaneChanges.resources(
                      deployment -> deployment.put("autoDeployed", true),
                      "GetDeployment",
                      "GetDeployments")),
          Fault.named("deployments-flap", "serves a stage's former deployment intermittently")
              .breaks("keeps doing so", "DEP-026")
              .replacing(FlappingSnapshots::applied),
          Fault.named(
                  "redeployment-loses-messages",
                  "drops the messages of connections that are older than a redeployment")
              .breaks("nothing arrived for", "DEP-025")
              .breaks("\"changed\" never came", "SEE-003")
              .replacing(MessagesLostAfterRedeployment::applied),
          Fault.named(
                  "deployment-not-repeated",
                  "answers a second CreateDeployment with the first one's")
              .breaks("is another value", "DEP-027")
              .breaks("3 entries", "DEP-019")
              .breaks("Active stages", "DEP-016 DEP-017")
              .replacing(
                  right ->
                      ControlPlaneChanges.exchange(new RepeatedDeploymentIgnored()).apply(right)));

  private DeploymentFaults() {}

  private static UnaryOperator<Gateway.Builder> opening(
      BiPredicate<StageReference, StageDirectory> open) {
    return PolicyReplacement.all(
        PolicyReplacement.handshake(
            new AwsHandshakePolicy() {
              @Override
              public Optional<ServerResponse> judgeAddress(
                  StageReference address, StageDirectory stages) {
                return open.test(address, stages)
                    ? Optional.empty()
                    : super.judgeAddress(address, stages);
              }
            }),
        PolicyReplacement.connect(
            new ConnectPolicy() {
              @Override
              public ConnectResult notDeployed(Map<String, Object> context) {
                return withoutIntegration();
              }
            }));
  }

  private static UnaryOperator<Gateway.Builder> status(String status) {
    return ControlPlaneChanges.resources(
        deployment -> deployment.put("deploymentStatus", status),
        "CreateDeployment",
        "GetDeployment",
        "GetDeployments",
        "UpdateDeployment");
  }

  private static final class LiveConfiguration implements DeploymentPolicy {
    @Override
    public LiveStage live(StageView view) {
      LiveStage right = DeploymentPolicy.super.live(view);
      return right.snapshot() == null ? right : with(right, view.draft().get());
    }
  }

  private static LiveStage with(LiveStage stage, @Nullable Snapshot snapshot) {
    return new LiveStage(
        stage.apiId(), stage.name(), snapshot, stage.variables(), stage.settings());
  }

  private static final class SnapshotAtAttachment implements DeploymentPolicy {
    @Override
    public LiveStage live(StageView view) {
      LiveStage right = DeploymentPolicy.super.live(view);
      LiveStage served = view.served();
      if (right.snapshot() == null) {
        return right;
      }
      return served != null && served.snapshot() != null && id(served).equals(id(right))
          ? with(right, served.snapshot())
          : with(right, view.draft().get());
    }
  }

  private static String id(LiveStage stage) {
    return stage.settings().path("deploymentId").asText();
  }

  private static final class FirstStays implements DeploymentPolicy {
    @Override
    public LiveStage live(StageView view) {
      LiveStage right = DeploymentPolicy.super.live(view);
      LiveStage served = view.served();
      return served == null || served.snapshot() == null ? right : with(right, served.snapshot());
    }
  }

  /** Remembers the deployments of each stage. */
  private static final class RollbackIgnored implements DeploymentPolicy {
    private final Map<String, List<String>> had = new ConcurrentHashMap<>();

    @Override
    public LiveStage live(StageView view) {
      LiveStage right = DeploymentPolicy.super.live(view);
      LiveStage served = view.served();
      List<String> before = had.getOrDefault(key(right), List.of());
      String id = id(right);
      boolean back = before.contains(id) && !before.get(before.size() - 1).equals(id);
      if (!before.contains(id)) {
        had.put(key(right), Stream.concat(before.stream(), Stream.of(id)).toList());
      }
      return back && served != null ? with(right, served.snapshot()) : right;
    }

    private static String key(LiveStage stage) {
      return stage.apiId() + "/" + stage.name();
    }
  }

  /** Selects the stages that a new deployment is attached to. */
  @FunctionalInterface
  private interface Choice {
    Set<String> of(@Nullable String named, Set<String> existing);
  }

  private record AttachedTo(Choice choice) implements DeploymentPolicy {
    @Override
    public Set<String> attachedTo(@Nullable String named, Set<String> existing) {
      return choice.of(named, existing);
    }
  }
}
