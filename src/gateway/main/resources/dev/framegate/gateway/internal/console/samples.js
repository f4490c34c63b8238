/** Sample messages: what a route's selection expression and model ask for. */

const DEEPEST = 8;

/**
 * A message that reaches a route.
 *
 * @param {Object} route
 * @param {Object} data of the API
 * @returns {string}
 */
export function sampleFor(route, data) {
  const path = /^\$\{?request\.body\.([\w.]+)\}?$/.exec(data.api.routeSelectionExpression);
  if (!path || route.routeKey === "$default") return route.routeKey === "$default" ? "anything" : route.routeKey;
  const message = modelSample(route, data);
  const steps = path[1].split(".");
  let place = message;
  for (const step of steps.slice(0, -1)) {
    if (typeof place[step] !== "object" || place[step] === null) place[step] = {};
    place = place[step];
  }
  place[steps.at(-1)] = route.routeKey;
  return JSON.stringify(message);
}

function modelSample(route, data) {
  const model = data.models.find(each => each.name === route.requestModels?.$default);
  try {
    const sample = model ? ofSchema(JSON.parse(model.schema), 0) : {};
    return typeof sample === "object" && sample !== null && !Array.isArray(sample) ? sample : {};
  } catch {
    return {}; // A schema that is not JSON has no sample.
  }
}

/** A value that a simple schema admits: its first enum value, or the least of its type. */
function ofSchema(schema, depth) {
  if (schema.enum?.length > 0) return schema.enum[0];
  if (schema.default !== undefined) return schema.default;
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case "string": return "x".repeat(Math.min(schema.minLength ?? 1, 1000));
    case "integer":
    case "number": return schema.minimum ?? 0;
    case "boolean": return true;
    case "array": return [];
    case "null": return null;
    default: return depth > DEEPEST ? {} : Object.fromEntries((schema.required ?? [])
      .map(name => [name, ofSchema(schema.properties?.[name] ?? {type: "string"}, depth + 1)]));
  }
}

/** A text in UTF-8. */
export const bytesOf = text => new TextEncoder().encode(text);

const MOST_BYTES = 16 * 1024 * 1024;

/**
 * A message of exactly so many bytes, to try limits with: a JSON object gets a member “pad”, any
 * other text is continued. A longer message stays as it is.
 *
 * @param {string} message
 * @param {string} size as it was typed; empty for the message as it is
 */
export function padded(message, size) {
  if (size.trim() === "") return message;
  if (!/^\d+$/.test(size.trim()) || Number(size) > MOST_BYTES) {
    throw new Error(`Size: expected a number of bytes up to ${MOST_BYTES}, got “${size}”`);
  }
  const missing = text => Math.max(0, Number(size) - bytesOf(text).length);
  const object = /^\s*\{.*\}\s*$/s.test(message) ? message.trimEnd().slice(0, -1) : null;
  if (object === null) return message + "x".repeat(missing(message));
  const head = `${object}${object.trim() === "{" ? "" : ","}"pad":"`;
  return missing(`${head}"}`) === 0 ? message : `${head}${"x".repeat(missing(`${head}"}`))}"}`;
}
