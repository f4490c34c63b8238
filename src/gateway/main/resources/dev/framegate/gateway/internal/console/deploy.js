/** The action “Deploy API”: a stage from the list, or a new stage's name. */
import {copyable, make, say, soft} from "./dom.js";
import {openForm} from "./form.js";
import {command, perform} from "./operations.js";

const NEW = "";

/**
 * @param {Object} data of the API
 * @param {function(): Promise<void>} refresh
 * @param {string} [preset] the stage that is chosen at first
 */
export function openDeploy(data, refresh, preset) {
  const apiId = data.api.apiId;
  const names = data.stages.map(stage => stage.stageName);
  openForm({
    title: `Deploy API: ${data.api.name}`,
    action: "Deploy",
    fields: [
      {name: "stage", label: "Stage", kind: "select", value: preset ?? names[0] ?? NEW,
        options: [...names.map(name => [name, name]), [NEW, "[New stage]"]]},
      {name: "stageName", label: "Stage name", required: true, when: values => values.stage === NEW},
      {name: "description", label: "Deployment description"}],
    aside: values => make("details", {},
      make("summary", {textContent: "As AWS CLI commands"}),
      copyable(planned(apiId, values)),
      values.stage === NEW ? soft("DEPLOYMENT_ID is the answer's deploymentId.") : null),
    async submit({stage, stageName, description}) {
      const name = stage === NEW ? stageName : stage;
      const deployment = await perform("CreateDeployment", {
        apiId, ...(stage === NEW ? {} : {stageName: name}), ...(description ? {description} : {})});
      if (stage === NEW) await createStage(apiId, name, deployment.deploymentId);
      await refresh();
      say(`Deployment ${deployment.deploymentId} serves stage ${name}.`);
    }
  });
}

/** Without its stage the deployment would be left over. */
async function createStage(apiId, stageName, deploymentId) {
  try {
    await perform("CreateStage", {apiId, stageName, deploymentId});
  } catch (error) {
    await perform("DeleteDeployment", {apiId, deploymentId});
    throw error;
  }
}

function planned(apiId, {stage, stageName, description}) {
  const described = description ? {description} : {};
  return stage === NEW
    ? command("CreateDeployment", {apiId, ...described}) + "\n"
      + command("CreateStage", {apiId, stageName: stageName || "STAGE_NAME", deploymentId: "DEPLOYMENT_ID"})
    : command("CreateDeployment", {apiId, stageName: stage, ...described});
}
