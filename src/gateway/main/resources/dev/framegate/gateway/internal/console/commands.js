/** The AWS CLI's commands for what was done on this page. */
import {copyable, fill, part, soft} from "./dom.js";
import {performed} from "./operations.js";

export function commandsTab() {
  const place = document.createElement("div");
  const show = () => fill(place, performed.length === 0
    ? soft("What you create, change, deploy and delete here appears as AWS CLI commands.")
    : copyable(performed.join("\n\n"), "Copy all"));
  document.addEventListener("performed", show);
  show();
  return {element: part("AWS CLI commands", place)};
}
