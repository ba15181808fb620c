// Who asks for less motion gets none.

export default {
  name: "motion",
  run: (subject) => subject.evaluate(moving),
};

function moving() {
  const problems = new Set();
  const longest = (text) => Math.max(...text.split(",").map((part) => (part.trim().endsWith("ms") ? parseFloat(part) / 1000 : parseFloat(part))));
  for (const element of document.querySelectorAll("*")) {
    for (const part of [null, "::before", "::after"]) {
      const style = getComputedStyle(element, part);
      if (part && style.content === "none") continue;
      if (longest(style.transitionDuration) > 0.01) problems.add(`${proof.name(element)}${part ?? ""} changes in ${style.transitionDuration}`);
      if (style.animationName !== "none" && longest(style.animationDuration) > 0.01) problems.add(`${proof.name(element)}${part ?? ""} moves for ${style.animationDuration}`);
    }
    if (getComputedStyle(element).scrollBehavior === "smooth") problems.add(`${proof.name(element)} scrolls smoothly`);
  }
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) if (rule.constructor.name === "CSSViewTransitionRule" && rule.navigation === "auto") problems.add("pages change with a view transition");
  }
  return [...problems].slice(0, 6);
}
