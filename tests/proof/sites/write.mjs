// Writes the files of a site's folder.

import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

export async function write(folder, files) {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}
