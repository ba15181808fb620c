// What was asked for on the command line.

export function read(args) {
  const names = [];
  let folder = null;
  let isList = false;
  let isSelftest = false;
  for (let index = 0; index < args.length; index += 1) {
    if (args[index] === "--only" && args[index + 1]) names.push(...args[(index += 1)].split(","));
    else if (args[index] === "--site" && args[index + 1]) folder = args[(index += 1)];
    else if (args[index] === "--list") isList = true;
    else if (args[index] === "--selftest") isSelftest = true;
    else throw new Error(`${args[index]}: use [--only NAME]... [--site DIR] [--list], or --selftest`);
  }
  return { only: { choose: (known) => choose(names, known) }, folder, isList, isSelftest };
}

// A name is a check, a site or a kind of page. Those of one sort add up; those of different sorts narrow the choice.
function choose(names, known) {
  const unknown = names.filter((name) => !Object.values(known).some((list) => list.includes(name)));
  if (unknown.length > 0) {
    const all = Object.entries(known).map(([sort, list]) => `${sort}: ${[...new Set(list)].join(", ")}`);
    throw new Error(`nothing is called ${unknown.join(", ")}\n${all.join("\n")}`);
  }
  const of = (list) => names.filter((name) => list.includes(name));
  const chosenChecks = of(known.checks);
  const chosenSites = of(known.sites);
  const chosenKinds = of(known.kinds);
  return {
    hasKinds: chosenKinds.length > 0,
    check: (name) => chosenChecks.length === 0 || chosenChecks.includes(name),
    site: (name) => chosenSites.length === 0 || chosenSites.includes(name),
    page: (page) => chosenKinds.length === 0 || chosenKinds.includes(page.kind) || chosenKinds.includes(page.role),
  };
}
