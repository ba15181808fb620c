// The same content in the theme kawara, where there is one.

import { existsSync } from "node:fs";
import { cp, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { build, repository, temporaryFolder } from "../support/program.mjs";

const theme = path.join(repository, "themes/kawara");

export default {
  name: "kawara",
  exists: () => existsSync(theme),
  async make() {
    const folder = await temporaryFolder("kawara-content");
    await cp(path.join(repository, "content"), path.join(folder, "content"), { recursive: true });
    await symlink(path.join(repository, "themes"), path.join(folder, "themes"));
    const settings = path.join(folder, "content/site.yaml");
    const text = await readFile(settings, "utf8");
    await writeFile(settings, `${text.replace(/^theme:.*\n/m, "")}\ntheme: kawara\n`);
    return { root: await build("kawara", folder) };
  },
};
