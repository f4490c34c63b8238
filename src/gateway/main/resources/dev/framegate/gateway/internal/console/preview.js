/** What templates make of a sample message, rendered by the gateway's own engine. */
import {ask} from "./gateway.js";
import {make, soft} from "./dom.js";

const PAUSE_MILLIS = 300;

export function templatePreview() {
  const sample = make("textarea", {id: "preview-message", rows: 2, value: '{"action": "echo"}', "aria-label": "Sample message"});
  const request = make("pre", {id: "preview-request"});
  const response = make("pre", {id: "preview-response"});
  const details = make("details", {}, make("summary", {textContent: "Preview of the templates"}),
    make("label", {htmlFor: "preview-message", textContent: "Sample message"}), sample,
    soft("requestTemplates renders:"), request, soft("responseTemplates renders:"), response);
  let values = {};
  let waiting = null;

  async function render() {
    if (!details.open) return;
    const first = await rendered(values.requestTemplates, sample.value);
    request.textContent = first;
    // The response of a MOCK integration is its rendered request.
    response.textContent = await rendered(values.responseTemplates,
      values.integrationType === "MOCK" ? first : sample.value);
  }

  function soon() {
    clearTimeout(waiting);
    waiting = setTimeout(render, PAUSE_MILLIS);
  }

  details.ontoggle = render;
  return {
    element: details,
    show(next) {
      values = next;
      soon();
    }
  };
}

async function rendered(template, message) {
  if (!template) return message;
  try {
    return (await ask("POST", "/_framegate/preview", {template, message})).output;
  } catch (error) {
    return error.message;
  }
}
