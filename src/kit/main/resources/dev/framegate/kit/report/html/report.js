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
    const rule = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (rule && rule.classList.contains("rule")) {
      search.value = "";
      verdict.value = "";
      apply();
      rule.open = true;
      rule.scrollIntoView();
    }
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
