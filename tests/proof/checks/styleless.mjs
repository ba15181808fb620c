// Without style sheets the page still reads well: its order, headings, labels and tables; and no word comes from a style
// sheet alone.

export default {
  name: "styleless",
  async run(subject) {
    const fromStyles = await subject.evaluate(generated);
    await subject.evaluate(() => document.querySelectorAll("link[rel~=stylesheet], style").forEach((sheet) => sheet.remove()));
    return [...fromStyles, ...(await subject.evaluate(readable))];
  },
};

function generated() {
  const found = [];
  for (const element of document.body.querySelectorAll("*")) {
    for (const part of ["::before", "::after"]) {
      const content = getComputedStyle(element, part).content;
      // The words after a slash are those that are read aloud instead.
      const words = /"((?:[^"\\]|\\.)*)"/.exec(content)?.[1] ?? "";
      if (/\p{L}{2}/u.test(words)) found.push(`${proof.name(element)} has its words “${words}” from the style sheet`);
    }
  }
  return [...new Set(found)].slice(0, 5);
}

function readable() {
  const problems = [];
  const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((heading) => heading.checkVisibility());
  const levels = headings.map((heading) => Number(heading.localName[1]));
  if (levels[0] !== 1) problems.push(`the first heading is ${headings[0] ? proof.name(headings[0]) : "missing"}`);
  levels.forEach((level, index) => {
    if (index > 0 && level > levels[index - 1] + 1) problems.push(`${proof.name(headings[index])} skips a level`);
  });
  headings.filter((heading) => !heading.textContent.trim()).forEach((heading) => problems.push(`${proof.name(heading)} is empty`));
  for (const field of document.querySelectorAll("input:not([type=hidden], [type=submit], [type=button]), select, textarea")) {
    const label = [...(field.labels ?? [])].map((label) => label.textContent.trim()).join("") || field.getAttribute("aria-label") || field.getAttribute("aria-labelledby");
    if (!label) problems.push(`${proof.name(field)} (${field.name || field.type}) has no label`);
  }
  for (const table of document.querySelectorAll("table")) {
    const label = table.caption?.textContent.trim() || table.closest("figure")?.querySelector("figcaption") || table.getAttribute("aria-label") || table.closest("[role=region], section")?.matches("[aria-label], [aria-labelledby]");
    if (!label) problems.push(`${proof.name(table)} has no caption`);
    if (table.querySelector("thead th:not([scope])")) problems.push(`${proof.name(table)} has a header without a scope`);
  }
  const parts = ["a[href^='#']", "body > header", "main", "body > footer"].map((selector) => document.querySelector(selector)).filter(Boolean);
  const isInOrder = parts.every((part, index) => index === 0 || parts[index - 1].compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING);
  if (!isInOrder) problems.push(`the parts come in the order ${parts.map(proof.name).join(", ")}`);
  return problems.slice(0, 8);
}
