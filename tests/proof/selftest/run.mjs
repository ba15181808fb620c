// Tests the checks: each passes on a tiny page that is right, and fails on the page with one thing broken. Those of the
// search need a site that has been built, and its script is what is broken.

import { cp, readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { checks } from "../checks/index.mjs";
import { write } from "../sites/write.mjs";
import { Subject } from "../support/browser.mjs";
import { build, repository, temporaryFolder } from "../support/program.mjs";
import { serve } from "../support/server.mjs";
import { breaks } from "./breaks.mjs";
import { files } from "./page.mjs";

const policy = "/*\n  Content-Security-Policy: default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'\n";

export function selftests(isWanted) {
  const whole = checks.filter((check) => isWanted(check.name)).map((check) => ({ label: `the page that is right: ${check.name}`, check }));
  const broken = breaks.filter(([name]) => isWanted(name)).map(([name, what, change]) => ({ label: `${name}: ${what}`, check: checks.find((check) => check.name === name), change }));
  const missing = checks.filter((check) => !breaks.some(([name]) => name === check.name));
  if (missing.length > 0) throw new Error(`nothing breaks ${missing.map((check) => check.name).join(", ")}`);
  return [...whole, ...broken];
}

export async function selftest(browser, { label, check, change }, report) {
  const found = await problemsOf(browser, check, change);
  const isRight = change ? found.length > 0 : found.length === 0;
  const result = isRight ? [] : change ? ["the check sees nothing"] : found;
  report.add(`selftest ${label}${change && isRight ? ` → ${found[0].slice(0, 90)}` : ""}`, [{ name: check.name, problems: result }]);
}

let built;

async function siteWith(check, change) {
  const folder = await temporaryFolder("selftest");
  if (check.isOfSearch) {
    built ??= build("selftest-search", repository);
    await cp(await built, folder, { recursive: true });
  } else await write(folder, { ...files, _headers: policy });
  if (change) {
    const [begin, mark, text] = change;
    const [file] = (await readdir(folder, { recursive: true })).filter((each) => each.startsWith(begin));
    const old = await readFile(path.join(folder, file), "utf8");
    if (!old.includes(mark)) throw new Error(`${file} has no ${mark}`);
    await writeFile(path.join(folder, file), old.replace(mark, () => text));
  }
  return folder;
}

async function problemsOf(browser, check, change) {
  const folder = await siteWith(check, change);
  const site = { name: "selftest", root: path.resolve(folder), ...(await serve(folder)) };
  try {
    if (check.ofSite) return await check.run({ site, browser });
    const subject = await Subject.open(browser, site, { kind: "department", role: "department", address: "" });
    const problems = await check.run(subject);
    await subject.close();
    return problems;
  } finally {
    site.close();
  }
}
