/** The account and Region whose APIs the console shows. */
import {ask, speakFor, spokenFor} from "./gateway.js";
import {make} from "./dom.js";

const text = owner => `${owner.account} / ${owner.region}`;

/**
 * A choice, which is seen once there is more than one.
 *
 * @param {function(): void} changed called after another one was chosen
 */
export function ownerChoice(changed) {
  let owners = [];
  const select = make("select", {id: "owner", onchange() {
    speakFor(owners[select.selectedIndex]);
    changed();
  }});
  const element = make("label", {hidden: true}, "Account and Region ", select);
  return {
    element,
    async refresh() {
      const told = await ask("GET", "/_framegate/owners");
      const current = text(spokenFor() ?? told.usual);
      owners = told.owners;
      element.hidden = owners.length < 2;
      if (owners.map(text).join() !== [...select.options].map(option => option.value).join()) {
        select.replaceChildren(...owners.map(owner => make("option", {value: text(owner), textContent: text(owner)})));
      }
      select.value = current;
    }
  };
}
