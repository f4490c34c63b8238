/** The operations behind the form of a route. */
import {perform} from "./operations.js";

const DEFAULT = "$default";
// The backslash makes it a text rather than an expression.
const TEXT_DEFAULT = "\\$default";

/** Creates a route with its integration; if a step is refused, what was made before is deleted. */
export async function createRoute(apiId, values) {
  const undo = [];
  try {
    const target = values.integrationType ? await createIntegration(apiId, values, undo) : null;
    const route = await perform("CreateRoute", {
      apiId, routeKey: values.routeKey, ...(target ? {target} : {}), ...routeMembers(values, {})});
    undo.push(["DeleteRoute", {apiId, routeId: route.routeId}]);
    if (values.routeResponse) {
      await perform("CreateRouteResponse", {apiId, routeId: route.routeId, routeResponseKey: DEFAULT});
    }
  } catch (error) {
    for (const [operation, members] of undo.reverse()) await perform(operation, members);
    throw error;
  }
}

async function createIntegration(apiId, values, undo) {
  const integration = await perform("CreateIntegration", {
    apiId, integrationType: values.integrationType, ...integrationMembers(values)});
  const integrationId = integration.integrationId;
  undo.push(["DeleteIntegration", {apiId, integrationId}]);
  if (values.responseTemplates) await createResponse(apiId, integrationId, values);
  return `integrations/${integrationId}`;
}

const createResponse = (apiId, integrationId, values) => perform("CreateIntegrationResponse", {
  apiId, integrationId, integrationResponseKey: DEFAULT, ...responseMembers(values)});

const integrationMembers = values => ({
  ...(values.integrationUri ? {integrationUri: values.integrationUri, integrationMethod: values.integrationMethod} : {}),
  ...(values.requestTemplates
    ? {templateSelectionExpression: TEXT_DEFAULT, requestTemplates: {[DEFAULT]: values.requestTemplates}} : {})
});

const responseMembers = values => ({
  templateSelectionExpression: TEXT_DEFAULT, responseTemplates: {[DEFAULT]: values.responseTemplates}});

/** The members of a route that the form has, those only that differ from before. */
function routeMembers(values, before) {
  const members = {};
  const set = (name, value, earlier) => {
    if (value !== undefined && value !== earlier) members[name] = value;
  };
  set("authorizationType", values.authorizationType, before.authorizationType ?? "NONE");
  set("authorizerId", values.authorizerId || undefined, before.authorizerId);
  set("apiKeyRequired", values.apiKeyRequired, before.apiKeyRequired ?? false);
  if (values.routeResponse !== undefined) {
    set("routeResponseSelectionExpression", values.routeResponse ? DEFAULT : "",
      before.routeResponseSelectionExpression ?? "");
  }
  const model = before.requestModels?.[DEFAULT] ?? "";
  if (values.requestModels !== undefined && values.requestModels !== model) {
    members.modelSelectionExpression = values.requestModels ? DEFAULT : "";
    members.requestModels = {[DEFAULT]: values.requestModels};
  }
  return members;
}

/**
 * Changes a route and its integration, with calls only for what differs.
 *
 * @param {Object} before the integration, its response and the templates as they were
 */
export async function updateRoute(apiId, route, before, values) {
  const routeId = route.routeId;
  const members = routeMembers(values, route);
  if (values.routeKey !== route.routeKey) members.routeKey = values.routeKey;
  const target = await changeIntegration(apiId, before, values);
  if (target !== undefined) members.target = target;
  if (Object.keys(members).length > 0) await perform("UpdateRoute", {apiId, routeId, ...members});
  const response = (before.routeResponses ?? []).find(each => each.routeResponseKey === DEFAULT);
  if (values.routeResponse && !response) {
    await perform("CreateRouteResponse", {apiId, routeId, routeResponseKey: DEFAULT});
  }
}

/** The route's new target, if it gets one. */
async function changeIntegration(apiId, before, values) {
  if (!values.integrationType) return before.integration ? "" : undefined;
  if (!before.integration) return createIntegration(apiId, values, []);
  const {integrationId, integrationType, integrationUri, integrationMethod} = before.integration;
  const differs = values.integrationType !== integrationType
    || (values.integrationUri ?? integrationUri) !== integrationUri
    || (values.integrationMethod ?? integrationMethod) !== integrationMethod
    || (values.requestTemplates ?? "") !== (before.requestTemplates ?? "");
  if (differs) {
    await perform("UpdateIntegration", {
      apiId, integrationId, integrationType: values.integrationType, ...integrationMembers(values)});
  }
  if (values.responseTemplates !== undefined && values.responseTemplates !== before.responseTemplates) {
    const response = before.response;
    await (response ? perform("UpdateIntegrationResponse", {
      apiId, integrationId, integrationResponseId: response.integrationResponseId, ...responseMembers(values)})
      : createResponse(apiId, integrationId, values));
  }
  return undefined;
}
