/** The console: reads what the gateway has, shows it, and follows its changes. */
import {all, ask, Refusal} from "./gateway.js";
import {fill, make, say, soft} from "./dom.js";
import {follow, position} from "./feed.js";
import {apiList} from "./api-list.js";
import {apiView} from "./api-view.js";
import {ownerChoice} from "./owners.js";

const panel = document.getElementById("panel");
const list = apiList({chosen: id => choose(id)});
document.getElementById("apis").append(list.element);
const owners = ownerChoice(() => {
  choose(null);
  refresh();
});
document.querySelector("header").insertBefore(owners.element, document.getElementById("notice"));

let apis = [];
let view = null;
let reading = null;
let next = null;
let listReadings = 0;

/** What the address names: the API and the part of it that is shown. */
const address = () => new URLSearchParams(location.hash.slice(1));

function choose(apiId, tab = address().get("tab") ?? "stages") {
  location.hash = new URLSearchParams(apiId ? {api: apiId, tab} : {});
}

/**
 * Reads all that is shown. A call while something is being read waits for a reading that begins
 * later, which sees what the caller has just changed; many such calls lead to one reading.
 */
function refresh() {
  if (!reading) return start();
  next ??= reading.then(() => {
    next = null;
    return start();
  });
  return next;
}

function start() {
  reading = read().catch(error => say(error.message, "bad")).finally(() => { reading = null; });
  return reading;
}

/** What happens to other APIs concerns the list alone. */
async function readList() {
  const mine = ++listReadings;
  const [found] = await Promise.all([all("/v2/apis"), owners.refresh()]);
  if (mine !== listReadings) return;
  apis = found;
  list.show(apis, address().get("api"));
  if (!address().get("api")) nothingChosen();
}

async function read() {
  const apiId = address().get("api");
  listReadings++;
  const [found, data] = await Promise.all(
    [all("/v2/apis"), apiId ? readApi(apiId) : null, owners.refresh()]);
  apis = found;
  list.show(apis, apiId);
  if (apiId !== address().get("api")) return void refresh();
  if (data) show(data);
  else if (apiId) gone(apiId);
  else nothingChosen();
}

/** Everything of an API that the parts of its view show; null if it does not exist. */
async function readApi(apiId) {
  const base = `/v2/apis/${encodeURIComponent(apiId)}`;
  try {
    const [api, differences, ...lists] = await Promise.all([
      ask("GET", base),
      ask("GET", `/_framegate/differences?${new URLSearchParams({apiId})}`),
      ...["routes", "integrations", "stages", "deployments", "models", "authorizers"]
        .map(kind => all(`${base}/${kind}`))]);
    const [routes, integrations, stages, deployments, models, authorizers] = lists;
    routes.sort((one, other) => one.routeKey.localeCompare(other.routeKey));
    stages.sort((one, other) => one.stageName.localeCompare(other.stageName));
    deployments.sort((one, other) => String(other.createdDate).localeCompare(String(one.createdDate)));
    const byStage = new Map(differences.stages.map(each => [each.stageName, each]));
    return {api, routes, integrations, stages, deployments, models, authorizers, differences: byStage};
  } catch (error) {
    if (error instanceof Refusal && error.status === 404) return null;
    throw error;
  }
}

function show(data) {
  if (view?.apiId !== data.api.apiId) {
    view?.close();
    view = apiView(data.api.apiId, {refresh, choose});
    fill(panel, view.element);
  }
  view.show(data);
  view.openTab(address().get("tab") ?? "stages");
}

function gone(apiId) {
  const text = view?.apiId === apiId ? `The API ${view.name()} does not exist any more.` : `There is no API ${apiId}.`;
  closeView();
  say(text, "bad");
  choose(null);
}

function closeView() {
  view?.close();
  view = null;
}

function nothingChosen() {
  closeView();
  fill(panel, apis.length > 0 ? soft("Choose an API.") : make("div", {},
    make("h2", {textContent: "No APIs yet"}),
    make("p", {textContent: "Create one with the button “Create API”, or with the AWS CLI:"}),
    make("pre", {textContent: `aws --endpoint-url ${location.origin} apigatewayv2 create-api \\\n`
      + "  --name demo --protocol-type WEBSOCKET \\\n  --route-selection-expression '$request.body.action'"})));
}

window.addEventListener("hashchange", () => {
  if (view && view.apiId === address().get("api")) view.openTab(address().get("tab") ?? "stages");
  else refresh();
});

ask("GET", "/_framegate/health").then(health => {
  document.getElementById("version").textContent = health.version;
}, () => {});
// Before the first reading, so that no change falls between the two.
const since = await position();
await refresh();
performance.mark("shown");
follow(events => {
  const changes = events.filter(event => event.kind === "change");
  if (changes.some(event => event.apiId === address().get("api"))) refresh();
  else if (changes.some(event => event.ofList)) readList().catch(error => say(error.message, "bad"));
  view?.happened(events.filter(event => event.kind === "connection" && event.apiId === view.apiId));
}, refresh, since);
