(() => {
  "use strict";
  const search = document.getElementById("search");
  const show = document.getElementById("show");
  const shown = document.getElementById("shown");
  const rows = [...document.querySelectorAll(".rule-row")];
  const chapters = [...document.querySelectorAll(".chapter")];
  const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));

  function apply() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      const fits =
        (!show.value || row.dataset.kind.split(" ").includes(show.value)) &&
        words.every((word) => texts.get(row).includes(word));
      row.hidden = !fits;
      count += fits ? 1 : 0;
    }
    for (const chapter of chapters) {
      chapter.hidden = !chapter.querySelector(".rule-row:not([hidden])");
    }
    shown.textContent = count + " of " + rows.length + " rules";
  }

  function reveal() {
    const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (row && row.classList.contains("rule-row")) {
      search.value = "";
      show.value = "";
      apply();
      const details = row.querySelector("details");
      if (details) {
        details.open = true;
      }
      row.scrollIntoView();
    }
  }

  search.addEventListener("input", apply);
  show.addEventListener("change", apply);
  window.addEventListener("hashchange", reveal);
  document.querySelector(".tools").hidden = false;
  apply();
  reveal();
})();
