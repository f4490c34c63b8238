/** What happens on the console's connection, as lines with their time; the oldest lines go. */
import {cut, make} from "./dom.js";

const MOST_LINES = 500;
const SHOWN_CHARACTERS = 2000;

export function trialLog() {
  const lines = make("div", {id: "frames", role: "log", tabIndex: 0, "aria-label": "Frames"});
  return {
    element: lines,
    /**
     * @param {""|"sent"|"good"|"bad"|"soft"|"event"} kind
     * @param {string} text shown as it is, cut where it is long
     * @param {string} [mark] before it
     */
    note(kind, text, mark = "") {
      const atEnd = lines.scrollHeight - lines.scrollTop - lines.clientHeight < 20;
      const at = new Date().toTimeString().slice(0, 8);
      lines.append(make("div", {className: kind, textContent: `${at}  ${mark}${cut(text, SHOWN_CHARACTERS)}`}));
      while (lines.childElementCount > MOST_LINES) lines.firstChild.remove();
      if (atEnd) lines.scrollTop = lines.scrollHeight;
    },
    clear: () => lines.replaceChildren()
  };
}

/** An event that the gateway reports, in one line. */
export function eventText(event) {
  const selection = event.selection ? `${event.selection}: ` : "";
  const route = event.routeKey ? `route ${event.routeKey}` : event.eventType === "MESSAGE" ? "no route matched" : "no route";
  const called = event.integrationType
    ? `, ${event.integrationType} answered ${event.integrationStatus || "nothing"} after ${event.integrationMillis} ms` : "";
  const failed = event.error ? `, ${event.error}` : "";
  const reason = event.reason ? ` (${event.reason})` : "";
  return `${event.eventType} ${selection}${route}, status ${event.status}${called}${failed}${reason}`;
}
