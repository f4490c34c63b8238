/** The integrations that routes point to. */

/** The integration that a route points to. */
export const integrationOf = (route, data) => data.integrations
  .find(each => `integrations/${each.integrationId}` === route?.target);

/** What a route calls, in a few words. */
export function integrationText(route, data) {
  const integration = integrationOf(route, data);
  if (!integration) return route.target ? `${route.target}, which does not exist` : "none";
  const lambda = /functions\/(.+)\/invocations/.exec(integration.integrationUri ?? "");
  const where = lambda ? lambda[1].split(":").pop() : integration.integrationUri ?? "";
  return `${integration.integrationType} ${where}`.trim();
}
