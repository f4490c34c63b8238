/** Dialogs that send an operation. The gateway's refusal is shown beside the field it names. */
import {button, fill, make} from "./dom.js";

/**
 * A field of a form. Its name is AWS's.
 *
 * @typedef {Object} Field
 * @property {string} name
 * @property {string} [label] defaults to the name
 * @property {"text"|"area"|"select"|"check"} [kind]
 * @property {*} [value]
 * @property {Array<string|[string, string]>} [options] of a select: values, or values with labels
 * @property {string} [hint]
 * @property {boolean} [required]
 * @property {function(Object): boolean} [when] whether it is shown, by the values of all fields
 */

/**
 * Opens a dialog.
 *
 * @param {Object} options
 * @param {string} options.title
 * @param {Field[]} options.fields
 * @param {string} options.action label of the button that submits
 * @param {function(Object): Promise<void>} options.submit gets the values of the shown fields
 * @param {function(Object): Node} [options.aside] shown below the fields, again after each change
 * @returns {HTMLDialogElement}
 */
export function openForm({title, fields, action, submit, aside}) {
  const controls = new Map(fields.map(field => [field.name, control(field)]));
  const dialog = make("dialog", {"aria-labelledby": "form-title"});
  const failure = make("p", {className: "bad", id: "form-failure", role: "alert"});
  const send = make("button", {className: "main", textContent: action, id: "form-submit"});
  const below = make("div");
  const form = make("form", {noValidate: true},
    make("h2", {id: "form-title", textContent: title}),
    ...[...controls.values()].map(each => each.row), below, failure,
    make("div", {className: "row"}, send, button("Cancel", () => dialog.close(), {id: "form-cancel"})));
  const values = () => Object.fromEntries([...controls].filter(([, each]) => !each.row.hidden)
    .map(([name, each]) => [name, each.read()]));

  function changed() {
    const everything = Object.fromEntries([...controls].map(([name, each]) => [name, each.read()]));
    for (const field of fields) controls.get(field.name).row.hidden = !(field.when?.(everything) ?? true);
    if (aside) fill(below, aside(values()));
  }

  function clear() {
    failure.textContent = "";
    controls.forEach(each => each.complain(""));
  }

  form.oninput = changed;
  form.onkeydown = event => {
    if (event.key === "Enter" && event.ctrlKey) form.requestSubmit();
  };
  form.onsubmit = async event => {
    event.preventDefault();
    clear();
    const missing = fields.find(field => field.required && !controls.get(field.name).row.hidden
      && controls.get(field.name).read() === "");
    if (missing) return controls.get(missing.name).complain(`${missing.label ?? missing.name}: expected a value`);
    send.disabled = true;
    try {
      await submit(values());
      dialog.close();
    } catch (error) {
      const named = concerned(fields.filter(field => !controls.get(field.name).row.hidden), error.message);
      if (named) controls.get(named.name).complain(error.message);
      else failure.textContent = error.message;
    } finally {
      send.disabled = false;
    }
  };
  dialog.onclose = () => dialog.remove();
  dialog.append(form);
  document.body.append(dialog);
  changed();
  dialog.showModal();
  return dialog;
}

/** The field that a refusal names, as in “Stage name: expected …”; the longest of several names. */
function concerned(fields, message) {
  const letters = text => text.toLowerCase().replace(/[^a-z]/g, "");
  return fields.filter(field => letters(message).includes(letters(field.name)))
    .sort((one, other) => other.name.length - one.name.length)[0];
}

function control(field) {
  const id = `field-${field.name}`;
  const input = inputOf(field, id);
  const error = make("p", {className: "bad", id: `${id}-error`, role: "alert"});
  const hint = make("p", {className: "soft", id: `${id}-hint`, textContent: field.hint ?? "", hidden: !field.hint});
  input.setAttribute("aria-describedby", `${id}-hint ${id}-error`);
  const label = make("label", {htmlFor: id, textContent: field.label ?? field.name});
  const row = make("div", {className: `field ${field.kind ?? "text"}`},
    ...(field.kind === "check" ? [input, label] : [label, input]), hint, error);
  return {
    row,
    read: () => field.kind === "check" ? input.checked : field.kind === "area" ? input.value : input.value.trim(),
    complain(text) {
      error.textContent = text;
      input.setAttribute("aria-invalid", String(text !== ""));
      if (text) input.focus();
    }
  };
}

function inputOf(field, id) {
  if (field.kind === "area") {
    return make("textarea", {id, rows: 3, value: field.value ?? "", spellcheck: false});
  }
  if (field.kind === "check") return make("input", {id, type: "checkbox", checked: field.value ?? false});
  if (field.kind === "select") {
    const options = field.options.map(each => Array.isArray(each) ? each : [each, each]);
    const select = make("select", {id}, ...options.map(([value, label]) => make("option", {value, textContent: label})));
    select.value = field.value ?? options[0]?.[0] ?? "";
    return select;
  }
  return make("input", {id, value: field.value ?? "", autocomplete: "off", spellcheck: false});
}
