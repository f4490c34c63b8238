/** Elements of the page. All data becomes text nodes; nothing is ever read as markup. */

/**
 * Makes an element.
 *
 * @param {string} tag
 * @param {Object<string, *>} properties of the element; those that it does not have become attributes
 * @param {...(Node|string)} children
 * @returns {HTMLElement}
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined) continue;
    if (name in element && !name.startsWith("aria-")) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

/** A paragraph of less important text. */
export const soft = text => make("p", {className: "soft", textContent: text});

/** A button that tells failures of what it does. */
export function button(label, action, properties = {}) {
  return make("button", {type: "button", textContent: label, onclick: guarded(action), ...properties});
}

/** Replaces the children of an element; the focus stays on what has the same id as before. */
export function fill(container, ...children) {
  const next = children.filter(Boolean);
  if (next.length === container.childNodes.length && next.every((child, at) => child === container.childNodes[at])) return;
  const focused = container.contains(document.activeElement) ? document.activeElement.id : "";
  container.replaceChildren(...next);
  if (focused) document.getElementById(focused)?.focus();
}

/** A titled part of the page. */
export function part(title, ...content) {
  return make("section", {className: "part"}, make("h3", {textContent: title}), ...content);
}

/** A table; cells are texts or nodes. A column without a head holds buttons. */
export function table(heads, rows) {
  const head = text => make("th", {scope: "col"}, text || make("span", {className: "unseen", textContent: "Actions"}));
  const line = (tag, cells) => make("tr", {}, ...cells.map((cell, at) =>
    tag === "th" ? head(cell) : make(tag, {"data-head": heads[at]}, cell ?? "")));
  return make("div", {className: "scroll"}, make("table", {},
    make("thead", {}, line("th", heads)), make("tbody", {}, ...rows.map(row => line("td", row)))));
}

/** A text to copy, with its button. */
export function copyable(text, label = "Copy") {
  const shown = make("pre", {textContent: text, tabIndex: 0});
  const copy = button(label, async () => {
    getSelection().selectAllChildren(shown);
    await navigator.clipboard?.writeText(text);
    say("Copied.");
  });
  return make("div", {className: "copyable"}, shown, copy);
}

/** Tells what happened, in the line at the top. */
export function say(text, kind = "good") {
  const notice = document.getElementById("notice");
  notice.className = kind;
  notice.textContent = text;
}

/** An event handler that tells the failure of an action, in the line at the top or in a place beside it. */
export function guarded(action, place) {
  return async event => {
    if (place) place.textContent = "";
    try {
      await action(event);
    } catch (error) {
      if (place) place.textContent = error.message;
      else say(error.message, "bad");
    }
  };
}

/** Where the failures of the buttons and fields above it are told. */
export const failurePlace = id => make("p", {className: "bad", id, role: "alert"});

/** Asks before something is lost. */
export function confirmed(question) {
  return new Promise(done => {
    const dialog = make("dialog", {className: "small"});
    const end = answer => { dialog.close(); dialog.remove(); done(answer); };
    const yes = button("Delete", () => end(true), {className: "danger", id: "confirm"});
    dialog.append(make("p", {textContent: question}),
      make("div", {className: "row"}, yes, button("Cancel", () => end(false), {autofocus: true})));
    dialog.oncancel = () => end(false);
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** A date of the gateway, to the second, in UTC. */
export const time = date => String(date ?? "").slice(0, 19).replace("T", " ");

/** A text of at most so many characters. */
export const cut = (text, most) => text.length > most
  ? `${text.slice(0, most)}… (${text.length.toLocaleString("en")} characters)` : text;
