// Which pages a built site has, and one or more of each kind. Kinds are told by addresses and by `goals.json`, so that
// no template and no class name matters.

import { readFile, readdir } from "node:fs/promises";
import path from "node:path";

// Every HTML file of the output, as an address.
export async function addresses(root) {
  const files = await readdir(root, { recursive: true });
  return files
    .filter((file) => file.endsWith(".html"))
    .map((file) => file.split(path.sep).join("/").replace(/(^|\/)index\.html$/, "$1"))
    .sort();
}

export async function pagesOf(root, extra = []) {
  const all = await addresses(root);
  const goals = await goalsOf(root);
  const found = new Map();
  const add = (kind, address) => {
    if (address !== undefined && ![...found.values()].includes(address)) found.set(kind, address);
  };
  add("home", all.includes("") ? "" : undefined);
  add("year", all.find((address) => /^\d{4}\/$/.test(address) && goals.some((goal) => goal.address.startsWith(address))));
  const departments = [...new Set(goals.map((goal) => `${goal.fiscal_year}/${goal.department.key}/`))];
  add("department", departments[0]);
  const sectioned = goals.find((goal) => goal.section);
  if (sectioned) add("section", `${sectioned.fiscal_year}/${sectioned.department.key}/${sectioned.section.key}/`);
  add("goal-common", goals.find((goal) => goal.common)?.address);
  add("goal", (sectioned ?? goals.find((goal) => !goal.common))?.address);
  const year = goals.length ? `${goals[0].fiscal_year}/` : "";
  add("category", all.find((address) => address.startsWith(`${year}category/`)));
  add("deadlines", all.find((address) => address === `${year}deadlines/`));
  add("not-found", all.includes("404.html") ? "404.html" : undefined);
  for (const address of all) {
    const html = await readFile(path.join(root, address, address.endsWith(".html") ? "" : "index.html"), "utf8");
    if (/<meta http-equiv="refresh"/i.test(html)) add("redirect", address);
  }
  for (const address of all) {
    const kind = unknownKind(address, goals, departments);
    if (kind && !found.has(kind)) add(kind, address);
  }
  for (const [kind, address] of extra) {
    // What a site says about a page is more than what was found.
    const old = [...found].find(([, other]) => other === address)?.[0];
    if (old) found.delete(old);
    found.set(kind, address);
  }
  return [...found].map(([kind, address]) => ({ kind, address, role: kind.split(":")[0] }));
}

async function goalsOf(root) {
  const text = await readFile(path.join(root, "goals.json"), "utf8").catch(() => "[]");
  const data = JSON.parse(text);
  return Array.isArray(data) ? data : (data.goals ?? []);
}

// Pages of kinds that came later are found by the last part of their address.
function unknownKind(address, goals, departments) {
  const parts = address.split("/").filter(Boolean);
  if (parts.length === 0 || address.endsWith(".html") || address.includes("/category/")) return null;
  const known = goals.some((goal) => goal.address === address) || departments.includes(address);
  const section = goals.some((goal) => goal.section && `${goal.fiscal_year}/${goal.department.key}/${goal.section.key}/` === address);
  if (known || section || /^\d{4}\/$/.test(address)) return null;
  if (parts.length === 1) return ["data", "search"].includes(parts[0]) ? parts[0] : "free-page";
  // A department or a section without goals is in no list of goals.
  if (/^\d{4}$/.test(parts[0]) && parts.length <= 3 && departments.includes(`${parts[0]}/${parts[1]}/`)) return null;
  return parts.at(-1);
}
