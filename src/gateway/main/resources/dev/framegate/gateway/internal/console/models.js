/** The models of an API: JSON schemas that messages are checked against. */
import {button, confirmed, make, part, say} from "./dom.js";
import {openForm} from "./form.js";
import {pagedList} from "./paged-list.js";
import {perform} from "./operations.js";

const EXAMPLE = `{
  "$schema": "http://json-schema.org/draft-04/schema#",
  "type": "object",
  "required": ["action"],
  "properties": {"action": {"type": "string"}}
}`;

export function modelsTab(context) {
  const list = pagedList({
    id: "models",
    label: "Filter models",
    heads: ["name", "schema", ""],
    empty: "No models. A route whose messages have a model refuses all others.",
    text: model => `${model.name} ${model.schema}`,
    row: model => [
      model.name,
      make("pre", {className: "short", textContent: model.schema}),
      make("div", {className: "row"},
        button("Edit…", () => edit(model, context), {id: `model-${model.modelId}-edit`}),
        button("Delete…", () => remove(model, context), {id: `model-${model.modelId}-delete`}))]
  });
  return {
    element: part("Models", list.element,
      button("Create model…", () => edit(null, context), {id: "create-model", className: "main"})),
    show: data => list.show(data.models)
  };
}

function edit(model, {apiId, refresh}) {
  openForm({
    title: model ? `Model ${model.name}` : "Create a model",
    action: model ? "Save" : "Create model",
    fields: [
      {name: "name", value: model?.name, required: true},
      {name: "schema", kind: "area", value: model?.schema ?? EXAMPLE, required: true},
      {name: "description", value: model?.description}],
    async submit({name, schema, description}) {
      const members = {apiId, name, schema, contentType: "application/json", ...(description ? {description} : {})};
      await (model ? perform("UpdateModel", {...members, modelId: model.modelId}) : perform("CreateModel", members));
      await refresh();
      say(`Model ${name} is saved.`);
    }
  });
}

async function remove(model, {apiId, refresh}) {
  if (await confirmed(`Delete the model ${model.name}?`)) {
    await perform("DeleteModel", {apiId, modelId: model.modelId});
    await refresh();
  }
}
