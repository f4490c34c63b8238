(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const MOST_HITS = 12;
  const json = (id) => JSON.parse(byId(id).textContent);
  let find;

  function apply() {
    const question = byId("search").value.trim();
    find ??= createSearch(json("entries"), json("synonyms"));
    const answer = question ? find(question) : { hits: [], whole: true };
    byId("hits").replaceChildren(
      ...answer.hits.slice(0, MOST_HITS).map((entry) => {
        const item = document.createElement("li");
        const link = item.appendChild(document.createElement("a"));
        link.href = entry.file + "#" + entry.id;
        link.textContent = entry.id + "  " + entry.title;
        return item;
      }));
    byId("found").hidden = !answer.hits.length;
    byId("partly").hidden = answer.whole;
    byId("nothing").hidden = !question || answer.hits.length > 0;
    history.replaceState(null, "", question ? "#" + new URLSearchParams({ q: question }) : location.pathname);
  }

  byId("search").addEventListener("input", apply);
  document.querySelector(".tools").hidden = false;
  const asked = new URLSearchParams(location.hash.slice(1)).get("q");
  if (asked) {
    byId("search").value = asked;
    apply();
  }
})();
