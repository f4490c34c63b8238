/** A WebSocket client for the stages of an API. */
import {button, failurePlace, fill, guarded, make, part, soft} from "./dom.js";
import {ask, Refusal} from "./gateway.js";
import {connectionList} from "./connections.js";
import {eventText, trialLog} from "./trial-log.js";
import {framePrograms} from "./frames.js";
import {bytesOf, padded, sampleFor} from "./samples.js";

/** How long the gateway's report of a refused handshake is waited for. */
const REPORT_MILLIS = 3000;

export function trialTab({apiId}) {
  const log = trialLog();
  const connections = connectionList(apiId);
  const stage = make("select", {id: "trial-stage"});
  const query = make("input", {id: "trial-query", placeholder: "name=value&…", autocomplete: "off", spellcheck: false});
  const sample = make("select", {id: "trial-sample"});
  const message = make("textarea", {id: "trial-message", rows: 4, spellcheck: false, value: '{"action":"echo"}'});
  const size = make("input", {id: "trial-size", placeholder: "as it is", inputMode: "numeric", autocomplete: "off"});
  const failure = failurePlace("trial-failure");
  const address = make("code", {id: "trial-address"});
  const connect = button("Connect", open, {id: "trial-connect", className: "main"});
  const send = button("Send", null, {id: "trial-send", className: "main", title: "Ctrl+Enter"});
  const binary = button("Send as binary", null, {id: "trial-binary"});
  const close = button("Close", () => socket.close(1000), {id: "trial-close"});
  const typed = () => padded(message.value, size.value);
  const exact = framePrograms({apiId, log, chosen: () => ({stage: stage.value, query: asked(), message: typed()})});
  let socket = null;
  let openStage = null;
  let ownId = null;
  let refusal = null;
  let data = null;

  send.onclick = guarded(() => transmit(typed()), failure);
  binary.onclick = guarded(() => transmit(bytesOf(typed())), failure);
  const labelled = (text, control) => make("div", {className: "field"}, make("label", {htmlFor: control.id, textContent: text}), control);
  message.onkeydown = guarded(event => {
    if (event.key !== "Enter" || !event.ctrlKey) return;
    event.preventDefault();
    transmit(typed());
  }, failure);
  sample.onchange = () => {
    const route = data.routes.find(each => each.routeId === sample.value);
    if (route) message.value = sampleFor(route, data);
  };
  stage.onchange = query.oninput = tellAddress;

  const asked = () => query.value.replace(/^\?/, "");

  function url() {
    const path = `/_aws/execute-api/${encodeURIComponent(apiId)}/${encodeURIComponent(stage.value)}`;
    return new URL(asked() ? `${path}?${asked()}` : path, location);
  }

  function tellAddress() {
    address.textContent = stage.value ? url().href.replace(/^http/, "ws") : "";
  }

  function enable() {
    const on = socket?.readyState === WebSocket.OPEN;
    connect.disabled = socket !== null || stage.options.length === 0;
    [send, binary, close].forEach(each => { each.disabled = !on; });
  }

  /** A button that is disabled would take the focus to nowhere. */
  function enableAndFocus() {
    enable();
    const at = document.activeElement;
    if (at === document.body || at.disabled) (connect.disabled ? message : connect).focus();
  }

  function transmit(content) {
    if (socket?.readyState !== WebSocket.OPEN) throw new Error("Not connected: press Connect first.");
    socket.send(content);
    if (typeof content === "string") log.note("sent", content, "→ ");
    else log.note("sent", message.value, `→ binary, ${content.length} bytes: `);
  }

  function open() {
    const mine = new WebSocket(url().href.replace(/^http/, "ws"));
    let opened = false;
    socket = mine;
    openStage = stage.value;
    ownId = null;
    refusal = null;
    mine.binaryType = "arraybuffer";
    log.note("soft", `connecting to stage ${openStage}`);
    mine.onopen = () => { opened = true; log.note("good", "connected"); enable(); message.focus(); };
    mine.onmessage = ({data: text}) => log.note("received",
      typeof text === "string" ? text : `${text.byteLength} bytes, binary`, "← ");
    mine.onclose = async event => {
      if (socket === mine) socket = null;
      enableAndFocus();
      if (opened) log.note(event.code === 1000 ? "soft" : "bad", `closed with code ${event.code} ${event.reason}`.trim());
      else log.note("bad", `The handshake was refused: ${await whyRefused(mine.url)}`);
    };
    enable();
  }

  /** A browser hides the answer to a handshake, so the gateway is asked what it was. */
  async function whyRefused(wanted) {
    const until = Date.now() + REPORT_MILLIS;
    try {
      await ask("GET", wanted.replace(/^ws/, "http"));
    } catch (error) {
      if (!(error instanceof Refusal)) return error.message;
      // 426: there is such a stage, and the request was no upgrade.
      if (error.status !== 426) return `status ${error.status}, ${error.message}`;
    }
    while (!refusal && Date.now() < until) await new Promise(done => setTimeout(done, 100));
    return refusal ? eventText(refusal) : "the gateway did not report why";
  }

  function happened(events) {
    for (const event of events) {
      const ours = event.stage === openStage && event.userAgent === navigator.userAgent;
      if (event.eventType === "CONNECT" && ours && socket && !ownId) {
        if (event.status < 300) ownId = event.connectionId;
        else refusal = event;
      } else if (event.eventType === "CONNECT" && ours && event.status >= 300) {
        refusal = event;
      }
      if ((event.connectionId === ownId || exact.isOwn(event)) && event.eventType !== "POSTED") log.note("event", eventText(event));
    }
    if (events.some(event => event.eventType !== "MESSAGE")) connections.refreshSoon();
  }

  const note = soft("A browser sends no headers of its own with a WebSocket: no Authorization, no x-api-key. "
    + "Use the query for what an authorizer reads, or for headers “Exact frames and headers” below.");
  return {
    element: make("div", {},
      part("Client",
        make("div", {className: "grid"}, labelled("Stage", stage), labelled("Query", query)),
        make("p", {}, address), note,
        make("div", {className: "row"}, connect, close),
        make("div", {className: "grid"}, labelled("Sample message", sample), labelled("Size in bytes", size)),
        labelled("Message (Ctrl+Enter sends)", message),
        failure,
        make("div", {className: "row"}, send, binary, button("Clear the log", log.clear, {id: "trial-clear"})),
        log.element,
        exact.element),
      connections.element),
    show(next) {
      data = next;
      const before = [stage.value, sample.value];
      fill(stage, ...data.stages.map(each => make("option", {textContent: each.stageName})));
      fill(sample, make("option", {value: "", textContent: "Choose a route…"}), ...data.routes
        .filter(each => !["$connect", "$disconnect"].includes(each.routeKey))
        .map(each => make("option", {value: each.routeId, textContent: each.routeKey})));
      if (data.stages.some(each => each.stageName === before[0])) stage.value = before[0];
      sample.value = before[1];
      if (sample.selectedIndex < 0) sample.selectedIndex = 0;
      tellAddress();
      enable();
    },
    opened: () => connections.refresh(),
    offer: text => { message.value = text; },
    happened,
    close: () => socket?.close(1000)
  };
}
