#!/usr/bin/env node
// Proves that the built pages are accessible: builds sites, serves them, and looks at a page of every kind.
//
//   node tests/proof/run.mjs [--only NAME]... [--site DIR] [--list]
//   node tests/proof/run.mjs --selftest [--only CHECK]...
//
// NAME is a check (`reflow`), a site (`extreme`) or a kind of page (`department`); several may be given.

import { availableParallelism } from "node:os";
import { checks } from "./checks/index.mjs";
import { siteOf, sites } from "./sites/index.mjs";
import { launch, Subject } from "./support/browser.mjs";
import { pagesOf } from "./support/kinds.mjs";
import { Report } from "./support/report.mjs";
import { read } from "./support/arguments.mjs";
import { serve } from "./support/server.mjs";
import { selftest, selftests } from "./selftest/run.mjs";
import { take } from "./support/workers.mjs";

async function main() {
  const { only, folder, isList, isSelftest } = read(process.argv.slice(2));
  if (isSelftest) {
    const chosen = only.choose({ checks: checks.map((check) => check.name), sites: [], kinds: [] });
    await work(selftests(chosen.check), selftest);
    return;
  }
  const candidates = folder ? [siteOf(folder)] : sites;
  const made = await Promise.all(candidates.map(makeSite));
  const names = { checks: checks.map((check) => check.name), sites: candidates.map((site) => site.name), kinds: made.flatMap((site) => site.pages.flatMap((page) => [page.kind, page.role])) };
  const chosen = only.choose(names);
  const jobs = made.filter((site) => chosen.site(site.name)).flatMap((site) => jobsOf(site, chosen));
  if (isList) jobs.forEach((job) => console.log(job.label));
  else await work(jobs, (browser, job, report) => (job.page ? checkPage : checkSite)(browser, job, report));
  made.forEach((site) => site.close());
}

async function makeSite(site) {
  const { root, extra } = await site.make();
  const server = await serve(root);
  return { ...site, ...server, root, pages: await pagesOf(root, extra) };
}

// One job for the whole of a site, and one for each of its pages, which is loaded once for most checks.
function jobsOf(site, chosen) {
  const wanted = checks.filter((check) => chosen.check(check.name));
  const ofSite = wanted.filter((check) => check.ofSite);
  const ofPage = wanted.filter((check) => !check.ofSite);
  const pages = site.pages.filter((page) => chosen.page(page));
  const whole = ofSite.map((check) => ({ label: `${site.name} ${check.name}`, site, checks: [check] }));
  const parts = pages.map((page) => ({
    label: `${site.name} ${page.kind} /${page.address}`,
    site,
    page,
    checks: ofPage.filter((check) => check.wants?.(page, site) ?? true),
  }));
  return [...(chosen.hasKinds ? [] : whole), ...parts].filter((job) => job.checks.length > 0);
}

async function work(jobs, look) {
  const report = new Report();
  const browser = await launch();
  // One more than there are cores keeps them busy.
  await take(jobs, Math.min(4, availableParallelism() + 1), (job) => look(browser, job, report));
  await browser.close();
  process.exitCode = report.end() ? 0 : 1;
}

async function checkSite(browser, { label, site, checks }, report) {
  const results = [];
  for (const check of checks) results.push(await report.time(check, () => check.run({ site, browser })));
  report.add(label, results);
}

async function checkPage(browser, { label, site, page, checks }, report) {
  const subject = await Subject.open(browser, site, page);
  const results = [];
  for (const check of checks) {
    if (results.length > 0 && check.name !== "requests") await subject.reset();
    results.push(await report.time(check, () => check.run(subject)));
  }
  await subject.close();
  report.add(label, results);
}

try {
  await main();
} catch (error) {
  console.error(error.message);
  process.exit(2);
}
