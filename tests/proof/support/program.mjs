// Builds sites with the release binary, each into a folder of its own.

import { execFile } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");

// Whatever a site says about its own address: links are relative, and the feed and the sitemap need one.
export const baseUrl = "https://example.jp/goals/";

const folders = [];

export async function temporaryFolder(name) {
  const folder = await mkdtemp(path.join(tmpdir(), `goalpress-proof-${name}-`));
  folders.push(folder);
  return folder;
}

// However this program ends.
process.on("exit", () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));
for (const [signal, status] of [["SIGINT", 130], ["SIGTERM", 143], ["SIGHUP", 129]]) process.once(signal, () => process.exit(status));

// The program's standard output, or an error that holds all that it said.
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    execFile(program, args, { maxBuffer: 1 << 28, ...options }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${program} ${args.join(" ")}: ${error.message}\n${stdout}${stderr}`));
      else resolve(stdout);
    });
  });
}

export async function build(name, root, more = []) {
  const program = process.env.GOALPRESS ?? path.join(repository, "target/release/goalpress");
  if (!existsSync(program)) throw new Error(`${program} is missing: cargo build --release`);
  const output = path.join(await temporaryFolder(name), "public");
  await run(program, ["build", "--root", root, "--output", output, "--quiet", "--base-url", baseUrl, ...more]);
  return output;
}
