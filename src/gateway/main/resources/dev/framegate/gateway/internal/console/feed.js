/** What happens at the gateway, asked for twice a second. */
import {ask, Refusal} from "./gateway.js";
import {say} from "./dom.js";

const EVERY_MILLIS = 500;
const PATH = "/_framegate/events";

/** Where the events stand, for {@link follow}; null if the gateway does not tell. */
export const position = () => ask("GET", PATH).catch(() => null);

/**
 * Follows the gateway until the page is left.
 *
 * @param {function(Object[]): void} told gets the events of an answer
 * @param {function(): void} lost called when events may have been missed: all is to be read again
 * @param {?{run: string, next: number}} since where to begin; null for now
 */
export async function follow(told, lost, since) {
  let run = since?.run ?? null;
  let next = since?.next ?? null;
  let failingSince = null;
  for (;;) {
    try {
      const answer = await ask("GET", next === null ? PATH : `${PATH}?after=${next}`);
      const missed = run !== null && (answer.lost || answer.run !== run);
      const back = failingSince !== null;
      run = answer.run;
      next = answer.next;
      failingSince = null;
      showOutage(null);
      if (back) say("The gateway answers again.");
      if (missed || back) lost();
      if (answer.events.length > 0) told(answer.events);
    } catch (error) {
      failingSince ??= new Date();
      showOutage(failingSince, error);
    }
    await new Promise(done => setTimeout(done, EVERY_MILLIS));
  }
}

function showOutage(since, error) {
  const outage = document.getElementById("outage");
  if (outage.hidden === (since === null)) return;
  outage.hidden = since === null;
  outage.textContent = since === null ? "" : error instanceof Refusal
    ? `The gateway refuses to tell what happens: ${error.message}`
    : `The gateway at ${location.origin} has not answered since ${since.toTimeString().slice(0, 8)}. `
      + "What is shown may be out of date. Trying again.";
}
