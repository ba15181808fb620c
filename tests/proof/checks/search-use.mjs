// The search page as a person uses it: typing, with a conversion too, the keyboard alone, addresses and Back, filters,
// nothing found, no network; nothing goes elsewhere, and little is loaded.

import axe from "axe-core";
import { corpusOf, look } from "../support/corpus.mjs";
import { openSearch } from "../support/search-page.mjs";

export default {
  name: "search-use",
  ofSite: true,
  isOfSearch: true,
  async run({ site, browser }) {
    const corpus = await corpusOf(site.root);
    const words = wordsOf(corpus);
    const problems = [];
    const page = await openSearch(browser, site);
    for (const [name, use] of Object.entries(uses)) {
      await page.again();
      const expect = (isTrue, what) => isTrue || problems.push(`${name}: ${what}`);
      try {
        await use({ page, site, browser, corpus, words, expect });
        // That there is no network is told on the console too.
        const isKnown = (trouble) => name === "offline" && /ERR_INTERNET_DISCONNECTED|Failed to fetch/.test(trouble);
        problems.push(...page.troubles.filter((trouble) => !isKnown(trouble)).map((trouble) => `${name}: ${trouble}`));
      } catch (error) {
        problems.push(`${name}: ${error.message.split("\n").slice(0, 2).join(" ")}`);
      }
    }
    await page.close();
    return problems;
  },
};

// A word that many documents have, one that a few have, and one that none has.
function wordsOf(corpus) {
  const counts = new Map();
  for (const { classes } of corpus.documents) {
    const pairs = classes.flat().flatMap((line) => Array.from(line).map((one, place, all) => one + (all[place + 1] ?? "")));
    for (const pair of new Set(pairs)) if (/^[\p{L}]{2}$/u.test(pair) && !/[a-z]/.test(pair)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
    for (const word of new Set(classes.flat().flatMap((line) => line.match(/[a-z]{4,}/g) ?? []))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const sorted = [...counts.keys()].sort((one, other) => counts.get(other) - counts.get(one) || (one < other ? -1 : 1));
  return { many: sorted[0], few: sorted.slice(1).find((word) => counts.get(word) <= 3), none: "囗囗囗" };
}

const count = (corpus, ...texts) => look(corpus, texts.map((text) => ({ text, isOut: false }))).size;

const uses = {
  async typing({ page, corpus, words, expect }) {
    const before = await page.shown();
    expect(before.isIndexShown, "the index is hidden before anything is asked");
    for (const word of [words.few, words.many]) {
      await page.clear();
      for (const character of word) await page.type(character);
      const seen = await page.shown();
      expect(seen.count === count(corpus, word), `“${word}” is told to have ${seen.count} results, not ${count(corpus, word)}`);
      expect(seen.addresses.length === Math.min(10, seen.count), `${seen.addresses.length} results of ${seen.count} are shown`);
      expect(!seen.isIndexShown, "the index is shown below the results");
      expect(seen.title.includes(word), "the title does not tell what is looked for");
      expect(seen.focus === "search-query", "typing loses the focus");
      // Every word of the results can be seen: the marks are spelled as their author did.
      const isMarked = seen.results.every((text) => text.length > 0) && seen.marks.length > 0;
      expect(isMarked, `nothing is marked for “${word}”`);
    }
    await page.tab.waitForTimeout(700);
    expect((await page.tab.textContent("#search [role=status]")) === (await page.tab.textContent("#search-status")), "the number of results is not read aloud");
    expect((await page.clear()).isIndexShown, "the index does not come back");
  },

  async conversion({ page, corpus, words, expect }) {
    // What was typed and taken back is about to be written into the address.
    await page.tab.fill(page.input, "x");
    await page.tab.fill(page.input, "");
    await page.tab.waitForTimeout(100);
    await page.tab.focus(page.input);
    const asked = page.requests.length;
    for (const text of [..."よやく", words.many].map((_, place, all) => all.slice(0, place + 1).join(""))) {
      await page.devtools.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
      await page.tab.waitForTimeout(40);
      expect(!(await page.tab.isVisible("#search")), `it searches for “${text}” while that is being converted`);
    }
    await page.tab.waitForTimeout(500);
    // A slow machine may have written it there before.
    const address = decodeURIComponent(new URL(page.tab.url()).search);
    expect(["", "?q=x"].includes(address), `what is being converted is in the address: ${address}`);
    // The Enter that ends a conversion, as browsers tell of it.
    await page.devtools.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Process", code: "Enter", windowsVirtualKeyCode: 229 });
    await page.tab.evaluate(() => document.getElementById("search-form").requestSubmit());
    await page.devtools.send("Input.imeSetComposition", { text: "", selectionStart: 0, selectionEnd: 0 });
    await page.devtools.send("Input.insertText", { text: words.many });
    await page.devtools.send("Input.dispatchKeyEvent", { type: "keyUp", key: "Enter", code: "Enter", windowsVirtualKeyCode: 13 });
    const seen = await page.shown();
    expect(seen.value === words.many, `the conversion ends as “${seen.value}”`);
    expect(seen.count === count(corpus, words.many), "what was converted is not looked for");
    expect(!page.requests.slice(asked).some((request) => request.isNavigationRequest()), "the Enter of a conversion loads the page");
  },

  async addresses({ page, browser, site, words, expect }) {
    const start = (await page.shown()).entries;
    await page.type(words.many);
    await page.tab.waitForTimeout(600);
    const typed = await page.shown();
    expect(typed.address === `?q=${encodeURIComponent(words.many)}`, `the address is ${typed.address}`);
    expect(typed.entries === start, "typing makes entries");
    await page.tab.keyboard.press("Enter");
    const sent = await page.shown();
    expect(sent.entries === start + 1, `Enter makes ${sent.entries - start} entries`);
    await page.clear();
    await page.type(words.few);
    await page.tab.keyboard.press("Enter");
    await page.shown();
    await page.tab.goBack();
    const back = await page.shown();
    expect(back.value === words.many && back.address === typed.address, `Back leads to “${back.value}”`);
    expect(back.addresses.join() === typed.addresses.join(), "Back shows other results");
    const fresh = await openSearch(browser, site, typed.address);
    const opened = await fresh.shown();
    expect(opened.addresses.join() === typed.addresses.join() && opened.value === words.many, "the address opened anew shows something else");
    await fresh.close();
    expect(!page.requests.slice(1).some((request) => request.isNavigationRequest()), "a search loads the page anew");
  },

  async filters({ page, words, expect }) {
    let seen = await page.type(words.many);
    const all = seen.count;
    for (const [place, facet] of ["year", "department", "section", "category"].entries()) {
      const select = seen.filters[place];
      const option = select.options[1];
      if (select.isHidden || select.isDisabled || !option) continue;
      const told = Number(/(\d[\d,]*)\D*$/.exec(option.text)[1].replace(/,/g, ""));
      const control = page.tab.locator("#search-filters select").nth(place);
      await control.focus();
      await control.selectOption(option.value);
      seen = await page.shown();
      expect(seen.count === told, `${option.text} leaves ${seen.count}`);
      expect(new URLSearchParams(seen.address).get(facet) === option.value, `the address ${seen.address} does not have the ${facet}`);
      expect(seen.focus === "select", "a filter loses the focus");
    }
    if (seen.count < all) {
      await page.tab.goBack();
      await page.shown();
      await page.tab.goForward();
      expect((await page.shown()).count === seen.count, "Back and forth lose the filters");
    }
    const clear = page.tab.locator("#search-filters button");
    if (await clear.isVisible()) {
      await clear.focus();
      await page.tab.keyboard.press("Enter");
      seen = await page.shown();
      expect(seen.count === all && !/year|department|section|category/.test(seen.address), "the filters stay");
      expect(seen.focus !== "body", "taking the filters away loses the focus");
    }
  },

  async keyboard({ page, words, expect }) {
    let seen = await page.type(words.many);
    while (await page.tab.isVisible("#search-more")) {
      const shown = seen.addresses.length;
      await page.tab.focus("#search-more");
      await page.tab.keyboard.press("Enter");
      await page.tab.waitForFunction((shown) => document.querySelectorAll("#search-results a").length > shown, shown);
      seen = await page.shown();
      expect(seen.addresses.length === Math.min(shown + 10, seen.addresses.length) && seen.addresses.length > shown, "the button shows no more");
      const place = await page.tab.evaluate(() => [...document.querySelectorAll("#search-results a")].indexOf(document.activeElement));
      expect(place === shown, `the focus is on result ${place + 1} after ${shown} were shown`);
      if (seen.addresses.length >= 40) break;
    }
    expect(new Set(seen.addresses).size === seen.addresses.length, "a result is shown twice");
    await page.tab.focus(page.input);
    for (let press = 0; press < 12 && (await page.tab.evaluate(() => !document.activeElement.closest("#search-results"))); press += 1) await page.tab.keyboard.press("Tab");
    const href = await page.tab.evaluate(() => document.activeElement.href);
    await page.tab.keyboard.press("Enter");
    await page.tab.waitForURL(href);
    expect(await page.tab.evaluate(() => document.querySelectorAll("h1").length === 1), "a result leads to no page");
    await page.tab.goBack();
    expect((await page.shown()).value === words.many, "Back from a result forgets what was looked for");
  },

  async nothing({ page, corpus, words, expect }) {
    const seen = await page.type(`${words.few} ${words.none}`);
    expect(seen.count === 0 && seen.addresses.length === 0 && seen.isIndexShown, "something is found, or the index is gone");
    expect(seen.status.includes(words.none), "it does not say what was looked for");
    await page.tab.locator(".search-hint a").first().click();
    const other = await page.shown();
    expect(other.value === words.few && other.count === count(corpus, words.few), `the way out leads to “${other.value}”`);
    await page.tab.goBack();
    expect((await page.shown()).value.includes(words.none), "Back does not lead to where nothing was found");
  },

  async axe({ page, words, expect }) {
    await page.tab.evaluate(axe.source);
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    for (const query of [words.many, `${words.few} ${words.none}`]) {
      await page.clear();
      await page.type(query);
      for (const [width, colorScheme] of [[1280, "light"], [320, "dark"]]) {
        await page.tab.emulateMedia({ colorScheme });
        await page.tab.setViewportSize({ width, height: 900 });
        const found = await page.tab.evaluate((tags) => axe.run(document, { runOnly: { type: "tag", values: tags }, rules: { "target-size": { enabled: true } } }).then(({ violations }) => violations.map((rule) => `${rule.id} (${rule.help}): ${rule.nodes.slice(0, 3).map((node) => node.target.join(" "))}`)), tags);
        found.forEach((violation) => expect(false, `${query}, ${width} px ${colorScheme}: ${violation}`));
        const isWide = await page.tab.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        expect(!isWide, `${query}: wider than ${width} px`);
      }
    }
  },

  async offline({ page, corpus, words, expect }) {
    const isSmall = corpus.contents.shards <= 4;
    await page.type(words.few);
    // A small site is read as a whole.
    if (isSmall) await page.tab.waitForTimeout(1500);
    await page.context.setOffline(true);
    await page.clear();
    expect((await page.type(words.few)).count === count(corpus, words.few), "what was loaded is forgotten");
    await page.clear();
    const seen = await page.type(isSmall ? words.many : words.none);
    if (isSmall) expect(seen.count === count(corpus, words.many), "a small site needs the network again");
    const hasFailed = await page.tab.isVisible("#search-status button");
    await page.context.setOffline(false);
    if (hasFailed) {
      await page.tab.click("#search-status button");
      await page.tab.waitForTimeout(500);
      expect(!(await page.tab.isVisible("#search-status button")), "trying again does not help");
    }
  },

  // All that is loaded for the first answer, without what a small site reads ahead.
  async weight({ browser, site, words, expect }) {
    const sizes = [];
    const fresh = await openSearch(browser, site, `?q=${encodeURIComponent(words.few)}`);
    await fresh.shown();
    for (const request of fresh.requests.filter((each) => /\.(bin|js)$/.test(new URL(each.url()).pathname))) {
      const size = (await (await request.response()).body()).length;
      sizes.push([new URL(request.url()).pathname, size]);
    }
    await fresh.close();
    const all = sizes.reduce((sum, [, size]) => sum + size, 0);
    expect(all < 250_000, `the first answer takes ${all} bytes`);
  },
};
