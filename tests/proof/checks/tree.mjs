// What assistive software is told, on a phone: one first heading, named landmarks, named pictures, tables that are
// tables although they look like cards, and the texts in the order of the document.

export default {
  name: "tree",
  async run(subject) {
    await subject.size(320);
    const { nodes } = await subject.devtools.send("Accessibility.getFullAXTree");
    const shown = nodes.filter((node) => !node.ignored);
    return [...headings(shown), ...landmarks(shown), ...pictures(shown), ...(await tables(subject, nodes)), ...(await order(subject, nodes))];
  },
};

const role = (node) => node.role?.value;
const nameOf = (node) => node.name?.value?.trim() ?? "";

function headings(nodes) {
  const first = nodes.filter((node) => role(node) === "heading" && level(node) === 1);
  const silent = nodes.filter((node) => role(node) === "heading" && !nameOf(node)).map(() => "a heading has no name");
  return first.length === 1 ? silent : [`there are ${first.length} headings of the first level`, ...silent];
}

function level(node) {
  return node.properties?.find((property) => property.name === "level")?.value.value;
}

function landmarks(nodes) {
  const problems = [];
  for (const kind of ["navigation", "region", "complementary"]) {
    const names = nodes.filter((node) => role(node) === kind).map(nameOf);
    if (names.includes("")) problems.push(`a landmark, ${kind}, has no name`);
    const twice = names.filter((name, index) => name && names.indexOf(name) < index);
    if (twice.length > 0) problems.push(`two landmarks, ${kind}, are called ${twice[0]}`);
  }
  for (const kind of ["main", "banner", "contentinfo"]) {
    const count = nodes.filter((node) => role(node) === kind).length;
    if (count > 1 || (kind === "main" && count === 0)) problems.push(`there are ${count} landmarks, ${kind}`);
  }
  return problems;
}

function pictures(nodes) {
  const roles = ["image", "img", "SvgRoot", "Canvas", "graphics-document", "figure"];
  const silent = nodes.filter((node) => roles.includes(role(node)) && !nameOf(node));
  return silent.length === 0 ? [] : [`${silent.length} pictures (${role(silent[0])}) have neither a name nor are they hidden`];
}

// The table's parts as the document has them are those that are told. A table of an author's text, which cannot have a
// caption, may have its name from the region around it.
async function tables(subject, nodes) {
  const wanted = await subject.evaluate(() =>
    [...document.querySelectorAll("table")]
      .filter((table) => table.checkVisibility({ visibilityProperty: true }))
      .map((table) => {
        const cells = [...table.rows].flatMap((row) => [...row.cells]);
        const count = (selector) => cells.filter((cell) => cell.matches(selector)).length;
        return { name: proof.name(table), isNamed: Boolean(table.closest("[role=region]")?.matches("[aria-label], [aria-labelledby]")), parts: { rows: table.rows.length, cells: count("td"), columns: count("th[scope=col]"), heads: count("th[scope=row]") } };
      }),
  );
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const isTable = (node) => !node.ignored && /^(table|grid)$/.test(role(node));
  const found = descendants(nodes[0], byId).filter(isTable);
  if (found.length !== wanted.length) return [`${wanted.length} tables are told as ${found.length}`];
  const problems = found.flatMap((table, index) => {
    const { name, isNamed, parts } = wanted[index];
    const inside = descendants(table, byId, isTable).filter((node) => !node.ignored);
    const count = (pattern) => inside.filter((node) => pattern.test(role(node) ?? "")).length;
    const told = { rows: count(/^row$/), cells: count(/^(cell|gridcell)$/), columns: count(/^columnheader$/), heads: count(/^rowheader$/) };
    const problems = Object.keys(parts).filter((key) => parts[key] !== told[key]).map((key) => `${name}: ${parts[key]} ${key} are told as ${told[key]}`);
    if (!nameOf(table) && !isNamed) problems.push(`${name} has no name`);
    const silent = inside.filter((node) => /header$/.test(role(node) ?? "") && !nameOf(node)).length;
    if (silent > 0) problems.push(`${name}: ${silent} headers have no name`);
    return problems;
  });
  return [...new Set(problems)].slice(0, 8);
}

// In the order in which they are told, without what is below another that `stops`.
function descendants(node, byId, stops = () => false) {
  const children = (node.childIds ?? []).map((id) => byId.get(id)).filter(Boolean);
  return children.flatMap((child) => (stops(child) ? [] : [child, ...descendants(child, byId, stops)]));
}

async function order(subject, nodes) {
  const { root } = await subject.devtools.send("DOM.getDocument", { depth: -1 });
  const places = new Map();
  const walk = (node) => {
    places.set(node.backendNodeId, places.size);
    node.children?.forEach(walk);
  };
  walk(root);
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const texts = descendants(nodes[0], byId).filter((node) => role(node) === "StaticText" && places.has(node.backendDOMNodeId));
  for (let index = 1; index < texts.length; index += 1) {
    if (places.get(texts[index].backendDOMNodeId) < places.get(texts[index - 1].backendDOMNodeId)) return [`“${nameOf(texts[index])}” is told after “${nameOf(texts[index - 1])}”, but stands before it in the document`];
  }
  return [];
}
