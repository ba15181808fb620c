// What can be pressed is 24 pixels wide and high, except for links in a sentence.

export default {
  name: "targets",
  async run(subject) {
    const problems = [];
    for (const width of [320, 1280]) {
      await subject.size(width);
      await subject.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
      problems.push(...(await subject.evaluate(small)).map((problem) => `${width} px: ${problem}`));
    }
    return problems;
  },
};

function small() {
  const targets = proof.stops().filter((element) => !element.matches("[tabindex]:not(a, button, input, [role])"));
  const selector = "a, button, input, select, textarea, summary, [role=button], [role=checkbox], [role=tab]";
  return targets
    .filter((element) => element.matches(selector) && !proof.clipped(element))
    .map((element) => ({ element, box: (element.closest("label") ?? element).getBoundingClientRect() }))
    .filter(({ element, box }) => (box.width < 23.9 || box.height < 23.9) && !isInSentence(element))
    .slice(0, 8)
    .map(({ element, box }) => `${proof.name(element)} is ${Math.round(box.width * 10) / 10} by ${Math.round(box.height * 10) / 10}`);

  // Text stands beside the link in its own line of text.
  function isInSentence(element) {
    if (getComputedStyle(element).display !== "inline") return false;
    let block = element.parentElement;
    while (block && getComputedStyle(block).display === "inline") block = block.parentElement;
    const around = [...block.childNodes].filter((node) => !(node.nodeType === 1 && getComputedStyle(node).display !== "inline"));
    const words = around.map((node) => node.textContent).join("").replace(/\s/g, "");
    return words.length > element.textContent.replace(/\s/g, "").length;
  }
}
