// What is seen comes in the order of the document: nothing stands wholly above what comes before it.

export default {
  name: "order",
  async run(subject) {
    const problems = [];
    for (const width of [320, 1280]) {
      await subject.size(width);
      problems.push(...(await subject.evaluate(disorder)).map((problem) => `${width} px: ${problem}`));
    }
    return problems;
  },
};

function disorder() {
  const problems = [];
  for (const element of document.querySelectorAll("[tabindex]")) {
    if (element.tabIndex > 0) problems.push(`${proof.name(element)} has a tabindex above 0`);
  }
  for (const parent of [document.body, ...document.body.querySelectorAll("*")]) {
    const children = [...parent.children].filter(isInFlow);
    for (let index = 1; index < children.length; index += 1) {
      const [before, after] = [children[index - 1].getBoundingClientRect(), children[index].getBoundingClientRect()];
      const isAbove = after.bottom <= before.top + 1;
      const isBelowOneAnother = Math.min(before.right, after.right) - Math.max(before.left, after.left) > 4;
      const isInOneRow = Math.abs(before.top - after.top) < 4 && Math.abs(before.bottom - after.bottom) < 4;
      const isReversed = isInOneRow && after.right <= before.left + 1 && getComputedStyle(parent).direction === "ltr";
      if ((isAbove && isBelowOneAnother) || isReversed) problems.push(`${proof.name(children[index])} is seen before ${proof.name(children[index - 1])}`);
    }
  }
  return problems.slice(0, 5);

  function isInFlow(element) {
    if (!proof.visible(element) || proof.clipped(element) || !element.innerText?.trim()) return false;
    const style = getComputedStyle(element);
    return !/absolute|fixed|sticky/.test(style.position) && style.float === "none" && !/^(inline|contents)$/.test(style.display);
  }
}
