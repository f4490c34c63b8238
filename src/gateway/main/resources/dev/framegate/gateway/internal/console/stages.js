/** The stages of an API: what each serves, what has changed since, and what can be done. */
import {button, confirmed, fill, guarded, make, part, say, soft, time} from "./dom.js";
import {ask} from "./gateway.js";
import {openForm} from "./form.js";
import {perform} from "./operations.js";
import {deploymentList, deploymentName, openPoint} from "./deployments.js";
import {differenceView, standing} from "./difference.js";

export function stagesTab(context) {
  const cards = make("div", {className: "cards"});
  // The stages whose changes are shown, with what was read of them last.
  const opened = new Map();
  const history = deploymentList(context);
  return {
    element: make("div", {}, part("Stages", cards), history.element),
    show(data) {
      const noStage = data.deployments.length === 0
        ? "No stages. Deploy the API to make it callable: Actions, Deploy API."
        : "No stages. Deployments are callable once a stage points to them.";
      fill(cards, ...(data.stages.length === 0 ? [soft(noStage)]
        : data.stages.map(stage => card(stage, data, opened, context))));
      history.show(data);
    }
  };
}

function card(stage, data, opened, context) {
  const name = stage.stageName;
  const id = `stage-${name}`;
  const difference = data.differences.get(name);
  const {kind, text} = standing(stage, difference);
  const deployment = data.deployments.find(each => each.deploymentId === stage.deploymentId);
  const changes = make("div", {id: `${id}-changes`, hidden: !opened.has(name)});
  const show = button("", () => {
    if (!opened.delete(name)) opened.set(name, {});
    return toggle();
  }, {id: `${id}-show`, "aria-controls": `${id}-changes`});
  async function toggle() {
    const open = opened.has(name);
    changes.hidden = !open;
    show.textContent = open ? "Hide changes" : "Show changes";
    show.setAttribute("aria-expanded", String(open));
    fill(changes, opened.get(name)?.view);
    if (open) await read();
  }
  /** What is folded or chosen in a view stays so while nothing else is to be shown. */
  async function read() {
    const query = new URLSearchParams({apiId: context.apiId, stageName: name});
    const {stages: [found]} = await ask("GET", `/_framegate/differences?${query}`);
    // Another card of this stage may have taken the place of this one meanwhile.
    if (!opened.has(name) || !changes.isConnected) return;
    const text = JSON.stringify(found);
    if (opened.get(name).text !== text) opened.set(name, {text, view: found.differences ? differenceView(found) : null});
    fill(changes, opened.get(name).view);
  }
  show.hidden = !difference?.count;
  if (difference?.count) guarded(toggle)();
  const act = (label, what, action, more = {}) => button(label, action, {id: `${id}-${what}`, ...more});
  return make("article", {className: "card", id},
    make("h4", {}, name, make("span", {className: `badge ${kind}`, textContent: text})),
    make("p", {}, "Deployment: ", deployment ? deploymentName(deployment) : stage.deploymentId ?? "none",
      stage.autoDeploy ? make("span", {className: "badge soft", textContent: "autoDeploy"}) : null),
    stage.description ? soft(stage.description) : null,
    soft(`Last updated ${time(stage.lastUpdatedDate)} UTC`),
    soft(stage.lastDeploymentStatusMessage ?? ""),
    make("div", {className: "row"},
      act("Deploy", "deploy", () => context.deploy(name), {className: "main", disabled: stage.autoDeploy === true}),
      show,
      act("Promote to…", "promote", () => promote(stage, context), {disabled: !stage.deploymentId}),
      act("Roll back…", "roll-back", () => rollBack(stage, context), {disabled: before(stage, data).length === 0}),
      act("Settings…", "settings", () => settings(stage, context)),
      act("Delete…", "delete", () => remove(stage, context))),
    changes);
}

/** Another stage, or a new one, gets the deployment that this one has. */
const promote = (stage, context) => openPoint(context, stage.deploymentId, {
  title: `Promote the deployment of ${stage.stageName}`, action: "Promote", except: stage.stageName});

const before = (stage, data) => data.deployments.filter(each => each.deploymentId !== stage.deploymentId);

/** The stage gets an earlier deployment, or any other. */
function rollBack(stage, {apiId, data, refresh}) {
  openForm({
    title: `Change the deployment of stage ${stage.stageName}`,
    action: "Change deployment",
    fields: [{name: "deploymentId", label: "Deployment", kind: "select",
      value: previous(stage, data().deployments)?.deploymentId,
      options: before(stage, data()).map(each => [each.deploymentId, `${deploymentName(each)} (${each.deploymentId})`])}],
    async submit({deploymentId}) {
      await perform("UpdateStage", {apiId, stageName: stage.stageName, deploymentId});
      await refresh();
      say(`Stage ${stage.stageName} serves deployment ${deploymentId}.`);
    }
  });
}

/** The deployment that was made before the stage's; deployments are sorted, newest first. */
function previous(stage, deployments) {
  const at = deployments.findIndex(each => each.deploymentId === stage.deploymentId);
  return deployments[at + 1] ?? deployments[0];
}

function settings(stage, {apiId, refresh}) {
  const route = stage.defaultRouteSettings ?? {};
  openForm({
    title: `Settings of stage ${stage.stageName}`,
    action: "Save",
    fields: [
      {name: "description", value: stage.description ?? ""},
      {name: "autoDeploy", kind: "check", value: stage.autoDeploy === true,
        hint: "Every change of the API is deployed to this stage by itself."},
      {name: "stageVariables", kind: "area", value: lines(stage.stageVariables),
        hint: "One a line: name=value. They take effect without a deployment."},
      {name: "throttlingRateLimit", value: route.throttlingRateLimit ?? "", hint: "Messages a second; empty for none of its own."},
      {name: "throttlingBurstLimit", value: route.throttlingBurstLimit ?? ""},
      {name: "loggingLevel", kind: "select", options: ["OFF", "ERROR", "INFO"], value: route.loggingLevel ?? "OFF"},
      {name: "dataTraceEnabled", kind: "check", value: route.dataTraceEnabled === true},
      {name: "detailedMetricsEnabled", kind: "check", value: route.detailedMetricsEnabled === true}],
    async submit(values) {
      await perform("UpdateStage", {apiId, stageName: stage.stageName, ...changed(stage, values)});
      await refresh();
      say(`The settings of stage ${stage.stageName} are saved.`);
    }
  });
}

/** Only what differs; a variable that was removed is set to an empty text, which removes it. */
function changed(stage, values) {
  const variables = Object.fromEntries(Object.keys(stage.stageVariables ?? {}).map(name => [name, ""]));
  const set = {
    description: values.description,
    stageVariables: {...variables, ...parsed(values.stageVariables)},
    defaultRouteSettings: {
      loggingLevel: values.loggingLevel,
      dataTraceEnabled: values.dataTraceEnabled,
      detailedMetricsEnabled: values.detailedMetricsEnabled,
      ...(values.throttlingRateLimit ? {throttlingRateLimit: Number(values.throttlingRateLimit)} : {}),
      ...(values.throttlingBurstLimit ? {throttlingBurstLimit: Number(values.throttlingBurstLimit)} : {})}
  };
  if (values.autoDeploy !== (stage.autoDeploy === true)) set.autoDeploy = values.autoDeploy;
  return set;
}

const lines = variables => Object.entries(variables ?? {}).map(([name, value]) => `${name}=${value}`).join("\n");

function parsed(text) {
  return Object.fromEntries(text.split("\n").filter(line => line.trim()).map(line => {
    const at = line.indexOf("=");
    if (at < 1) throw new Error(`stageVariables: expected name=value, got “${line}”`);
    return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
  }));
}

async function remove(stage, {apiId, refresh}) {
  if (await confirmed(`Delete stage ${stage.stageName}? Its clients stay connected, but no new ones can connect.`)) {
    await perform("DeleteStage", {apiId, stageName: stage.stageName});
    await refresh();
  }
}
