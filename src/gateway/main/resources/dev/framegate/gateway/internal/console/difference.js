/** What has changed in an API since the deployment that a stage serves. */
import {make, soft, table} from "./dom.js";

const MOST_ROUTES = 5;
const COLOURS = {added: "good", removed: "bad", changed: "warn"};
const KINDS = {
  RouteResponse: "route response", Integration: "integration", IntegrationResponse: "integration response"
};

/** A short statement of how a stage and the API differ, for people who choose what to do. */
export function standing(stage, difference) {
  if (!stage.deploymentId) return {kind: "bad", text: "No deployment: the stage cannot be called"};
  if (!difference || difference.count === undefined) return {kind: "soft", text: "Its deployment is not known"};
  if (difference.count === 0) return {kind: "good", text: "Serves the API as it is now"};
  const {changes} = difference;
  return {kind: "warn", text: changes === 1 ? "1 change not deployed" : `${changes} changes not deployed`};
}

/** Differences of the same routes together; those of no route each by itself. */
function grouped(differences) {
  const groups = new Map();
  for (const difference of differences) {
    const {resource, name, routes} = difference;
    const key = routes.length > 0 ? `Route ${routes.join(" ")}` : `${resource} ${name}`;
    groups.set(key, [...(groups.get(key) ?? []), difference]);
  }
  return [...groups.values()];
}

/** All differences of a stage, route by route. */
export function differenceView(difference) {
  const shown = difference.differences;
  const more = difference.count - shown.length;
  return make("div", {className: "differences"}, ...grouped(shown).map(group),
    more > 0 ? soft(`${more} more are not listed. A deployment brings all of them.`) : null);
}

function group(differences) {
  const whole = differences.find(each => each.resource === "Route") ?? differences[0];
  const own = whole.routes.length === 0 || whole.resource === "Route";
  const change = own ? whole.change : "changed";
  return make("div", {className: `difference ${change}`},
    make("h5", {}, title(whole), " ", make("span", {className: `badge ${COLOURS[change]}`, textContent: change})),
    change === "changed" ? comparison(differences) : content(differences, change));
}

/** Routes are known by their keys. */
function title({resource, name, routes}) {
  if (resource === "Api") return "The API";
  if (routes.length === 0) return `${resource} ${name}`;
  return `Route ${routes.slice(0, MOST_ROUTES).join(", ")}${routes.length > MOST_ROUTES ? ", …" : ""}`;
}

/** The members that differ, side by side. */
const comparison = differences => table(["Member", "The stage serves", "The API has"],
  rows(differences, ({deployed, current}) => [value(deployed, "removed"), value(current, "added")]));

/** What is on one side only has nothing to compare with. */
function content(differences, change) {
  const all = rows(differences, ({deployed, current}) => [value(current ?? deployed, change)]);
  return make("details", {}, make("summary", {textContent: `${all.length} members`}), table(["Member", "Value"], all));
}

const rows = (differences, cells) => differences.flatMap(difference => difference.members.map(each => [
  make("span", {}, partName(difference), make("code", {textContent: each.member})), ...cells(each)]));

/** The resource of a member, where it is not the route itself. */
function partName({resource, name}) {
  const own = /Response$/.test(resource) ? ` ${name.split(" ").at(-1)}` : "";
  return KINDS[resource] ? make("span", {className: "soft", textContent: `${KINDS[resource]}${own}: `}) : null;
}

const value = (text, kind) => text === undefined ? make("span", {className: "soft", textContent: "nothing"})
  : make("pre", {className: kind, textContent: text});
