/** The form of a route: its key, its integration with templates, its answer and its access. */
import {say, soft} from "./dom.js";
import {all} from "./gateway.js";
import {openForm} from "./form.js";
import {integrationOf} from "./integrations.js";
import {templatePreview} from "./preview.js";
import {createRoute, updateRoute} from "./route-changes.js";

const BACKEND = ["HTTP_PROXY", "HTTP", "AWS_PROXY", "AWS"];
const TEMPLATED = ["MOCK", "HTTP", "AWS"];
const DEFAULT = "$default";

/**
 * @param {Object} context of the API's view
 * @param {?Object} route null for a new one
 */
export async function openRoute(context, route) {
  const {apiId, data, refresh} = context;
  const before = await readRoute(apiId, route, data());
  const preview = templatePreview();
  const has = (kinds, values) => kinds.includes(values.integrationType);
  openForm({
    title: route ? `Route ${route.routeKey}` : "Create a route",
    action: route ? "Save" : "Create route",
    fields: [
      {name: "routeKey", value: route?.routeKey, required: true,
        hint: "A value of the routeSelectionExpression, or $connect, $disconnect or $default."},
      {name: "integrationType", kind: "select", value: before.integration?.integrationType ?? (route ? "" : "MOCK"),
        options: ["MOCK", ...BACKEND, ["", "none"]]},
      {name: "integrationUri", value: before.integration?.integrationUri, required: true,
        hint: "An HTTP address, or a function: its ARN in arn:aws:apigateway:REGION:lambda:path/2015-03-31/functions/ARN/invocations.",
        when: values => has(BACKEND, values)},
      {name: "integrationMethod", value: before.integration?.integrationMethod ?? "POST", when: values => has(BACKEND, values)},
      {name: "requestTemplates", label: "requestTemplates ($default)", kind: "area",
        value: before.requestTemplates ?? '{"statusCode": 200}', when: values => has(TEMPLATED, values)},
      {name: "responseTemplates", label: "responseTemplates ($default) of the integration response", kind: "area",
        value: before.responseTemplates ?? (route ? "" : '{"message": "hello"}'), when: values => has(TEMPLATED, values)},
      {name: "routeResponse", label: "Route response: the client receives the answer", kind: "check",
        value: route ? Boolean(route.routeResponseSelectionExpression) : true, when: values => has(["MOCK", ...BACKEND], values)},
      {name: "authorizationType", kind: "select", value: route?.authorizationType ?? "NONE",
        options: ["NONE", "AWS_IAM", "CUSTOM"], when: values => values.routeKey === "$connect"},
      {name: "authorizerId", kind: "select", value: route?.authorizerId,
        options: data().authorizers.map(each => [each.authorizerId, each.name]),
        when: values => values.routeKey === "$connect" && values.authorizationType === "CUSTOM"},
      {name: "apiKeyRequired", kind: "check", value: route?.apiKeyRequired === true, when: values => values.routeKey === "$connect"},
      {name: "requestModels", label: "requestModels ($default)", kind: "select",
        value: route?.requestModels?.[DEFAULT] ?? "",
        options: [["", "none"], ...data().models.map(each => each.name)],
        when: values => !["$connect", "$disconnect"].includes(values.routeKey) && data().models.length > 0}],
    aside(values) {
      if (!has(TEMPLATED, values)) return before.shared ? soft(before.shared) : null;
      preview.show(values);
      return preview.element;
    },
    async submit(values) {
      await (route ? updateRoute(apiId, route, before, values) : createRoute(apiId, values));
      await refresh();
      say(`Route ${values.routeKey} is saved. Stages serve it once the API is deployed.`);
    }
  });
}

/** What of a route stands in other resources. */
async function readRoute(apiId, route, data) {
  const integration = integrationOf(route, data);
  if (!integration) return {};
  const api = `/v2/apis/${encodeURIComponent(apiId)}`;
  const responses = await all(`${api}/integrations/${encodeURIComponent(integration.integrationId)}/integrationresponses`);
  const routeResponses = await all(`${api}/routes/${encodeURIComponent(route.routeId)}/routeresponses`);
  const response = responses.find(each => each.integrationResponseKey === DEFAULT);
  const others = data.routes.filter(each => each.routeId !== route.routeId && each.target === route.target);
  return {
    integration,
    response,
    routeResponses,
    requestTemplates: integration.requestTemplates?.[DEFAULT] ?? "",
    responseTemplates: response?.responseTemplates?.[DEFAULT] ?? "",
    shared: others.length > 0 ? `Its integration is also that of ${others.map(each => each.routeKey).join(", ")}.` : ""
  };
}
