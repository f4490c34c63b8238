(() => {
  "use strict";
  const search = document.getElementById("search");
  const wrong = document.getElementById("wrong");
  const shown = document.getElementById("shown");
  const rows = [...document.querySelectorAll(".fault")];
  const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));

  function apply() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      row.hidden =
        (wrong.checked && row.dataset.exact === "yes") || !words.every((word) => texts.get(row).includes(word));
      count += row.hidden ? 0 : 1;
    }
    shown.textContent = count + " of " + rows.length + " faults";
  }

  search.addEventListener("input", apply);
  wrong.addEventListener("change", apply);
  document.querySelector(".tools").hidden = false;
  apply();
})();
