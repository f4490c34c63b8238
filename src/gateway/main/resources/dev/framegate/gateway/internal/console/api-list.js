/** The list of APIs, and the form that creates one. */
import {button, make} from "./dom.js";
import {pagedList} from "./paged-list.js";
import {openForm} from "./form.js";
import {perform} from "./operations.js";

/**
 * @param {{chosen: function(string): void}} actions
 */
export function apiList({chosen}) {
  let current = null;
  const list = pagedList({
    id: "api-list",
    label: "Filter APIs",
    heads: ["APIs"],
    empty: "No APIs yet.",
    text: api => `${api.name} ${api.apiId}`,
    row: api => [make("a", {
      id: `api-${api.apiId}`,
      href: `#${new URLSearchParams({api: api.apiId, tab: "stages"})}`,
      "aria-current": api.apiId === current ? "page" : undefined
    }, make("span", {textContent: api.name}), make("small", {textContent: api.apiId}))]
  });
  return {
    element: make("div", {}, list.element,
      button("Create API", () => createApi(chosen), {id: "create-api", className: "main"})),
    show(apis, apiId) {
      current = apiId;
      list.show(apis);
    }
  };
}

function createApi(chosen) {
  openForm({
    title: "Create a WebSocket API",
    action: "Create API",
    fields: [
      {name: "name", required: true},
      {name: "routeSelectionExpression", value: "$request.body.action", required: true,
        hint: "Selects the route of a message: with this one, the message's member “action”."},
      {name: "description"}],
    async submit({name, routeSelectionExpression, description}) {
      const api = await perform("CreateApi", {
        name, protocolType: "WEBSOCKET", routeSelectionExpression, ...(description ? {description} : {})});
      chosen(api.apiId);
    }
  });
}
