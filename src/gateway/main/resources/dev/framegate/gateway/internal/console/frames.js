/** Frames and headers that a browser does not send, by the gateway's exact client where it has one. */
import {failurePlace, guarded, make, soft} from "./dom.js";
import {ask} from "./gateway.js";
import {bytesOf} from "./samples.js";

const PATH = "/_framegate/frames";
const OPCODES = {continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10};
const FRAME_BYTES = 16384;
const LINE = new RegExp(`^(${Object.keys(OPCODES).join("|")})( more)?(?: (.*))?$`);
const EXPECTED = "expected continuation, text, binary, ping, pong or close, then “more” unless it is the last frame "
  + "of its message, then its content";

/**
 * @param {Object} options
 * @param {string} options.apiId
 * @param {function(): {stage: string, query: string, message: string}} options.chosen on the page
 * @param {Object} options.log of what happens
 * @returns {{element: HTMLElement, isOwn: function(Object): boolean}}
 */
export function framePrograms({apiId, chosen, log}) {
  // By its user agent a handshake is known among the gateway's events.
  const userAgent = `framegate console ${Math.random().toString(36).slice(2)}`;
  const area = (id, rows, value) => make("textarea", {id, rows, value, spellcheck: false, "aria-describedby": `${id}-hint`});
  const headers = area("exact-headers", 2, "");
  const frames = area("exact-frames", 4, "text message");
  const size = make("input", {id: "exact-size", value: String(FRAME_BYTES), inputMode: "numeric", autocomplete: "off"});
  const hint = (id, text) => make("p", {className: "soft", id: `${id}-hint`, textContent: text});
  const label = (text, control) => make("label", {htmlFor: control.id, textContent: text});
  const failure = failurePlace("exact-failure");
  const act = (text, action, properties) => make("button", {type: "button", textContent: text, onclick: guarded(action, failure), ...properties});
  const run = act("Connect and send", start, {id: "exact-run", className: "main"});
  const content = make("div", {},
    make("div", {className: "field"}, label("Headers", headers), headers,
      hint("exact-headers", "One a line, such as x-api-key: KEY.")),
    make("div", {className: "field"}, label("Frames", frames), frames,
      hint("exact-frames", "One a line: text hello, binary 100 bytes, text more message 0 16384 (these bytes of the "
        + "message above), continuation message 16384, ping, close 1000.")),
    make("div", {className: "row"}, label("Bytes in a frame", size), size,
      act("Split the message", () => { frames.value = split(bytesOf(chosen().message).length, frameBytes()); },
        {id: "exact-split"}), run), failure);
  const element = make("details", {id: "exact"}, make("summary", {textContent: "Exact frames and headers"}));
  element.ontoggle = async () => {
    if (!element.open || element.childElementCount > 1) return;
    const {offered} = await ask("GET", PATH).catch(() => ({offered: false}));
    element.append(offered ? content : soft("This gateway has no client for exact frames; the command “framegate serve” has one."));
  };
  content.onkeydown = event => {
    if (event.key === "Enter" && event.ctrlKey) run.click();
  };

  function frameBytes() {
    if (!/^[1-9]\d*$/.test(size.value.trim())) throw new Error(`Bytes in a frame: expected a number, got “${size.value}”`);
    return Number(size.value);
  }

  async function start() {
    const {stage, query, message} = chosen();
    const named = pairs(headers.value);
    if (!named.some(([name]) => name.toLowerCase() === "user-agent")) named.push(["User-Agent", userAgent]);
    const program = {apiId, stage, query, headers: named, frames: parsed(frames.value, bytesOf(message))};
    log.note("soft", `frame program for stage ${stage}`);
    const {lines} = await ask("POST", PATH, program);
    for (const line of lines) log.note(/ → (?!1\d\d$)/.test(line) ? "sent" : / × /.test(line) ? "bad" : "received", line.trim());
  }

  return {element, isOwn: event => event.userAgent === userAgent};
}

const pairs = text => text.split("\n").filter(line => line.trim()).map(line => {
  const at = line.indexOf(":");
  if (at < 1) throw new Error(`Headers: expected name: value, got “${line}”`);
  return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
});

/** A program that sends a message of so many bytes in frames. */
function split(bytes, frameBytes) {
  const lines = [];
  for (let from = 0; from === 0 || from < bytes; from += frameBytes) {
    const to = Math.min(bytes, from + frameBytes);
    lines.push(`${from === 0 ? "text" : "continuation"}${to < bytes ? " more" : ""} message ${from} ${to}`);
  }
  return lines.join("\n");
}

const parsed = (text, message) => text.split("\n").map(line => line.trim()).filter(Boolean).map(line => {
  const [whole, kind, more, content = ""] = LINE.exec(line) ?? [];
  if (!whole) throw new Error(`Frames: ${EXPECTED}; got “${line}”`);
  const payload = kind === "close" ? closing(content) : payloadOf(content, message);
  return {opcode: OPCODES[kind], fin: !more, payload: base64(payload)};
});

function payloadOf(content, message) {
  const count = /^(\d+) bytes?$/.exec(content);
  if (count) return new Uint8Array(Math.min(Number(count[1]), 1 << 20)).fill("x".charCodeAt(0));
  const range = /^message(?: (\d+)(?: (\d+))?)?$/.exec(content);
  return range ? message.slice(Number(range[1] ?? 0), range[2] === undefined ? undefined : Number(range[2])) : bytesOf(content);
}

function closing(content) {
  const [, code, reason] = /^(\d+) ?(.*)$/.exec(content) ?? [];
  return code === undefined ? bytesOf(content) : new Uint8Array([Number(code) >> 8, Number(code) & 255, ...bytesOf(reason)]);
}

function base64(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
