// Takes one picture: of a page on a screen, of its sheets of paper, of several pictures beside one another.

import { readFile, readdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { run, temporaryFolder } from "./program.mjs";

const longest = 2400;

// What fits the window.
export async function screen(browser, url, file, { width, height, scale = 1, scheme = "light" }) {
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: scale, colorScheme: scheme, reducedMotion: "reduce" });
  const tab = await context.newPage();
  await tab.goto(url, { waitUntil: "load" });
  await tab.screenshot({ path: file, animations: "disabled" });
  await context.close();
}

// The whole page at several widths, or as much of it as can be looked at.
export async function screens(browser, url, widthsAndFiles, scheme) {
  const context = await browser.newContext({ colorScheme: scheme, reducedMotion: "reduce" });
  const tab = await context.newPage();
  await tab.goto(url, { waitUntil: "load" });
  for (const [width, file] of widthsAndFiles) {
    await tab.setViewportSize({ width, height: 900 });
    const height = Math.min(longest, await tab.evaluate(() => document.documentElement.scrollHeight));
    await tab.setViewportSize({ width, height });
    await tab.screenshot({ path: file, animations: "disabled" });
  }
  await context.close();
}

// The first pages as they are printed, each a file; the first has the name itself.
export async function paper(browser, url, file, { pages, dots }) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  await tab.goto(url, { waitUntil: "load" });
  const folder = await temporaryFolder("paper");
  const pdf = path.join(folder, "page.pdf");
  await writeFile(pdf, await tab.pdf({ preferCSSPageSize: true, printBackground: true }));
  await context.close();
  await run("pdftoppm", ["-png", "-r", String(dots), "-l", String(pages), pdf, path.join(folder, "page")]);
  const names = (await readdir(folder)).filter((name) => name.endsWith(".png")).sort();
  for (const [index, name] of names.entries()) {
    await move(path.join(folder, name), index === 0 ? file : file.replace(/\.png$/, `-${index + 1}.png`));
  }
}

// Between two disks nothing can be renamed.
async function move(from, to) {
  await rename(from, to).catch(async () => writeFile(to, await readFile(from)));
}

export async function sheet(browser, files, file) {
  const context = await browser.newContext({ viewport: { width: 1500, height: 900 } });
  const tab = await context.newPage();
  const pictures = await Promise.all(files.map(async (name) => `<img src="data:image/png;base64,${(await readFile(name)).toString("base64")}">`));
  await tab.setContent(`<style>body { display: flex; gap: 10px; align-items: start; margin: 10px; background: #888; zoom: .53 }</style>${pictures.join("")}`, { waitUntil: "load" });
  await tab.screenshot({ path: file, fullPage: true });
  await context.close();
}
