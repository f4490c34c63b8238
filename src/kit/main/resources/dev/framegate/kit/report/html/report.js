(() => {
  "use strict";
  const search = document.getElementById("search");
  const verdict = document.getElementById("verdict");
  const shown = document.getElementById("shown");
  const rules = [...document.querySelectorAll(".rule")];
  const chapters = [...document.querySelectorAll(".chapter")];
  const texts = new Map(rules.map((rule) => [rule, rule.textContent.toLowerCase()]));

  function apply() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const rule of rules) {
      const fits =
        (!verdict.value || rule.dataset.verdict.split(" ").includes(verdict.value)) &&
        words.every((word) => texts.get(rule).includes(word));
      rule.hidden = !fits;
      count += fits ? 1 : 0;
    }
    for (const chapter of chapters) {
      chapter.hidden = !chapter.querySelector(".rule:not([hidden])");
    }
    shown.textContent = count + " of " + rules.length + " rules";
  }

  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const rule = target && target.closest(".rule");
    if (rule) {
      search.value = "";
      verdict.value = "";
      apply();
      rule.open = true;
      if (target instanceof HTMLDetailsElement) {
        target.open = true;
      }
      target.scrollIntoView();
    }
  }

  const drawings = document.getElementById("drawings").textContent;
  let unpacked;

  function unpack() {
    unpacked ??= (async () => {
      const bytes = Uint8Array.from(atob(drawings), (c) => c.charCodeAt(0));
      const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
      return JSON.parse(await new Response(stream).text());
    })();
    return unpacked;
  }

  async function draw(details) {
    const number = details.dataset.drawing;
    delete details.dataset.drawing;
    try {
      details.insertAdjacentHTML("beforeend", (await unpack())[number]);
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
  for (const button of document.querySelectorAll(".copy")) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.previousElementSibling.textContent);
      button.textContent = "Copied";
    });
  }
  search.addEventListener("input", apply);
  verdict.addEventListener("change", apply);
  document.getElementById("open").addEventListener("click", () => {
    rules.filter((rule) => !rule.hidden).forEach((rule) => (rule.open = true));
  });
  document.getElementById("close").addEventListener("click", () => {
    rules.forEach((rule) => (rule.open = false));
  });
  window.addEventListener("hashchange", reveal);
  document.querySelector(".tools").hidden = false;
  apply();
  reveal();
})();
