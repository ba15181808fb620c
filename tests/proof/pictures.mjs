#!/usr/bin/env node
// Takes pictures of the built pages.
//
//   docs/take-pictures            the pictures of the README, into docs/pictures
//   docs/take-pictures --every    every kind of page of the demonstration, into docs/pictures
//   docs/take-pictures --all DIR  every kind of page of the demonstration and of the extreme site, at four widths, light
//                                 and dark, and on paper, into DIR: for looking at, with a sheet for each page

import { mkdir } from "node:fs/promises";
import path from "node:path";
import { availableParallelism } from "node:os";
import demonstration from "./sites/demonstration.mjs";
import extreme from "./sites/extreme.mjs";
import { launch } from "./support/browser.mjs";
import { pagesOf } from "./support/kinds.mjs";
import { paper, screen, screens, sheet } from "./support/camera.mjs";
import { shrink } from "./support/pictures.mjs";
import { repository } from "./support/program.mjs";
import { serve } from "./support/server.mjs";
import { take } from "./support/workers.mjs";

// What the README shows: the kind of page, and how it is seen.
const chosen = [
  "home-light",
  "home-dark",
  "home-phone",
  "year-light",
  "section-light",
  "category-light",
  "deadlines-light",
  "free-page-light",
  "not-found-light",
  "department-light",
  "department-dark",
  "department-phone",
  "department-print",
  "goal-light",
  "goal-dark",
  "goal-phone",
  "goal-print",
];

const looks = {
  light: { width: 1280, height: 800 },
  dark: { width: 1280, height: 800, scheme: "dark" },
  phone: { width: 375, height: 667, scale: 2 },
};
const printed = new Set(["department", "section", "goal", "goal-common", "year"]);
const widths = [320, 375, 768, 1280];

async function main([mode, argument, ...rest]) {
  const isAll = mode === "--all" && argument;
  if (rest.length > 0 || !(mode === undefined || (mode === "--every" && !argument) || isAll)) throw new Error("use docs/take-pictures [--every | --all DIR]");
  const folder = isAll ? path.resolve(argument) : path.join(repository, "docs/pictures");
  await mkdir(folder, { recursive: true });
  const sites = await Promise.all((isAll ? [demonstration, extreme] : [demonstration]).map(open));
  const browser = await launch();
  const jobs = sites.flatMap((site) => site.pages.flatMap((page) => (isAll ? lookAt(browser, site, page, folder) : show(browser, site, page, folder, mode === "--every"))));
  await take(jobs, availableParallelism() + 1, (job) => job());
  await browser.close();
  sites.forEach((site) => site.close());
  if (!isAll) await shrink(folder);
}

async function open(site) {
  const { root, extra } = await site.make();
  return { name: site.name, ...(await serve(root)), pages: (await pagesOf(root, extra)).filter((page) => page.role !== "redirect") };
}

// The jobs for one page, each a picture in the documentation.
function show(browser, site, page, folder, isEvery) {
  const url = site.base + page.address;
  const isWanted = (look) => isEvery || chosen.includes(`${page.kind}-${look}`);
  const file = (look) => path.join(folder, `${page.kind}-${look}.png`);
  const shots = Object.entries(looks).filter(([look]) => isWanted(look)).map(([look, values]) => () => screen(browser, url, file(look), values));
  return printed.has(page.kind) && isWanted("print") ? [...shots, () => paper(browser, url, file("print"), { pages: 1, dots: 80 })] : shots;
}

// The jobs for one page, for looking at.
function lookAt(browser, site, page, folder) {
  const url = site.base + page.address;
  const name = `${site.name}-${page.kind.replace(":", "-")}`;
  const one = async (scheme) => {
    const file = (width) => path.join(folder, `${name}-${width}-${scheme}.png`);
    const files = widths.map(file);
    await screens(browser, url, widths.map((width) => [width, file(width)]), scheme);
    await sheet(browser, files, path.join(folder, `sheet-${name}-${scheme}.png`));
  };
  const print = () => paper(browser, url, path.join(folder, `${name}-print.png`), { pages: 4, dots: 80 });
  return [() => one("light"), () => one("dark"), ...(printed.has(page.role) ? [print] : [])];
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exit(2);
}
