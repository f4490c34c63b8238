/** A list that is filtered and shown a page at a time. */
import {button, fill, make, soft, table} from "./dom.js";

const PAGE_ROWS = 25;

/**
 * @param {Object} options
 * @param {string} options.id of the list; ids of its elements begin with it
 * @param {string} options.label of the filter
 * @param {string[]} options.heads
 * @param {function(*): Array} options.row the cells of an item
 * @param {function(*): string} options.text what the filter searches
 * @param {string} options.empty said when there are no items at all
 * @returns {{element: HTMLElement, show: function(Array): void}}
 */
export function pagedList({id, label, heads, row, text, empty}) {
  let items = [];
  let page = 0;
  const filter = make("input", {id: `${id}-filter`, type: "search", placeholder: label, "aria-label": label});
  const body = make("div");
  const count = make("span", {className: "soft"});
  const earlier = button("Earlier", () => { page--; draw(); }, {id: `${id}-earlier`});
  const later = button("Later", () => { page++; draw(); }, {id: `${id}-later`});
  const pager = make("div", {className: "row pager"}, count, earlier, later);
  const tools = make("div", {className: "row"}, filter);
  filter.oninput = () => { page = 0; draw(); };

  function draw() {
    const wanted = filter.value.trim().toLowerCase();
    const found = wanted ? items.filter(item => text(item).toLowerCase().includes(wanted)) : items;
    const pages = Math.max(1, Math.ceil(found.length / PAGE_ROWS));
    page = Math.min(Math.max(page, 0), pages - 1);
    const from = page * PAGE_ROWS;
    const shown = found.slice(from, from + PAGE_ROWS);
    tools.hidden = items.length <= 5 && !wanted;
    pager.hidden = found.length <= PAGE_ROWS;
    earlier.disabled = page === 0;
    later.disabled = page === pages - 1;
    count.textContent = `${from + 1} to ${from + shown.length} of ${found.length}`;
    fill(body, shown.length > 0 ? table(heads, shown.map(row))
      : soft(items.length === 0 ? empty : `Nothing contains “${filter.value}”.`));
  }

  return {
    element: make("div", {id, className: "list"}, tools, body, pager),
    show(all) { items = all; draw(); }
  };
}
