// Tab from the top reaches everything that can be used, in order, with a focus that shows; the skip link comes first
// and leads to the main part; nothing traps.

export default {
  name: "keyboard",
  async run(subject) {
    const problems = [];
    for (const [width, scheme] of [
      [1280, "light"],
      [320, "dark"],
    ]) {
      await subject.media({ scheme });
      await subject.size(width, 640);
      problems.push(...(await walk(subject)).map((problem) => `${width} px ${scheme}: ${problem}`));
    }
    problems.push(...(await skip(subject)));
    return problems;
  },
};

async function walk(subject) {
  const count = await subject.evaluate(prepare);
  await subject.evaluate(watch);
  // The keys are sent without waiting for each: the page itself looks at every arrival.
  const key = { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9 };
  const sent = [];
  for (let press = 0; press < count + 2; press += 1) {
    sent.push(subject.devtools.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...key }), subject.devtools.send("Input.dispatchKeyEvent", { type: "keyUp", ...key }));
    if (press % 20 === 0) await sent.at(-1);
  }
  await Promise.all(sent);
  const { problems, missed } = await subject.evaluate(() => {
    window.proofWatch.abort();
    return { problems: window.proofProblems, missed: window.proofStops.filter((stop) => !window.proofReached.includes(stop)).map(proof.name) };
  });
  if (missed.length > 0) problems.push(`Tab does not reach ${missed.length} of ${count}: ${missed.slice(0, 5).join("; ")}`);
  return [...new Set(problems)].slice(0, 12);
}

// How everything looks that is to have the focus, before it has it.
function prepare() {
  window.scrollTo(0, 0);
  document.activeElement?.blur();
  getSelection().removeAllRanges();
  // Where Tab begins is the document's first element, wherever it was left before.
  const start = document.body;
  start.setAttribute("tabindex", "-1");
  start.focus({ preventScroll: true });
  start.removeAttribute("tabindex");
  window.proofStops = proof.stops();
  window.proofLooks = window.proofStops.map(look);
  window.proofReached = [];
  window.proofProblems = [];
  return window.proofStops.length;

  function look(element) {
    const parts = [element, element.parentElement, ...element.querySelectorAll("*")].slice(0, 12);
    return parts.map((part) => {
      const style = getComputedStyle(part);
      return { outline: `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}`, shadow: style.boxShadow, border: style.border, background: style.backgroundColor };
    });
  }
}

// Looks at each element that gets the focus.
function watch() {
  window.proofWatch = new AbortController();
  const { signal } = window.proofWatch;
  document.addEventListener("focusin", ({ target }) => arrive(target), { signal });

  function arrive(element) {
    const reached = window.proofReached;
    const problems = window.proofProblems;
    if (reached.includes(element)) {
      if (element !== reached[0]) problems.push(`Tab comes back to ${proof.name(element)}`);
      window.proofWatch.abort();
      return;
    }
    const index = window.proofStops.indexOf(element);
    const before = window.proofStops.indexOf(reached.at(-1));
    reached.push(element);
    if (index < 0) {
      problems.push(`Tab stops at ${proof.name(element)}, which is nothing to use`);
      return;
    }
    if (index < before) problems.push(`Tab comes to ${proof.name(element)} out of order`);
    problems.push(...place(element), ...shown(element, window.proofLooks[index]));
  }

  // In view, and under nothing.
  function place(element) {
    const boxes = [...element.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
    const box = boxes[0] ?? element.getBoundingClientRect();
    const left = Math.max(0, box.left);
    const right = Math.min(innerWidth, box.right);
    const top = Math.max(0, box.top);
    const bottom = Math.min(innerHeight, box.bottom);
    if (right - left < 1 || bottom - top < 1) return [`${proof.name(element)} has the focus out of view`];
    const at = (x, y) => {
      const hit = document.elementFromPoint(x, y);
      return hit && (element.contains(hit) || hit.contains(element) || hit.closest("label")?.control === element);
    };
    const points = [0.15, 0.5, 0.85].flatMap((part) => [0.2, 0.5, 0.8].map((other) => [left + (right - left) * part, top + (bottom - top) * other]));
    return points.some(([x, y]) => at(x, y)) ? [] : [`${proof.name(element)} has the focus under ${proof.name(document.elementFromPoint((left + right) / 2, (top + bottom) / 2))}`];
  }

  // Some sign of the focus, of a contrast of 3 to 1 with what is around it.
  function shown(element, looks) {
    const parts = [element, element.parentElement, ...element.querySelectorAll("*")].slice(0, 12);
    const signs = parts.flatMap((part, index) => {
      const now = getComputedStyle(part);
      const old = looks[index];
      if (!old) return [];
      const around = proof.ground(part.parentElement ?? part);
      const differs = (text, least = 3) => {
        const [red, green, blue, alpha] = proof.colour(text);
        return alpha > 200 && proof.contrast([red, green, blue], around) >= least;
      };
      const found = [];
      const outline = `${now.outlineStyle} ${now.outlineWidth} ${now.outlineColor}`;
      const hasOutline = now.outlineStyle !== "none" && parseFloat(now.outlineWidth) >= 1;
      if (outline !== old.outline && hasOutline) found.push(now.outlineStyle === "auto" || differs(now.outlineColor));
      if (now.boxShadow !== old.shadow && now.boxShadow !== "none") found.push((now.boxShadow.match(/[a-z-]+\([^)]*\)/g) ?? []).some((text) => differs(text)));
      if (now.border !== old.border) found.push(differs(now.borderTopColor) || differs(now.borderBottomColor));
      if (now.backgroundColor !== old.background) found.push(differs(now.backgroundColor));
      return found;
    });
    if (signs.length === 0) return [`${proof.name(element)} shows no focus`];
    return signs.some(Boolean) ? [] : [`${proof.name(element)} shows its focus with less than 3 to 1`];
  }
}

async function skip(subject) {
  await subject.reset();
  await subject.size(1280, 400);
  if (subject.page.role === "redirect") return [];
  await subject.tab.keyboard.press("Tab");
  const first = await subject.evaluate(() => {
    const link = document.activeElement;
    const target = link?.hash && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const box = link?.getBoundingClientRect();
    const main = document.querySelector("main");
    return { name: proof.name(link), leads: Boolean(target && main && (target === main || main.contains(target) || target.contains(main))), isSeen: Boolean(box?.width > 20 && box.bottom > 0 && !proof.clipped(link)) };
  });
  if (!first.leads) return [`the first stop, ${first.name}, leads to no main part`];
  const problems = first.isSeen ? [] : [`the skip link ${first.name} is not seen when it has the focus`];
  await subject.tab.keyboard.press("Enter");
  await subject.tab.keyboard.press("Tab");
  const isPast = await subject.evaluate(() => {
    const main = document.querySelector("main");
    const element = document.activeElement;
    const isLast = !proof.stops().some((stop) => main.contains(stop) || main.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING);
    return isLast || element === document.body || main.contains(element) || Boolean(main.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
  });
  return isPast ? problems : [...problems, "after the skip link Tab goes on in front of the main part"];
}
