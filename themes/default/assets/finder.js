// Shows just the goals that a reader asks for, in place and in the address. Without it the same links lead to the pages
// of a section, of a category and of the deadlines; it reads from a row's own links and dates what the goal belongs to.
"use strict";
(() => {
  const finder = document.querySelector(".finder");
  const rows = [...document.querySelectorAll(".sheet tbody tr")];
  if (!finder || !rows.length) return;

  const links = [...finder.querySelectorAll("[data-filter]")];
  const last = (link) => link.pathname.split("/").filter(Boolean).pop();
  const value = (link) => (link.dataset.filter === "due" ? link.hash.slice(1).replace("month-", "") : last(link));

  const due = (row) => {
    const days = [...row.querySelectorAll(".col-deadline time")].map((time) => time.dateTime.slice(0, 7));
    if (days.length) return days.length > 1 ? "all-year" : days[0];
    return "undated";
  };
  const linked = (row, column) => [...row.querySelectorAll(`.col-${column} a`)].map(last)[0];
  const belongs = {
    section: (row, wanted) => row.classList.contains("is-common") || linked(row, "section") === wanted,
    category: (row, wanted) => linked(row, "category") === wanted,
    due: (row, wanted) => due(row) === wanted,
  };

  const status = document.createElement("p");
  status.className = "finder-status";
  status.setAttribute("role", "status");
  document.querySelector(".sheet-scroll").before(status);
  const all = document.createElement("button");
  all.type = "button";
  all.textContent = finder.dataset.all;

  const wanted = () => {
    const asked = new URLSearchParams(location.search);
    return Object.keys(belongs).filter((kind) => asked.get(kind)).map((kind) => [kind, asked.get(kind)]);
  };
  const show = () => {
    const asked = wanted();
    let shown = 0;
    for (const row of rows) {
      row.hidden = !asked.every(([kind, name]) => belongs[kind](row, name));
      shown += row.hidden ? 0 : 1;
    }
    for (const link of links) {
      const isOn = asked.some(([kind, name]) => kind === link.dataset.filter && name === value(link));
      if (isOn) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    status.textContent = asked.length
      ? finder.dataset.shown.replace("{total}", rows.length).replace("{shown}", shown)
      : "";
    if (asked.length) status.append(" ", all);
  };
  const go = (kind, name) => {
    const address = new URL(location.href);
    address.hash = "";
    if (!kind) Object.keys(belongs).forEach((each) => address.searchParams.delete(each));
    else if (address.searchParams.get(kind) === name) address.searchParams.delete(kind);
    else address.searchParams.set(kind, name);
    history.pushState(null, "", address);
    show();
  };

  finder.addEventListener("click", (event) => {
    const link = event.target.closest("[data-filter]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(link.dataset.filter, value(link));
  });
  all.addEventListener("click", () => {
    go();
    // The button is gone now; whoever used it goes on from where it was.
    links[0].focus();
  });
  // A jump to a goal that is not shown shows all of them.
  finder.addEventListener("click", (event) => {
    const jump = event.target.closest(".numbers a");
    if (jump && document.getElementById(jump.hash.slice(1))?.hidden) go();
  });
  addEventListener("popstate", show);
  show();
})();
