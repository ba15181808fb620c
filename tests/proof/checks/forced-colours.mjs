// In the reader's own colours the focus is seen, and nothing vanishes that was a colour alone.

export default {
  name: "forced-colours",
  async run(subject) {
    const painted = await subject.evaluate(mark);
    await subject.media({ forced: "active" });
    await subject.size(1280);
    // The first key tells the browser that the focus is to be seen.
    await subject.tab.keyboard.press("Tab");
    const problems = [...(await subject.evaluate(vanished)), ...(await subject.evaluate(unfocused))];
    return painted >= 0 ? problems : [];
  },
};

// Boxes without words that a colour alone draws, as the bars of a chart.
function mark() {
  const boxes = [...document.body.querySelectorAll("*")].filter((element) => {
    if (element.closest("svg") || element.innerText?.trim() || !proof.visible(element) || proof.clipped(element)) return false;
    const box = element.getBoundingClientRect();
    if (box.width < 3 || box.height < 3 || element.querySelector("svg, img")) return false;
    const [red, green, blue, alpha] = proof.colour(getComputedStyle(element).backgroundColor);
    return alpha > 200 && proof.contrast([red, green, blue], proof.ground(element.parentElement)) > 1.3;
  });
  window.proofPainted = boxes;
  return boxes.length;
}

function vanished() {
  const problems = [];
  for (const box of window.proofPainted) {
    const style = getComputedStyle(box);
    const hasEdge = ["Top", "Right", "Bottom", "Left"].some((side) => parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== "none");
    const isSeen = proof.contrast(proof.ground(box), proof.ground(box.parentElement)) > 1.3;
    if (!hasEdge && !isSeen && style.outlineStyle === "none") problems.push(`${proof.name(box)} vanishes`);
  }
  for (const shape of document.querySelectorAll("svg :is(rect, path, circle, ellipse, line, polygon, polyline, text)")) {
    const box = shape.getBoundingClientRect();
    if (!proof.visible(shape) || proof.clipped(shape.ownerSVGElement) || (box.width < 2 && box.height < 2) || shape.closest("defs, clipPath, mask, pattern")) continue;
    const style = getComputedStyle(shape);
    const around = proof.ground(shape.ownerSVGElement);
    const isSeen = (paint) => paint !== "none" && (paint.startsWith("url") || (proof.colour(paint)[3] > 100 && proof.contrast(proof.colour(paint).slice(0, 3), around) >= 1.3));
    const hasStroke = parseFloat(style.strokeWidth) > 0 && isSeen(style.stroke);
    const isDrawn = style.fill !== "none" || style.stroke !== "none";
    if (isDrawn && !hasStroke && !(shape.localName !== "line" && isSeen(style.fill))) problems.push(`${proof.name(shape.ownerSVGElement)}: ${shape.localName} vanishes`);
  }
  for (const element of document.body.querySelectorAll("*")) {
    const hasWords = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!hasWords || element.closest("svg, option") || !proof.visible(element) || proof.clipped(element)) continue;
    const [red, green, blue, alpha] = proof.colour(getComputedStyle(element).color);
    if (alpha < 100 || proof.contrast([red, green, blue], proof.ground(element)) < 3) problems.push(`${proof.name(element)} cannot be read`);
  }
  return [...new Set(problems)].slice(0, 6);
}

function unfocused() {
  const problems = new Set();
  const stops = proof.stops();
  const looks = stops.map((stop) => look(stop));
  stops.forEach((stop, index) => {
    stop.focus({ preventScroll: true, focusVisible: true });
    const style = getComputedStyle(stop);
    const hasOutline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1 && proof.colour(style.outlineColor)[3] > 100;
    if (!hasOutline && look(stop) === looks[index]) problems.add(`${proof.name(stop)} shows no focus`);
  });
  document.activeElement?.blur();
  return [...problems].slice(0, 6);

  // A shadow is no sign: forced colours take it away.
  function look(element) {
    const style = getComputedStyle(element);
    return [style.border, style.backgroundColor, style.color, style.outline].join();
  }
}
