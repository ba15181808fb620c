// Prints what was looked at, as a test runner does, and counts.

export class Report {
  passed = 0;
  failed = 0;
  spent = {};
  began = Date.now();

  // One check's problems. A check that breaks has failed.
  async time(check, run) {
    const began = Date.now();
    let problems;
    try {
      problems = await Promise.race([run(), tooLate()]);
    } catch (error) {
      problems = [`the check broke: ${error.stack}`];
    }
    this.spent[check.name] = (this.spent[check.name] ?? 0) + Date.now() - began;
    return { name: check.name, problems };
  }

  add(label, results) {
    const good = results.filter((result) => result.problems.length === 0);
    const bad = results.filter((result) => result.problems.length > 0);
    this.passed += good.length;
    this.failed += bad.length;
    if (good.length > 0) console.log(`ok   ${label}: ${good.map((result) => result.name).join(", ")}`);
    for (const { name, problems } of bad) {
      console.log(`FAIL ${label}: ${name}`);
      problems.forEach((problem) => console.log(`       ${problem}`));
    }
  }

  // Whether all is well.
  end() {
    const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;
    const spent = Object.entries(this.spent).sort(([, left], [, right]) => right - left);
    console.log(`\n${spent.map(([name, time]) => `${name} ${seconds(time)}`).join(", ")}`);
    console.log(`in ${seconds(Date.now() - this.began)}`);
    console.log(`${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0;
  }
}

// A check that waits for what never comes has failed too.
function tooLate() {
  return new Promise((_, reject) => setTimeout(() => reject(new Error("no answer in two minutes")), 120_000).unref());
}
