/** The control plane's operations that write, by AWS's names, and the AWS CLI's commands for them. */
import {ask, spokenFor} from "./gateway.js";

/** Method and path; members in braces are taken from the input. */
const OPERATIONS = {
  CreateApi: "POST /v2/apis",
  UpdateApi: "PATCH /v2/apis/{apiId}",
  DeleteApi: "DELETE /v2/apis/{apiId}",
  CreateRoute: "POST /v2/apis/{apiId}/routes",
  UpdateRoute: "PATCH /v2/apis/{apiId}/routes/{routeId}",
  DeleteRoute: "DELETE /v2/apis/{apiId}/routes/{routeId}",
  CreateRouteResponse: "POST /v2/apis/{apiId}/routes/{routeId}/routeresponses",
  DeleteRouteResponse: "DELETE /v2/apis/{apiId}/routes/{routeId}/routeresponses/{routeResponseId}",
  CreateIntegration: "POST /v2/apis/{apiId}/integrations",
  UpdateIntegration: "PATCH /v2/apis/{apiId}/integrations/{integrationId}",
  DeleteIntegration: "DELETE /v2/apis/{apiId}/integrations/{integrationId}",
  CreateIntegrationResponse: "POST /v2/apis/{apiId}/integrations/{integrationId}/integrationresponses",
  UpdateIntegrationResponse:
    "PATCH /v2/apis/{apiId}/integrations/{integrationId}/integrationresponses/{integrationResponseId}",
  CreateModel: "POST /v2/apis/{apiId}/models",
  UpdateModel: "PATCH /v2/apis/{apiId}/models/{modelId}",
  DeleteModel: "DELETE /v2/apis/{apiId}/models/{modelId}",
  CreateAuthorizer: "POST /v2/apis/{apiId}/authorizers",
  UpdateAuthorizer: "PATCH /v2/apis/{apiId}/authorizers/{authorizerId}",
  DeleteAuthorizer: "DELETE /v2/apis/{apiId}/authorizers/{authorizerId}",
  CreateDeployment: "POST /v2/apis/{apiId}/deployments",
  DeleteDeployment: "DELETE /v2/apis/{apiId}/deployments/{deploymentId}",
  CreateStage: "POST /v2/apis/{apiId}/stages",
  UpdateStage: "PATCH /v2/apis/{apiId}/stages/{stageName}",
  DeleteStage: "DELETE /v2/apis/{apiId}/stages/{stageName}"
};

/** The commands of all writes so far, the oldest first. */
export const performed = [];
const MOST_COMMANDS = 500;

/**
 * Performs an operation.
 *
 * @param {string} name as AWS writes it, such as CreateRoute
 * @param {Object<string, *>} members all of the input, those of the path too
 * @returns {Promise<Object>} the output
 */
export async function perform(name, members) {
  const [method, template] = OPERATIONS[name].split(" ");
  const body = {...members};
  const path = template.replace(/\{(\w+)\}/g, (whole, member) => {
    delete body[member];
    return encodeURIComponent(members[member]);
  });
  const output = await ask(method, path, method === "DELETE" ? undefined : body);
  performed.push(command(name, members));
  if (performed.length > MOST_COMMANDS) performed.shift();
  document.dispatchEvent(new Event("performed"));
  return output;
}

/** The AWS CLI's command for an operation. */
export function command(name, members) {
  const owner = spokenFor();
  const words = owner === null
    ? [`aws --endpoint-url ${location.origin} apigatewayv2 ${kebab(name)}`]
    : [`AWS_ACCESS_KEY_ID=${owner.account} aws --endpoint-url ${location.origin}`,
      `--region ${owner.region} apigatewayv2 ${kebab(name)}`];
  for (const [member, value] of Object.entries(members)) {
    if (typeof value === "boolean") words.push(`--${value ? "" : "no-"}${kebab(member)}`);
    else words.push(`--${kebab(member)} ${quoted(typeof value === "object" ? JSON.stringify(value) : String(value))}`);
  }
  return words.join(" \\\n  ");
}

const kebab = name => name.replace(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase();

const quoted = text => /^[\w./:@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
