package dev.framegate.gateway.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.gateway.internal.control.ControlPlaneFixture.FixtureReply;
import dev.framegate.gateway.internal.deploy.LiveStage;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeploymentTest {
  private ControlPlaneFixture control = new ControlPlaneFixture();

  @Test
  void answersWithIdStatusAndDate() {
    String api = control.newApiWithRoute();
    FixtureReply reply =
        control.call("CreateDeployment", "{\"apiId\":\"%s\",\"description\":\"first\"}", api);
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.text("deploymentId")).matches("[a-z0-9]{6}");
    assertThat(reply.text("deploymentStatus")).isEqualTo("DEPLOYED");
    assertThat(reply.text("createdDate")).isEqualTo("2018-11-15T06:49:09Z");
    assertThat(reply.text("description")).isEqualTo("first");
    assertThat(reply.body().path("autoDeployed").asBoolean(true)).isFalse();
  }

  @Test
  void needsARoute() {
    String api = control.newApi();
    control.refuses(
        400,
        "At least one route is required before deploying the Api.",
        "CreateDeployment",
        "{\"apiId\":\"%s\"}",
        api);
    assertThat(control.count("GetDeployments", api)).isZero();
    control = ControlPlaneFixture.without(ControlPlaneRule.DEPLOYMENT_NEEDS_ROUTE);
    assertThat(control.deploy(control.newApi())).isNotEmpty();
  }

  @Test
  void withoutAStageIsServedNowhere() {
    String api = control.newApiWithRoute();
    control.deploy(api);
    assertThat(control.plane.stages().find(api, "test")).isEmpty();
    assertThat(control.count("GetStages", api)).isZero();
  }

  @Test
  void isServedByAStageMadeOnIt() {
    String api = control.newApiWithRoute();
    control.newStage(api, "test", control.deploy(api));
    assertThat(control.served(api, "test")).containsExactly("echo");
  }

  @Test
  void holdsTheApiAsItWas() {
    String api = control.newApiWithRoute();
    String first = control.deploy(api);
    control.newRoute(api, "extra");
    control.newStage(api, "test", first);
    assertThat(control.served(api, "test")).containsExactly("echo");
    String second = control.deploy(api);
    assertThat(control.served(api, "test")).containsExactly("echo");
    move(api, "test", second);
    assertThat(control.served(api, "test")).containsExactly("echo", "extra");
    move(api, "test", first);
    assertThat(control.served(api, "test")).containsExactly("echo");
  }

  @Test
  void aPolicyMayServeTheDraftInstead() {
    DeploymentPolicy draft =
        new DeploymentPolicy() {
          @Override
          public LiveStage live(StageView view) {
            LiveStage right = DeploymentPolicy.AWS.live(view);
            return new LiveStage(
                right.apiId(),
                right.name(),
                view.draft().get(),
                right.variables(),
                right.settings());
          }
        };
    control = ControlPlaneFixture.with(DeploymentPolicy.class, draft);
    String api = control.newApiWithRoute();
    control.newStage(api, "test", control.deploy(api));
    control.newRoute(api, "extra");
    assertThat(control.served(api, "test")).containsExactly("echo", "extra");
  }

  @Test
  void aPolicyMayAttachToEveryStage() {
    DeploymentPolicy all =
        new DeploymentPolicy() {
          @Override
          public Set<String> attachedTo(@Nullable String named, Set<String> existing) {
            return existing;
          }
        };
    control = ControlPlaneFixture.with(DeploymentPolicy.class, all);
    String api = control.newApiWithRoute();
    String first = control.deploy(api);
    control.newStage(api, "test", first);
    control.newStage(api, "prod", first);
    String second = control.deploy(api);
    assertThat(control.stage(api, "test").text("deploymentId")).isEqualTo(second);
    assertThat(control.stage(api, "prod").text("deploymentId")).isEqualTo(second);
  }

  @Test
  void goesToTheStageThatItNamesAndToNoOther() {
    String api = control.newApiWithRoute();
    String first = control.deploy(api);
    control.newStage(api, "test", first);
    control.newStage(api, "prod", first);
    control.newRoute(api, "extra");
    control.clock.advanceSeconds(5);
    String second = deployTo(api, "test").succeeded().text("deploymentId");
    assertThat(control.stage(api, "test").text("deploymentId")).isEqualTo(second);
    assertThat(control.stage(api, "test").text("lastUpdatedDate"))
        .isEqualTo("2018-11-15T06:49:14Z");
    assertThat(control.stage(api, "prod").text("deploymentId")).isEqualTo(first);
    assertThat(control.stage(api, "prod").text("lastUpdatedDate"))
        .isEqualTo("2018-11-15T06:49:09Z");
    assertThat(control.served(api, "test")).containsExactly("echo", "extra");
    assertThat(control.served(api, "prod")).containsExactly("echo");
  }

  @Test
  void makesTheStageThatItNames() {
    String api = control.newApiWithRoute();
    String id = deployTo(api, "test").succeeded().text("deploymentId");
    assertThat(control.stage(api, "test").text("deploymentId")).isEqualTo(id);
    assertThat(control.served(api, "test")).containsExactly("echo");
  }

  @Test
  void isNotMadeForAStageThatCannotBe() {
    String api = control.newApiWithRoute();
    assertThat(deployTo(api, "a b").status()).isEqualTo(400);
    control.newAutoStage(api, "auto");
    assertThat(deployTo(api, "auto").status()).isEqualTo(400);
    for (int i = 2; i <= 10; i++) {
      control.call("CreateStage", "{\"apiId\":\"%s\",\"stageName\":\"s%d\"}", api, i).succeeded();
    }
    assertThat(deployTo(api, "s11").status()).isEqualTo(429);
    assertThat(deployTo(api, "s10").status()).isEqualTo(201);
    assertThat(control.count("GetDeployments", api)).isEqualTo(2);
  }

  @Test
  void cannotBeDeletedWhileAStagePointsAtIt() {
    String api = control.newApiWithRoute();
    String id = control.deploy(api);
    control.newStage(api, "test", id);
    control.refuses(
        400,
        "Active stages pointing to this deployment must be moved or deleted",
        "DeleteDeployment",
        "{\"apiId\":\"%s\",\"deploymentId\":\"%s\"}",
        api,
        id);
    assertThat(control.served(api, "test")).containsExactly("echo");
    move(api, "test", control.deploy(api));
    assertThat(delete(api, id).status()).isEqualTo(204);
    assertThat(delete(api, id).status()).isEqualTo(404);
    control.refuses(
        404,
        "Invalid Deployment identifier",
        "UpdateStage",
        "{\"apiId\":\"%s\",\"stageName\":\"test\",\"deploymentId\":\"%s\"}",
        api,
        id);
  }

  @Test
  void aStageWhoseDeploymentDoesNotExistServesNothing() {
    control = ControlPlaneFixture.without(ControlPlaneRule.DEPLOYMENT_UNUSED);
    String api = control.newApiWithRoute();
    String id = control.deploy(api);
    control.newStage(api, "test", id);
    assertThat(delete(api, id).status()).isEqualTo(204);
    assertThat(control.plane.stages().find(api, "test"))
        .hasValueSatisfying(stage -> assertThat(stage.snapshot()).isNull());
  }

  @Test
  void anUpdateChangesTheDescriptionOnly() {
    String api = control.newApiWithRoute();
    String id = control.deploy(api);
    control.clock.advanceSeconds(9);
    FixtureReply reply =
        control.call(
            "UpdateDeployment",
            "{\"apiId\":\"%s\",\"deploymentId\":\"%s\",\"description\":\"new\"}",
            api,
            id);
    assertThat(reply.text("description")).isEqualTo("new");
    assertThat(reply.text("deploymentId")).isEqualTo(id);
    assertThat(reply.text("createdDate")).isEqualTo("2018-11-15T06:49:09Z");
  }

  @Test
  void everyDeploymentHasItsOwnId() {
    String api = control.newApiWithRoute();
    Set<String> ids = new TreeSet<>();
    for (int i = 0; i < 20; i++) {
      ids.add(control.deploy(api));
    }
    assertThat(ids).hasSize(20);
  }

  @Test
  void ofWhatDoesNotCompileIsRefusedAndNotKept() {
    String api = control.newApiWithRoute();
    control.newStage(api, "test", control.deploy(api));
    breakRoute(api);
    control.refuses(
        400,
        "Unable to deploy API: Route bad is broken",
        "CreateDeployment",
        "{\"apiId\":\"%s\"}",
        api);
    assertThat(control.count("GetDeployments", api)).isEqualTo(1);
    assertThat(control.served(api, "test")).containsExactly("echo");
  }

  @Test
  void anAutoDeployingStageFollowsEachChangeOfTheApi() {
    String api = control.newApiWithRoute();
    FixtureReply stage = control.newAutoStage(api, "auto");
    String first = stage.text("deploymentId");
    assertThat(stage.text("lastDeploymentStatusMessage"))
        .isEqualTo("Successfully deployed stage with deployment ID '%s'".formatted(first));
    FixtureReply deployment =
        control.call("GetDeployment", "{\"apiId\":\"%s\",\"deploymentId\":\"%s\"}", api, first);
    assertThat(deployment.body().path("autoDeployed").asBoolean()).isTrue();
    assertThat(deployment.text("description"))
        .isEqualTo("Automatic deployment triggered by changes to the Api configuration");
    control.newRoute(api, "extra");
    assertThat(control.served(api, "auto")).containsExactly("echo", "extra");
    assertThat(control.stage(api, "auto").text("deploymentId")).isNotEqualTo(first);
  }

  @Test
  void neitherSettingsNorTagsMakeAnAutomaticDeployment() {
    String api = control.newApiWithRoute();
    control.newAutoStage(api, "auto");
    control.call(
        "UpdateStage",
        "{\"apiId\":\"%s\",\"stageName\":\"auto\",\"stageVariables\":{\"v\":\"1\"}}",
        api);
    control.call(
        "TagResource",
        "{\"resource-arn\":\"arn:aws:apigateway:us-east-1::/apis/%s\",\"tags\":{\"a\":\"b\"}}",
        api);
    assertThat(control.count("GetDeployments", api)).isEqualTo(1);
    assertThat(control.live(api, "auto").variables()).containsEntry("v", "1");
  }

  @Test
  void anArnOfAnotherRegionLeadsToNoTags() {
    String api = control.newApiWithRoute();
    FixtureReply tagged =
        control.call(
            "TagResource",
            "{\"resource-arn\":\"arn:aws:apigateway:eu-west-1::/apis/%s\",\"tags\":{\"a\":\"b\"}}",
            api);
    assertThat(tagged.status()).isEqualTo(404);
  }

  @Test
  void anAutomaticDeploymentThatFailsLeavesTheStageAndSaysSo() {
    String api = control.newApi();
    FixtureReply stage = control.newAutoStage(api, "auto");
    assertThat(stage.body().has("deploymentId")).isFalse();
    assertThat(stage.text("lastDeploymentStatusMessage"))
        .isEqualTo(
            "Deployment attempt failed: At least one route is required before deploying the Api.");
    control.newRoute(api, "echo");
    assertThat(control.served(api, "auto")).containsExactly("echo");
    breakRoute(api);
    assertThat(control.stage(api, "auto").text("lastDeploymentStatusMessage"))
        .isEqualTo("Deployment attempt failed: Route bad is broken");
    assertThat(control.served(api, "auto")).containsExactly("echo");
  }

  @Test
  void autoDeployAndADeploymentIdExcludeEachOther() {
    String api = control.newApiWithRoute();
    String id = control.deploy(api);
    control.newAutoStage(api, "auto");
    String update = "{\"apiId\":\"%s\",\"stageName\":\"auto\",\"deploymentId\":\"%s\"%s}";
    String message = "Deployment ID cannot be set on this stage because AutoDeploy is enabled.";
    control.refuses(400, message, "UpdateStage", update, api, id, "");
    FixtureReply off =
        control.call("UpdateStage", update, api, id, ",\"autoDeploy\":false").succeeded();
    assertThat(off.text("deploymentId")).isEqualTo(id);
    assertThat(off.body().has("lastDeploymentStatusMessage")).isFalse();
    control.newRoute(api, "extra");
    assertThat(control.served(api, "auto")).containsExactly("echo");
  }

  @Test
  void aRestartServesWhatWasDeployed() {
    String api = control.newApiWithRoute();
    control.newStage(api, "test", control.deploy(api));
    control.newRoute(api, "extra");
    ControlPlaneFixture restarted = new ControlPlaneFixture(ControlPolicies.aws(), control.store);
    assertThat(restarted.plane.stages().hasApi(api)).isTrue();
    assertThat(restarted.served(api, "test")).containsExactly("echo");
  }

  private void breakRoute(String api) {
    control
        .call(
            "CreateRoute",
            "{\"apiId\":\"%s\",\"routeKey\":\"bad\",\"operationName\":\"broken\"}",
            api)
        .succeeded();
  }

  private FixtureReply deployTo(String api, String stage) {
    return control.call("CreateDeployment", "{\"apiId\":\"%s\",\"stageName\":\"%s\"}", api, stage);
  }

  private FixtureReply delete(String api, String id) {
    return control.call("DeleteDeployment", "{\"apiId\":\"%s\",\"deploymentId\":\"%s\"}", api, id);
  }

  private void move(String api, String stage, String deployment) {
    control
        .call(
            "UpdateStage",
            "{\"apiId\":\"%s\",\"stageName\":\"%s\",\"deploymentId\":\"%s\"}",
            api,
            stage,
            deployment)
        .succeeded();
  }
}
