/** The authorizers of an API: functions that decide who may connect. */
import {button, confirmed, make, part, say} from "./dom.js";
import {openForm} from "./form.js";
import {pagedList} from "./paged-list.js";
import {perform} from "./operations.js";

export function accessTab(context) {
  const list = pagedList({
    id: "authorizers",
    label: "Filter authorizers",
    heads: ["name", "identitySource", "authorizerUri", ""],
    empty: "No authorizers. The route $connect admits everybody unless its authorizationType says otherwise.",
    text: each => `${each.name} ${each.authorizerUri}`,
    row: each => [
      each.name,
      (each.identitySource ?? []).join(", "),
      make("code", {textContent: each.authorizerUri}),
      make("div", {className: "row"},
        button("Edit…", () => edit(each, context), {id: `authorizer-${each.authorizerId}-edit`}),
        button("Delete…", () => remove(each, context), {id: `authorizer-${each.authorizerId}-delete`}))]
  });
  return {
    element: part("Authorizers", list.element,
      button("Create authorizer…", () => edit(null, context), {id: "create-authorizer", className: "main"})),
    show: data => list.show(data.authorizers)
  };
}

function edit(authorizer, {apiId, refresh}) {
  openForm({
    title: authorizer ? `Authorizer ${authorizer.name}` : "Create an authorizer",
    action: authorizer ? "Save" : "Create authorizer",
    fields: [
      {name: "name", value: authorizer?.name, required: true},
      {name: "authorizerUri", value: authorizer?.authorizerUri, required: true,
        hint: "arn:aws:apigateway:REGION:lambda:path/2015-03-31/functions/ARN/invocations"},
      {name: "identitySource", kind: "area", value: (authorizer?.identitySource ?? ["route.request.querystring.token"]).join("\n"),
        hint: "One a line. A browser sends no headers of its own: take route.request.querystring.NAME for it."}],
    async submit({name, authorizerUri, identitySource}) {
      const members = {apiId, name, authorizerUri, authorizerType: "REQUEST",
        identitySource: identitySource.split("\n").map(line => line.trim()).filter(Boolean)};
      await (authorizer ? perform("UpdateAuthorizer", {...members, authorizerId: authorizer.authorizerId})
        : perform("CreateAuthorizer", members));
      await refresh();
      say(`Authorizer ${name} is saved.`);
    }
  });
}

async function remove(authorizer, {apiId, refresh}) {
  if (await confirmed(`Delete the authorizer ${authorizer.name}?`)) {
    await perform("DeleteAuthorizer", {apiId, authorizerId: authorizer.authorizerId});
    await refresh();
  }
}
