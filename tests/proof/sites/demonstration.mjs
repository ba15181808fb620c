// The repository's own content, in the built-in theme.

import { build, repository } from "../support/program.mjs";

export default {
  name: "demonstration",
  isMeasured: true,
  make: async () => ({ root: await build("demonstration", repository) }),
};
