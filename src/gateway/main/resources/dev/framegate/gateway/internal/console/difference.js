/** What has changed in an API since the deployment that a stage serves. */
import {make, soft, table} from "./dom.js";

const MOST_ROUTES = 5;
const KINDS = {
  RouteResponse: "Route response", Integration: "Integration",
  IntegrationResponse: "Integration response", Model: "Model", Authorizer: "Authorizer"
};

/** A short statement of how a stage and the API differ, for people who choose what to do. */
export function standing(stage, difference) {
  if (!stage.deploymentId) return {kind: "bad", text: "No deployment: the stage cannot be called"};
  if (!difference || difference.count === undefined) return {kind: "soft", text: "Its deployment is not known"};
  if (difference.count === 0) return {kind: "good", text: "Serves the API as it is now"};
  const changes = changeCount(difference);
  return {kind: "warn", text: changes === 1 ? "1 change not deployed" : `${changes} changes not deployed`};
}

/** A route counts once, however many of its resources differ. */
function changeCount({count, differences}) {
  if (count > differences.length) return count;
  const routes = new Set(differences.flatMap(difference => difference.routes));
  return routes.size + differences.filter(difference => difference.routes.length === 0).length;
}

/** All differences of a stage, one after the other. */
export function differenceView(difference) {
  const shown = difference.differences.map(one);
  const more = difference.count - shown.length;
  return make("div", {className: "differences"}, ...shown,
    more > 0 ? soft(`${more} more are not listed. A deployment brings all of them.`) : null);
}

function one({resource, name, change, routes, members}) {
  return make("div", {className: `difference ${change}`},
    make("h5", {textContent: title(resource, name, routes, change)}),
    table(["Member", "The stage serves", "The API has"], members.map(({member, deployed, current}) =>
      [make("code", {textContent: member}), value(deployed), value(current)])));
}

/** Routes are known by their keys; what belongs to one is told as a part of it. */
function title(resource, name, routes, change) {
  if (resource === "Api") return `The API ${change}`;
  if (resource === "Route") return `Route ${name} ${change}`;
  const kind = KINDS[resource] ?? resource;
  if (routes.length === 0) return `${kind} ${name} ${change}`;
  const own = name.split(" ").at(-1);
  return `Route ${routes.slice(0, MOST_ROUTES).join(", ")}${routes.length > MOST_ROUTES ? ", …" : ""}: `
    + `${kind.toLowerCase()} ${own} ${change}`;
}

const value = text => text === undefined ? make("span", {className: "soft", textContent: "nothing"})
  : make("pre", {textContent: text});
