(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const filters = { q: byId("search"), verdict: byId("verdict"), grade: byId("grade"), chapter: byId("chapter") };
  const rules = [...document.querySelectorAll(".rule")];
  const probes = [...document.querySelectorAll(".probe")];
  const chapters = [...document.querySelectorAll(".chapter")];
  const MOST_HITS = 8;
  let find;

  function text(element, selector) {
    return [...element.querySelectorAll(selector)].map((each) => each.textContent).join(" ");
  }

  function searchIndex() {
    find ??= createSearch(
      [...rules, ...probes].map((element) => ({
        element,
        id: element.id,
        title: text(element, ".statement"),
        text: text(element, ".prose, .hint, .name"),
        more: text(element, ".steps, .origin, .data, .answer"),
      })),
      JSON.parse(byId("synonyms").textContent));
    return find;
  }

  function fits(element) {
    return (
      (!filters.verdict.value || (element.dataset.verdict || "").split(" ").includes(filters.verdict.value)) &&
      (!filters.grade.value || element.dataset.grade === filters.grade.value) &&
      (!filters.chapter.value || element.dataset.chapter === filters.chapter.value));
  }

  function apply() {
    const question = filters.q.value.trim();
    const answer = question ? searchIndex()(question) : null;
    const hits = answer ? answer.hits.map((entry) => entry.element).filter(fits) : null;
    const held = hits && new Set(hits);
    let count = 0;
    for (const element of [...rules, ...probes]) {
      element.hidden = !fits(element) || (held !== null && !held.has(element));
      count += element.hidden || element.classList.contains("probe") ? 0 : 1;
    }
    for (const chapter of chapters) {
      chapter.hidden = !chapter.querySelector(".rule:not([hidden]), .probe:not([hidden])");
    }
    byId("shown").textContent = count + " of " + rules.length + " rules";
    list(answer, hits || []);
    byId("nothing").hidden = count > 0 || (hits || []).length > 0;
    document.querySelectorAll(".totals a").forEach((tile) => {
      tile.toggleAttribute("aria-current", tile.hash === "#verdict=" + filters.verdict.value);
    });
  }

  function list(answer, hits) {
    const best = byId("hits");
    best.replaceChildren();
    byId("found").hidden = !hits.length;
    if (!hits.length) {
      return;
    }
    byId("partly").hidden = answer.whole;
    for (const hit of hits.slice(0, MOST_HITS)) {
      const link = document.createElement("a");
      link.href = "#" + hit.id;
      link.textContent = hit.id + "  " + text(hit, ".statement");
      best.appendChild(document.createElement("li")).append(link);
    }
  }

  /** Writes the filters into the address, so that it can be passed on. */
  function changed() {
    const values = new URLSearchParams();
    for (const [name, field] of Object.entries(filters)) {
      if (field.value) {
        values.set(name, field.value);
      }
    }
    history.replaceState(null, "", values.size ? "#" + values : location.pathname + location.search);
    apply();
  }

  function follow() {
    const hash = location.hash.slice(1);
    const target = hash && byId(decodeURIComponent(hash));
    if (!target && hash.includes("=")) {
      const values = new URLSearchParams(hash);
      for (const [name, field] of Object.entries(filters)) {
        field.value = values.get(name) || "";
      }
      apply();
      byId("rules").scrollIntoView();
      return;
    }
    const rule = target && target.closest(".rule");
    if (rule) {
      if (rule.hidden) {
        Object.values(filters).forEach((field) => (field.value = ""));
        apply();
      }
      rule.open = true;
      if (target instanceof HTMLDetailsElement) {
        target.open = true;
      }
      target.scrollIntoView();
    }
  }

  const drawings = byId("drawings").textContent;
  let unpacked;

  /** The pieces of each drawing; a number stands for the piece of that number. */
  function pieces(drawings) {
    const known = [];
    return drawings.map((drawing) =>
      drawing.map((piece) => (typeof piece === "number" ? known[piece] : (known.push(piece), piece))));
  }

  function unpack() {
    unpacked ??= (async () => {
      const bytes = Uint8Array.from(atob(drawings), (c) => c.charCodeAt(0));
      const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
      return pieces(JSON.parse(await new Response(stream).text()));
    })();
    return unpacked;
  }

  async function draw(details) {
    const number = details.dataset.drawing;
    delete details.dataset.drawing;
    try {
      details.insertAdjacentHTML("beforeend", (await unpack())[number].join(""));
    } catch (e) {
      details.append("This browser cannot unpack the drawing: " + e.message);
    }
  }

  document.addEventListener(
    "toggle",
    (event) => {
      if (event.target.open && event.target.dataset.drawing) {
        draw(event.target);
      }
    },
    true);
  filters.q.addEventListener("input", changed);
  for (const field of [filters.verdict, filters.grade, filters.chapter]) {
    field.addEventListener("change", changed);
  }
  byId("clear").addEventListener("click", () => {
    Object.values(filters).forEach((field) => (field.value = ""));
    changed();
  });
  byId("open").addEventListener("click", () => {
    rules.filter((rule) => !rule.hidden).forEach((rule) => (rule.open = true));
  });
  byId("close").addEventListener("click", () => {
    rules.forEach((rule) => (rule.open = false));
  });
  window.addEventListener("hashchange", follow);
  document.querySelector(".tools").hidden = false;
  apply();
  follow();
})();
