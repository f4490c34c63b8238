/** The open connections of an API, read a page at a time from the gateway. */
import {button, fill, guarded, make, part, say, soft, table, time} from "./dom.js";
import {ask} from "./gateway.js";
import {openForm} from "./form.js";

const PAGE = 50;
const PAUSE_MILLIS = 1000;

export function connectionList(apiId) {
  let skip = 0;
  let waiting = null;
  const filter = make("input", {id: "connections-filter", type: "search", placeholder: "Filter connections",
    "aria-label": "Filter connections"});
  const body = make("div", {id: "connections"});
  const count = make("span", {className: "soft"});
  const earlier = button("Newer", () => { skip -= PAGE; return refresh(); }, {id: "connections-newer"});
  const later = button("Older", () => { skip += PAGE; return refresh(); }, {id: "connections-older"});
  filter.oninput = guarded(() => { skip = 0; return refresh(); });

  async function refresh() {
    const query = new URLSearchParams({apiId, contains: filter.value.trim(), skip: String(Math.max(0, skip))});
    const {total, connections} = await ask("GET", `/_framegate/connections?${query}`);
    if (connections.length === 0 && skip > 0) {
      skip = 0;
      return refresh();
    }
    count.textContent = total === 0 ? "" : `${skip + 1} to ${skip + connections.length} of ${total.toLocaleString("en")}`;
    earlier.hidden = later.hidden = total <= PAGE;
    earlier.disabled = skip === 0;
    later.disabled = skip + PAGE >= total;
    fill(body, connections.length === 0
      ? soft(filter.value ? `Nothing contains “${filter.value}”.` : "Nobody is connected.")
      : table(["connectionId", "Stage", "Connected (UTC)", "Last active", "Identity", ""], connections.map(row)));
  }

  function row(connection) {
    const {connectionId, stage, connectedAt, lastActiveAt, identity, principalId} = connection;
    const others = Object.entries(identity).filter(([name]) => !["sourceIp", "userAgent"].includes(name))
      .map(([name, value]) => `${name} ${value}`);
    const who = [identity.sourceIp, principalId, ...others, identity.userAgent].filter(Boolean).join(" · ");
    return [make("code", {textContent: connectionId}), stage, time(connectedAt), time(lastActiveAt),
      make("span", {className: "who", textContent: who, title: who}),
      make("div", {className: "row"},
        button("Send…", () => post(connection), {id: `connection-${connectionId}-send`}),
        button("Disconnect", () => disconnect(connection), {id: `connection-${connectionId}-disconnect`}))];
  }

  const path = ({stage, connectionId}) => `/_aws/execute-api/${encodeURIComponent(apiId)}/`
    + `${encodeURIComponent(stage)}/@connections/${encodeURIComponent(connectionId)}`;

  /** PostToConnection takes the message itself as its body. */
  function post(connection) {
    openForm({
      title: `Send to connection ${connection.connectionId}`,
      action: "Send",
      fields: [{name: "data", kind: "area", required: true, hint: "The message, as the backend would post it."}],
      async submit({data}) {
        const answer = await fetch(path(connection), {method: "POST", body: data});
        if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).message ?? `Refused with status ${answer.status}`);
        say("The message is on its way.");
      }
    });
  }

  async function disconnect(connection) {
    await ask("DELETE", path(connection));
    say(`Connection ${connection.connectionId} is closed.`);
    await refresh();
  }

  return {
    element: part("Connections", make("div", {className: "row"}, filter,
      button("Refresh", refresh, {id: "connections-refresh"})), body,
      make("div", {className: "row pager"}, count, earlier, later)),
    refresh,
    /** Many events lead to one reading a second, and to none while the list is not shown. */
    refreshSoon() {
      if (waiting || body.closest("[hidden]")) return;
      waiting = setTimeout(guarded(() => { waiting = null; return refresh(); }), PAUSE_MILLIS);
    }
  };
}
