// The sites that are looked at.

import { existsSync } from "node:fs";
import path from "node:path";
import { build } from "../support/program.mjs";
import demonstration from "./demonstration.mjs";
import english from "./english.mjs";
import extreme from "./extreme.mjs";
import kawara from "./kawara.mjs";

export const sites = [demonstration, english, extreme, kawara].filter((site) => site.exists?.() ?? true);

// A folder of somebody's own: a site that is built first, or one that has been.
export function siteOf(folder) {
  const root = path.resolve(folder);
  const isContent = existsSync(path.join(root, "content/site.yaml"));
  return { name: path.basename(root), make: async () => ({ root: isContent ? await build("own", root) : root }) };
}
