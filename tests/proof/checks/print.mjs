// On paper: the sizes of the pages, the sheet's header row and the page's number on each, no navigation, and black on
// white whatever the screen's scheme is.

import { readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { run, temporaryFolder } from "../support/program.mjs";

const long = 841.89;
const short = 595.28;
const landscape = new Set(["department", "section"]);

export default {
  name: "print",
  wants: (page) => ["department", "section", "goal", "goal-common", "year"].includes(page.role),
  async run(subject) {
    const inPage = await subject.evaluate(wanted);
    await subject.media({ scheme: "dark" });
    const folder = await temporaryFolder("print");
    const file = path.join(folder, "page.pdf");
    await writeFile(file, await subject.tab.pdf({ preferCSSPageSize: true, printBackground: true }));
    // In the order in which it was drawn, so that the lines of a cell stay together.
    const pages = (await run("pdftotext", ["-raw", file, "-"])).split("\f").slice(0, -1);
    await subject.media({ media: "print" });
    const shown = await subject.evaluate(navigation);
    return [...shown, ...(await sizes(file, pages.length, subject.page)), ...words(pages, inPage), ...(await ground(file, folder))];
  },
};

// Characters that fonts and spaces make look alike are alike.
const plain = (text) => text.normalize("NFKC").replace(/\s+/g, "");

function wanted() {
  const tables = [...document.querySelectorAll("main table")].sort((one, other) => other.rows.length - one.rows.length);
  const labels = [...(tables[0]?.tHead?.rows[0]?.cells ?? [])].map((cell) => cell.firstChild?.textContent.trim() || cell.textContent.trim());
  // A row is known by its longest link.
  const rows = [...(tables[0]?.tBodies ?? [])].flatMap((body) => [...body.rows]);
  const titles = rows.map((row) => [...row.querySelectorAll("a")].map((link) => link.textContent.trim()).sort((one, other) => other.length - one.length)[0] ?? "");
  const navigations = [...document.querySelectorAll("nav, [role=navigation], [role=search]")];
  const copy = document.body.cloneNode(true);
  copy.querySelectorAll("nav, [role=navigation], [role=search]").forEach((part) => part.remove());
  const rest = copy.textContent.replace(/\s+/g, "");
  const links = navigations.flatMap((part) => [...part.querySelectorAll("a, button")]).map((link) => link.textContent.trim());
  const skip = document.querySelector("a[href^='#']")?.textContent.trim();
  const isAlone = (text) => text.length > 3 && !rest.includes(text.replace(/\s+/g, ""));
  return { labels, titles, alone: [...new Set([...links.filter(isAlone), ...(skip ? [skip] : [])])] };
}

function navigation() {
  const selector = "nav, [role=navigation], [role=search], button, input, select, summary:not(main summary), dialog";
  const shown = [...document.querySelectorAll(selector)].filter((element) => proof.visible(element) && !proof.clipped(element));
  return shown.map((element) => `${proof.name(element)} is printed`);
}

async function sizes(file, count, page) {
  const information = await run("pdfinfo", ["-f", "1", "-l", String(count), file]);
  const found = [...information.matchAll(/Page\s+\d+ size:\s+([\d.]+) x ([\d.]+)/g)].map(([, width, height]) => [Number(width), Number(height)]);
  const [width, height] = landscape.has(page.role) ? [long, short] : [short, long];
  const isWrong = ([one, other]) => Math.abs(one - width) > 2 || Math.abs(other - height) > 2;
  return found.filter(isWrong).slice(0, 1).map(([one, other]) => `a page of ${one} by ${other} points, not ${width} by ${height}`);
}

function words(pages, { labels, titles, alone }) {
  const problems = [];
  const known = titles.filter((title) => title.length > 3);
  const all = plain(pages.join(""));
  const lost = known.filter((title) => !all.includes(plain(title)));
  if (lost.length > 0) problems.push(`${lost.length} rows are not printed, for example ${lost[0]}`);
  pages.forEach((text, index) => {
    const here = plain(text);
    const place = `page ${index + 1} of ${pages.length}`;
    const hasRow = known.some((title) => here.includes(plain(title)));
    const missing = hasRow ? labels.filter((label) => !here.includes(plain(label))) : [];
    if (missing.length > 0) problems.push(`${place} has no header ${missing.join(", ")}`);
    const number = new RegExp(`(^|\\D)${index + 1}\\s*(/|of|の|ページ|頁|$)\\s*(${pages.length})?`, "m");
    if (!number.test(text.normalize("NFKC"))) problems.push(`${place} has no number`);
    alone.filter((link) => here.includes(plain(link))).forEach((link) => problems.push(`${place} has the navigation's “${link}”`));
  });
  return problems.slice(0, 6);
}

// Most of each page is white, its edges are, and its text is black.
async function ground(file, folder) {
  await run("pdftoppm", ["-r", "36", "-gray", "-l", "6", file, path.join(folder, "page")]);
  const problems = [];
  for (const name of (await readdir(folder)).filter((name) => name.endsWith(".pgm")).sort()) {
    const data = await readFile(path.join(folder, name));
    const [head, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(data.subarray(0, 32).toString("latin1"));
    const pixels = data.subarray(head.length);
    const corners = [0, width - 1, width * (height - 1), width * height - 1].map((place) => pixels[place]);
    const white = pixels.filter((pixel) => pixel > 250).length / pixels.length;
    const darkest = pixels.reduce((least, pixel) => Math.min(least, pixel), 255);
    if (corners.some((corner) => corner < 255) || white < 0.4) problems.push(`${name}: the ground is not white`);
    if (darkest > 110) problems.push(`${name}: the text is not black`);
  }
  return problems;
}
