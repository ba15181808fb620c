// What lies over the page when it is open closes with Escape and gives the focus back to what opened it.

import { openers } from "../support/openers.mjs";

export default {
  name: "escape",
  async run(subject) {
    const problems = [];
    for (const width of [1280, 320]) {
      await subject.size(width);
      const names = await openers(subject);
      for (let index = 0; index < names.length; index += 1) {
        const problem = await tryOne(subject, index);
        if (problem) problems.push(`${width} px: ${names[index]} ${problem}`);
      }
    }
    return problems;
  },
};

async function tryOne(subject, index) {
  const canOpen = await subject.evaluate((index) => {
    const opener = window.proofOpeners[index];
    if (!proof.visible(opener)) return false;
    opener.focus();
    return document.activeElement === opener;
  }, index);
  if (!canOpen) return null;
  await subject.tab.keyboard.press("Enter");
  if (!(await isOpen(subject, index))) return "does not open with Enter";
  await subject.tab.keyboard.press("Escape");
  if (await isOpen(subject, index)) return "does not close with Escape";
  const isBack = await subject.evaluate((index) => document.activeElement === window.proofOpeners[index], index);
  return isBack ? null : "does not have the focus again after Escape";
}

function isOpen(subject, index) {
  return subject.evaluate((index) => {
    const opener = window.proofOpeners[index];
    if (opener.localName === "summary") return opener.parentElement.open;
    if (opener.hasAttribute("aria-expanded")) return opener.getAttribute("aria-expanded") === "true";
    const target = document.getElementById(opener.getAttribute("popovertarget") ?? opener.getAttribute("commandfor") ?? opener.getAttribute("aria-controls"));
    return Boolean(target?.matches(":popover-open, [open]") ?? target);
  }, index);
}
