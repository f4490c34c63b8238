/** What a person does: waits for what the page shows, clicks and types. */
const soon = async (what, look) => {
  const until = performance.now() + longest;
  do {
    const found = look();
    if (found) return found;
    await new Promise(done => setTimeout(done, 20));
  } while (performance.now() < until);
  throw new Error(`${what} never came; the page shows: ${document.body.innerText.slice(0, 2000)}`);
};
const said = text => soon(text, () => document.body.innerText.includes(text));
const byId = id => document.getElementById(id);
const click = async id =>
  (await soon(id, () => byId(id)?.checkVisibility() && !byId(id).disabled && byId(id))).click();
const type = async (id, text) => {
  const field = await soon(id, () => byId(id));
  field.value = text;
  field.dispatchEvent(new Event("input", {bubbles: true}));
  field.dispatchEvent(new Event("change", {bubbles: true}));
};
const first = async selector => (await soon(selector, () => document.querySelector(selector)));
const connected = () => soon("a connection", () => !byId("trial-send").disabled);
