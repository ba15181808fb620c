// The Nu HTML checker on every page and style sheet of a site.

import { readdir } from "node:fs/promises";
import path from "node:path";
import vnu from "vnu-jar";
import { run } from "../support/program.mjs";

export default {
  name: "nu",
  ofSite: true,
  async run({ site }) {
    const all = await readdir(site.root, { recursive: true });
    const files = all.filter((file) => /\.(html|css)$/.test(file)).sort();
    const args = ["-Xss8m", "-jar", vnu, "--stdout", "--exit-zero-always", "--format", "json", "--also-check-css", ...files];
    const { messages } = JSON.parse(await run("java", args, { cwd: site.root }));
    // Which language a page is in is guessed from statistics there, and lists of names have few kana.
    const isGuess = (message) => /appears to be written in/.test(message.message);
    // Information alone passes: it is advice about taste, such as a slash at the end of an element without content.
    const bad = messages.filter((message) => !isGuess(message) && (message.type !== "info" || message.subType === "warning"));
    const grouped = {};
    bad.forEach((message) => (grouped[message.message] ??= []).push(message));
    return Object.entries(grouped).map(([words, group]) => {
      const file = path.relative(site.root, group[0].url.replace(/^file:/, ""));
      return `${words} (${group.length} times, first in ${file}:${group[0].lastLine}: ${group[0].extract?.trim()})`;
    });
  },
};
