/** The routes of an API, with what each calls and which stages serve another state of it. */
import {button, confirmed, make, part} from "./dom.js";
import {pagedList} from "./paged-list.js";
import {perform} from "./operations.js";
import {integrationOf, integrationText} from "./integrations.js";
import {openRoute} from "./route-form.js";
import {sampleFor} from "./samples.js";

export function routesTab(context) {
  let data = null;
  let stale = new Map();
  const list = pagedList({
    id: "routes",
    label: "Filter routes",
    heads: ["routeKey", "Integration", "Answers", "Access", ""],
    empty: "No routes. An API needs one before it can be deployed.",
    text: route => `${route.routeKey} ${integrationText(route, data)} ${accessText(route, data)}`,
    row: route => [
      make("span", {}, make("code", {textContent: route.routeKey}), ...(stale.get(route.routeKey) ?? [])
        .map(stage => make("span", {className: "badge warn", textContent: `not deployed to ${stage}`}))),
      integrationText(route, data),
      route.routeResponseSelectionExpression ? "yes" : "no",
      accessText(route, data),
      make("div", {className: "row"},
        button("Edit…", () => openRoute(context, route), {id: `route-${route.routeId}-edit`}),
        button("Try", () => context.trySample(sampleFor(route, data)), {
          id: `route-${route.routeId}-try`, hidden: isOfConnection(route)}),
        button("Delete…", () => remove(route, context), {id: `route-${route.routeId}-delete`}))]
  });
  return {
    element: part("Routes", list.element,
      button("Create route…", () => openRoute(context, null), {id: "create-route", className: "main"})),
    show(next) {
      data = next;
      stale = staleStages(data.differences);
      list.show(data.routes);
    }
  };
}

const isOfConnection = route => ["$connect", "$disconnect"].includes(route.routeKey);

/** The stages that serve another state of a route, by its key. */
function staleStages(differences) {
  const byRoute = new Map();
  for (const [stage, {routes = []}] of differences) {
    for (const key of routes) byRoute.set(key, [...(byRoute.get(key) ?? []), stage]);
  }
  return byRoute;
}

/** Only a handshake is checked; other routes need nothing of it. */
function accessText(route, data) {
  if (route.routeKey !== "$connect") return "";
  const authorizer = data.authorizers.find(each => each.authorizerId === route.authorizerId);
  const kind = route.authorizationType === "CUSTOM" ? `CUSTOM ${authorizer?.name ?? route.authorizerId ?? ""}`
    : route.authorizationType ?? "NONE";
  return route.apiKeyRequired ? `${kind}, API key` : kind;
}

async function remove(route, {apiId, data, refresh}) {
  if (!await confirmed(`Delete the route ${route.routeKey}? Stages serve it until the API is deployed to them.`)) return;
  await perform("DeleteRoute", {apiId, routeId: route.routeId});
  const shared = data().routes.some(each => each.routeId !== route.routeId && each.target === route.target);
  const integration = integrationOf(route, data());
  if (integration && !shared) {
    await perform("DeleteIntegration", {apiId, integrationId: integration.integrationId});
  }
  await refresh();
}
