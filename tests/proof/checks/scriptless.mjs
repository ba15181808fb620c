// Without scripts there is the same to read, nothing that does nothing, and every link leads somewhere.

import { Subject } from "../support/browser.mjs";

export default {
  name: "scriptless",
  async run(subject) {
    // A page without scripts is the same without scripts.
    const hasScripts = await subject.evaluate(() => [...document.scripts].some((script) => !script.type || /module|javascript/.test(script.type)));
    if (!hasScripts) return [...(await subject.evaluate(idleControls)), ...(await deadLinks(subject))];
    const withScripts = await subject.evaluate(content);
    const bare = await Subject.open(subject.browser, subject.site, subject.page, { scripts: false });
    try {
      const without = await bare.evaluate(content);
      const idle = await bare.evaluate(idleControls);
      return [...differences(withScripts, without), ...idle, ...(await deadLinks(bare))];
    } finally {
      await bare.close();
    }
  },
};

// Headings, links and words, less what is there to be operated.
function content() {
  const main = document.querySelector("main");
  const controls = "button, input, select, textarea, label, output, dialog, [role=search], form, [role=status], [aria-live], script, noscript";
  const copy = main.cloneNode(true);
  copy.querySelectorAll(controls).forEach((element) => element.remove());
  const blocks = [...main.querySelectorAll("h1, h2, h3, h4, h5, h6, p, li, td, th, dt, dd, caption")].filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(controls));
  return { words: copy.textContent.replace(/\s+/g, ""), blocks: blocks.map((element) => element.textContent.replace(/\s+/g, "")), links: [...document.links].filter((link) => !link.closest(controls)).map((link) => link.href) };
}

function differences(one, other) {
  const problems = [];
  if (one.words !== other.words) problems.push(`the main part has ${one.words.length} characters with scripts and ${other.words.length} without`);
  const missing = one.blocks.filter((block) => !other.blocks.includes(block));
  if (missing.length > 0) problems.push(`not seen without scripts: ${missing.slice(0, 3).join("; ").slice(0, 200)}`);
  const links = one.links.filter((link) => !other.links.includes(link));
  if (links.length > 0) problems.push(`no link without scripts: ${links.slice(0, 3).join(", ")}`);
  return problems;
}

function idleControls() {
  const selector = "button:not([popovertarget], [commandfor], form *), select:not(form *), input:not(form *), textarea:not(form *), [role=button]";
  const idle = [...document.querySelectorAll(selector)].filter((element) => proof.visible(element));
  return idle.map((element) => `${proof.name(element)} does nothing without scripts`);
}

async function deadLinks(subject) {
  const links = await subject.evaluate(() => [...document.links].map((link) => link.href));
  const { site } = subject;
  site.fetched ??= new Map();
  const problems = [];
  for (const link of new Set(links.filter((link) => link.startsWith(new URL(site.base).origin)))) {
    const [address, fragment] = link.split("#");
    if (!site.fetched.has(address)) site.fetched.set(address, load(address));
    const { status, text } = await site.fetched.get(address);
    if (status !== 200) problems.push(`${link} answers ${status}`);
    else if (fragment && !text.includes(` id="${decodeURIComponent(fragment)}"`)) problems.push(`${link} has no such place`);
  }
  return problems.slice(0, 5);
}

async function load(address) {
  const response = await fetch(address);
  return { status: response.status, text: await response.text() };
}
