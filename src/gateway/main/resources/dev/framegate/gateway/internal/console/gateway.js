/** HTTP requests to the gateway that serves this page. */

const TOO_MANY = 429;
const MOST_TRIES = 6;
const PAUSE_MILLIS = 300;

/** A refusal of the gateway, in its own words. */
export class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/**
 * Sends a request.
 *
 * @param {string} method
 * @param {string} path with query
 * @param {Object} [body] sent as JSON
 * @returns {Promise<Object>} the answer's JSON; an empty object if it has none
 * @throws {Refusal} for a status from 400
 */
export async function ask(method, path, body) {
  let answer = await sent(method, path, body);
  // A gateway with the rates of an account refuses a reader that reads much; it may ask again.
  for (let tries = 1; method === "GET" && answer.status === TOO_MANY && tries < MOST_TRIES; tries++) {
    await new Promise(done => setTimeout(done, tries * PAUSE_MILLIS));
    answer = await sent(method, path, body);
  }
  const text = await answer.text();
  const read = parsed(text);
  if (!answer.ok) throw new Refusal(answer.status, told(answer.status, read?.message ?? text));
  return read ?? {};
}

let spoken = null;

/** The account and Region that requests are for; null for the gateway's usual ones. */
export const spokenFor = () => spoken;

/**
 * Makes requests from now on for an account and a Region.
 *
 * @param {{account: string, region: string}} owner
 */
export function speakFor(owner) {
  spoken = owner;
}

/** Not a signature: the part of it that names whom the request is for. */
const scope = () => spoken === null ? {} : {
  authorization: `AWS4-HMAC-SHA256 Credential=${spoken.account}/20000101/${spoken.region}/apigateway/aws4_request`
};

async function sent(method, path, body) {
  try {
    return await fetch(path, {
      method,
      headers: {...(body ? {"content-type": "application/json"} : {}), ...scope()},
      body: body ? JSON.stringify(body) : undefined
    });
  } catch {
    throw new Error(`The gateway at ${location.origin} does not answer. Is it still running?`);
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null; // An answer that is not JSON is told as it is.
  }
}

function told(status, message) {
  const unsigned = status === 403 && /authenticat|signature/i.test(message);
  return unsigned
    ? `${message} (This gateway verifies signatures; the console signs nothing.)`
    : message || `The gateway answered with status ${status}.`;
}

/** All items of a list of the control plane, whatever its pages. */
export async function all(path) {
  const items = [];
  let next;
  do {
    const query = new URLSearchParams({maxResults: "500", ...(next ? {nextToken: next} : {})});
    const page = await ask("GET", `${path}?${query}`);
    items.push(...(page.items ?? []));
    next = page.nextToken;
  } while (next);
  return items;
}
