// Makes the documentation's pictures small, and says when they are not.

import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { run } from "./program.mjs";

const most = { one: 150_000, all: 2_000_000 };

export async function shrink(folder) {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".png")).sort();
  const paths = files.map((name) => path.join(folder, name));
  for (const [program, args] of [
    ["pngquant", ["--force", "--ext", ".png", "--skip-if-larger", "--strip", "64"]],
    ["optipng", ["-quiet", "-o2"]],
  ]) {
    for (const file of paths) await run(program, [...args, file]).catch((error) => missing(program, error));
  }
  let all = 0;
  for (const [index, file] of paths.entries()) {
    const { size } = await stat(file);
    all += size;
    console.log(`${files[index]}: ${Math.round(size / 1000)} KB${size > most.one ? ", too large" : ""}`);
  }
  console.log(`${files.length} pictures, ${Math.round(all / 1000)} KB${all > most.all ? ", too much" : ""}`);
}

// pngquant says 98 or 99 where it would gain nothing. Without the programs the pictures are larger, and the same.
function missing(program, error) {
  if (/ENOENT/.test(error.message)) console.error(`${program} is missing: apt install ${program}`);
}
