/** An API: its name, its actions, and its parts as tabs. */
import {button, confirmed, make, say, soft} from "./dom.js";
import {perform} from "./operations.js";
import {openForm} from "./form.js";
import {openDeploy} from "./deploy.js";
import {stagesTab} from "./stages.js";
import {routesTab} from "./routes.js";
import {modelsTab} from "./models.js";
import {accessTab} from "./access.js";
import {trialTab} from "./trial.js";
import {commandsTab} from "./commands.js";

const TABS = [["stages", "Stages"], ["routes", "Routes"], ["models", "Models"],
  ["access", "Authorizers"], ["trial", "Try"], ["commands", "CLI"]];
const MAKERS = {stages: stagesTab, routes: routesTab, models: modelsTab, access: accessTab,
  trial: trialTab, commands: commandsTab};

/**
 * @param {string} apiId
 * @param {{refresh: function(): Promise<void>, choose: function(string, string): void}} actions
 */
export function apiView(apiId, {refresh, choose}) {
  let data = null;
  const title = make("h2", {id: "api-name"});
  const facts = soft("");
  const context = {apiId, refresh, data: () => data, open: tab => choose(apiId, tab),
    deploy: stageName => openDeploy(data, refresh, stageName), trySample: message => {
      parts.trial.offer(message);
      choose(apiId, "trial");
    }};
  const parts = Object.fromEntries(TABS.map(([id]) => [id, MAKERS[id](context)]));
  const tabs = TABS.map(([id, label]) => make("button", {
    id: `tab-${id}`, role: "tab", type: "button", textContent: label, "aria-controls": `part-${id}`,
    onclick: () => choose(apiId, id)}));
  const panels = TABS.map(([id, label]) => make("div", {
    id: `part-${id}`, role: "tabpanel", "aria-label": label, hidden: true}, parts[id].element));
  const strip = make("div", {role: "tablist", "aria-label": "Parts of the API", onkeydown: move}, ...tabs);

  function move(event) {
    const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    if (!step) return;
    const at = (tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length;
    tabs[at].focus();
    tabs[at].click();
  }

  return {
    apiId,
    element: make("div", {}, make("div", {className: "title"}, title, actionsMenu(context)), facts, strip, ...panels),
    name: () => data?.api.name ?? apiId,
    show(next) {
      tellDeleted(data, next);
      data = next;
      title.textContent = data.api.name;
      facts.textContent = `${apiId} · ${data.api.routeSelectionExpression}`
        + (data.api.description ? ` · ${data.api.description}` : "");
      Object.values(parts).forEach(part => part.show?.(data));
    },
    openTab(id) {
      TABS.forEach(([each], at) => {
        tabs[at].setAttribute("aria-selected", String(each === id));
        tabs[at].tabIndex = each === id ? 0 : -1;
        panels[at].hidden = each !== id;
      });
      parts[id]?.opened?.();
    },
    happened: events => parts.trial.happened(events),
    close: () => parts.trial.close()
  };
}

/** A stage that was deleted elsewhere goes from the page, which says so. */
function tellDeleted(before, next) {
  const gone = (before?.stages ?? []).map(stage => stage.stageName)
    .filter(name => !next.stages.some(stage => stage.stageName === name));
  if (gone.length > 0) say(`Stage ${gone.join(", ")} was deleted.`);
}

function actionsMenu(context) {
  const menu = make("details", {className: "menu"}, make("summary", {id: "actions", textContent: "Actions"}));
  const item = (label, id, action) => button(label, () => {
    menu.open = false;
    // The item is hidden now; a dialog gives the focus back to what has it.
    menu.firstChild.focus();
    return action();
  }, {id});
  menu.append(make("div", {},
    item("Deploy API", "deploy-api", () => context.deploy()),
    item("Edit API…", "edit-api", () => editApi(context)),
    item("Delete API…", "delete-api", () => deleteApi(context))));
  menu.onkeydown = event => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.firstChild.focus();
  };
  menu.addEventListener("focusout", event => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });
  return menu;
}

function editApi({apiId, data, refresh}) {
  const {api} = data();
  openForm({
    title: `Edit API: ${api.name}`,
    action: "Save",
    fields: [
      {name: "name", value: api.name, required: true},
      {name: "routeSelectionExpression", value: api.routeSelectionExpression, required: true,
        hint: "Stages take a new one with their next deployment."},
      {name: "description", value: api.description ?? ""}],
    async submit(values) {
      const differs = Object.entries(values).filter(([name, value]) => value !== (api[name] ?? ""));
      if (differs.length > 0) await perform("UpdateApi", {apiId, ...Object.fromEntries(differs)});
      await refresh();
      say(`The API ${values.name} is saved.`);
    }
  });
}

async function deleteApi({apiId, data}) {
  if (await confirmed(`Delete the API ${data().api.name} with all its routes, stages and deployments?`)) {
    await perform("DeleteApi", {apiId});
  }
}
