// Tests the checks: each passes on a tiny page that is right, and fails on the page with one thing broken.

import path from "node:path";
import { checks } from "../checks/index.mjs";
import { write } from "../sites/write.mjs";
import { Subject } from "../support/browser.mjs";
import { temporaryFolder } from "../support/program.mjs";
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

async function problemsOf(browser, check, change) {
  const folder = await temporaryFolder("selftest");
  const changed = { ...files, _headers: policy };
  if (change) {
    const [file, mark, text] = change;
    if (!changed[file].includes(mark)) throw new Error(`${file} has no ${mark}`);
    changed[file] = changed[file].replace(mark, () => text);
  }
  await write(folder, changed);
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
