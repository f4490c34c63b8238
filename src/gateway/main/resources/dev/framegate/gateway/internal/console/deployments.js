/** The deployments of an API, the newest first. */
import {button, confirmed, make, part, say, time} from "./dom.js";
import {openForm} from "./form.js";
import {pagedList} from "./paged-list.js";
import {perform} from "./operations.js";

/** What people call a deployment: its description, or when it was made. */
export const deploymentName = deployment => deployment.description
  ? `${deployment.description}, ${time(deployment.createdDate)}` : `of ${time(deployment.createdDate)}`;

export function deploymentList(context) {
  let stages = [];
  const pointing = deployment => stages.filter(stage => stage.deploymentId === deployment.deploymentId)
    .map(stage => stage.stageName);
  const list = pagedList({
    id: "deployments",
    label: "Filter deployments",
    heads: ["Description", "Created (UTC)", "Id", "Stages", ""],
    empty: "Not deployed yet.",
    text: each => `${each.description ?? ""} ${each.createdDate} ${each.deploymentId} ${pointing(each).join(" ")}`,
    row: each => [
      each.description ?? "",
      time(each.createdDate),
      make("code", {textContent: each.deploymentId}),
      make("span", {}, ...pointing(each).map(name => make("span", {className: "badge", textContent: name}))),
      make("div", {className: "row"},
        button("Point a stage here…", () => point(each, context), {id: `deployment-${each.deploymentId}-point`}),
        button("Delete…", () => remove(each, context), {
          id: `deployment-${each.deploymentId}-delete`, disabled: pointing(each).length > 0,
          title: pointing(each).length > 0 ? "A stage serves it" : ""}))]
  });
  return {
    element: part("Deployments", list.element),
    show(data) {
      stages = data.stages;
      list.show(data.deployments);
    }
  };
}

const point = (deployment, context) => openPoint(context, deployment.deploymentId, {
  title: "Point a stage to this deployment", action: "Point", except: null});

/**
 * Asks which stage is to serve a deployment, one from the list or a new one.
 *
 * @param {Object} context of the API's view
 * @param {string} deploymentId
 * @param {{title: string, action: string, except: ?string}} words and a stage that is not offered
 */
export function openPoint({apiId, data, refresh}, deploymentId, {title, action, except}) {
  const names = data().stages.map(stage => stage.stageName).filter(name => name !== except);
  openForm({
    title,
    action,
    fields: [
      {name: "target", label: "Stage", kind: "select", options: [...names.map(name => [name, name]), ["", "[New stage]"]]},
      {name: "stageName", label: "Stage name", required: true, when: values => values.target === ""}],
    async submit({target, stageName}) {
      await (target === "" ? perform("CreateStage", {apiId, stageName, deploymentId})
        : perform("UpdateStage", {apiId, stageName: target, deploymentId}));
      await refresh();
      say(`Stage ${target || stageName} serves deployment ${deploymentId}.`);
    }
  });
}

async function remove(deployment, {apiId, refresh}) {
  if (await confirmed(`Delete the deployment ${deploymentName(deployment)}? No stage can go back to it then.`)) {
    await perform("DeleteDeployment", {apiId, deploymentId: deployment.deploymentId});
    await refresh();
  }
}
