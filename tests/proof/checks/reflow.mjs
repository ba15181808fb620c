// Nothing needs scrolling in two directions, nothing is cut off, nothing lies on top of a text: on a phone, with 200 and
// with 400 per cent of zoom, and with the text spacing of WCAG 1.4.12.

const looks = [
  ["320 px", 320, 640, 1],
  ["640 px at 200 %", 320, 480, 2],
  ["1280 px at 200 %", 640, 512, 2],
  ["1280 px at 400 %", 320, 256, 4],
  ["1280 px", 1280, 900, 1],
];

export default {
  name: "reflow",
  async run(subject) {
    const problems = [];
    for (const [label, width, height, scale] of looks) {
      await subject.size(width, height, scale);
      await subject.evaluate(() => document.querySelectorAll("main details").forEach((details) => (details.open = true)));
      problems.push(...(await subject.evaluate(flow)).map((problem) => `${label}: ${problem}`));
    }
    await subject.evaluate(space);
    for (const [label, width, height, scale] of [looks[0], looks[4]]) {
      await subject.size(width, height, scale);
      problems.push(...(await subject.evaluate(flow)).map((problem) => `${label} with text spacing: ${problem}`));
    }
    return problems;
  },
};

function space() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

function flow() {
  const problems = [];
  const elements = [...document.body.querySelectorAll("*")].filter((element) => element.checkVisibility({ visibilityProperty: true }));
  const styles = new Map(elements.map((element) => [element, getComputedStyle(element)]));
  const scrollers = elements.filter((element) => /auto|scroll/.test(styles.get(element).overflowX) && element.scrollWidth > element.clientWidth + 1);
  tooWide();
  regions();
  cut();
  overlaps();
  covered();
  return problems;

  function tooWide() {
    const width = document.documentElement.scrollWidth;
    if (width <= innerWidth) return;
    const wide = elements.filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && !scrollers.some((scroller) => scroller.contains(element)) && !proof.clipped(element));
    const deepest = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)));
    problems.push(`the page is ${width} wide, for example by ${deepest.slice(0, 3).map(proof.name).join("; ")}`);
  }

  // What scrolls sideways is reached by the keyboard and says what it is.
  function regions() {
    for (const scroller of scrollers) {
      const named = scroller.getAttribute("aria-label") || document.getElementById(scroller.getAttribute("aria-labelledby"))?.textContent.trim();
      const isRegion = /^(region|group)$/.test(scroller.getAttribute("role") ?? "") || /^(section|nav|form|fieldset|textarea)$/.test(scroller.localName);
      if (scroller.tabIndex < 0 || !named || !isRegion) problems.push(`${proof.name(scroller)} scrolls sideways and is no named, focusable region`);
    }
  }

  function cut() {
    const hides = (value) => value === "hidden" || value === "clip";
    for (const element of elements) {
      const style = styles.get(element);
      const isWide = hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
      const isHigh = hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
      if ((isWide || isHigh) && element.innerText?.trim() && !proof.clipped(element)) problems.push(`${proof.name(element)} cuts its text off`);
    }
  }

  // The lines of every text, less the room above and below the letters.
  function overlaps() {
    const lines = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!node.data.trim() || !parent || !styles.has(parent) || proof.clipped(parent) || parent.closest("rt, svg")) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width < 2) continue;
        const size = Math.min(box.height, parseFloat(styles.get(parent).fontSize));
        const middle = (box.top + box.bottom) / 2;
        lines.push({ node, left: box.left, right: box.right, top: middle - size * 0.4, bottom: middle + size * 0.4 });
      }
    }
    lines.sort((one, other) => one.top - other.top);
    const said = new Set();
    for (let index = 0; index < lines.length && said.size < 5; index += 1) {
      const one = lines[index];
      for (let next = index + 1; next < lines.length && lines[next].top < one.bottom - 1; next += 1) {
        const other = lines[next];
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        if (one.node !== other.node && across > 2 && down > 2) said.add(`${proof.name(one.node.parentElement)} and ${proof.name(other.node.parentElement)} lie on each other`);
      }
    }
    problems.push(...said);
  }

  // What stays while the page scrolls leaves room for the page.
  function covered() {
    const fixed = elements.filter((element) => /fixed|sticky/.test(styles.get(element).position) && !proof.clipped(element));
    for (const element of fixed) {
      const box = element.getBoundingClientRect();
      if (box.height > innerHeight / 2 && box.width > innerWidth / 2) problems.push(`${proof.name(element)} stays and takes ${Math.round(box.height)} of ${innerHeight}`);
    }
  }
}
