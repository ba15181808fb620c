// axe: all its rules for WCAG 2.0, 2.1 and 2.2 at A and AA, and those of good practice.

import axe from "axe-core";
import { openings } from "../support/openers.mjs";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const looks = [
  [1280, "light"],
  [320, "dark"],
  [320, "light"],
  [1280, "dark"],
];

export default {
  name: "axe",
  async run(subject) {
    const problems = [];
    await subject.evaluate(axe.source);
    // On a page of very many goals, all of which look alike, two of the four looks show all that there is.
    const isLong = await subject.evaluate(() => document.querySelectorAll("*").length > 3000);
    for (const [width, scheme] of isLong ? looks.slice(0, 2) : looks) {
      await subject.media({ scheme });
      await subject.size(width);
      problems.push(...(await violations(subject, `${width} px ${scheme}`)));
    }
    await subject.size(1280);
    for await (const opened of openings(subject)) {
      for (const scheme of ["dark", "light"]) {
        await subject.media({ scheme });
        problems.push(...(await violations(subject, `${opened} opened, ${scheme}`)));
      }
    }
    return problems;
  },
};

async function violations(subject, where) {
  const found = await subject.evaluate((tags) => {
    const options = { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"], rules: { "target-size": { enabled: true } } };
    return axe.run(document, options).then((results) =>
      results.violations.map((rule) => ({ id: rule.id, help: rule.help, nodes: rule.nodes.map((node) => `${node.target.join(" ")}: ${node.any[0]?.message ?? ""}`) })),
    );
  }, tags);
  return found.map((rule) => `${where}: ${rule.id} (${rule.help}), ${rule.nodes.length} times: ${rule.nodes.slice(0, 3).join("; ")}`);
}
