// The search finds what a look through all texts finds: nothing missed, nothing more, in the order of rank.

import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { corpusOf, draws, look } from "../support/corpus.mjs";
import { openSearch } from "../support/search-page.mjs";

const known = ["予約", "ビス", "ＳＤＧｓ", "SDGs", "sd", "DG", "１００周年", "100周年", "BPR", "マイナポータル", "一", "年度 -共通", "年度　－共通", "-年度", '"公共施設 予約"', "公共施設予約システム", "る。ている。", "方法を決める。", "サ-ビス", "ｻｰﾋﾞｽ", "4月~9月", "髙", "𠮷", "the", "-", '"'];

export default {
  name: "search-answers",
  ofSite: true,
  isOfSearch: true,
  async run({ site, browser }) {
    const corpus = await corpusOf(site.root);
    const queries = [...known.map((query) => [query, termsOf(query)]), ...drawn(corpus, 4000)];
    const page = await openSearch(browser, site);
    try {
      const answers = await page.tab.evaluate(ask, queries.map(([query]) => query));
      return [...(await unlike(site.root, corpus)), ...answers.flatMap((answer, place) => compare(corpus, ...queries[place], answer))].slice(0, 12);
    } finally {
      await page.close();
    }
  },
};

// Plain queries, read by hand: what a person would take them for.
function termsOf(query) {
  if (query.includes('"')) return query === '"' ? [] : [{ text: query.slice(1, -1), isOut: false }];
  const words = query.split(/[ 　]/).filter((word) => !/^[-－]?$/.test(word));
  return words.map((word) => (/^[-－]/.test(word) ? { text: word.slice(1), isOut: true } : { text: word, isOut: false }));
}

// Pieces of the texts, some with their characters shuffled, by themselves or with others.
function drawn({ documents }, count) {
  const draw = draws(1);
  const lines = documents.flatMap((document) => document.lines.flat());
  const piece = () => {
    const characters = Array.from(lines[draw(lines.length)]);
    const length = 1 + draw(8);
    const start = draw(Math.max(1, characters.length - length + 1));
    const taken = characters.slice(start, start + length);
    if (draw(4) === 0) taken.sort(() => draw(3) - 1);
    return taken.join("").replace(/["＂“”]/g, "");
  };
  const query = () => {
    const terms = Array.from({ length: [1, 1, 1, 2, 3][draw(5)] }, () => ({ text: piece(), isOut: draw(5) === 0 }));
    return [terms.map(({ text, isOut }) => `${isOut ? "-" : ""}"${text}"`).join(" "), terms];
  };
  return Array.from({ length: count }, query);
}

// Asks the engine of the page, with an index of its own so that nothing is there yet.
async function ask(queries) {
  const root = document.getElementById("search").dataset.root;
  const load = async (path) => new Uint8Array(await (await fetch(root + path)).arrayBuffer());
  const index = goalpressSearch.createIndex(load);
  // Takes the way of a far larger site.
  const wary = goalpressSearch.createIndex(load, 0);
  const everything = await index.documents((await index.search('-"\u{10fffd}"')).ids);
  const addresses = new Map(everything.map(({ id, address }) => [id, address]));
  const answers = [];
  for (const query of queries) {
    const [{ ids }, { ids: others }] = [await index.search(query), await wary.search(query)];
    answers.push(Array.from(String(ids) === String(others) ? ids : others, (id) => addresses.get(id)));
  }
  return answers;
}

function compare(corpus, query, terms, answer) {
  const wanted = look(corpus, terms);
  const missed = [...wanted.keys()].filter((address) => !answer.includes(address));
  const extra = answer.filter((address) => !wanted.has(address));
  if (missed.length + extra.length > 0 || answer.length !== wanted.size) return [`${JSON.stringify(query)} misses ${missed.slice(0, 3).join(", ") || "none"} and has ${extra.slice(0, 3).join(", ") || "none"} too many`];
  const ranks = answer.map((address) => wanted.get(address));
  const isUnsorted = ranks.some(([score, year], place) => place > 0 && (score - ranks[place - 1][0] || year - ranks[place - 1][1]) < 0);
  return isUnsorted ? [`${JSON.stringify(query)} is not in order`] : [];
}

// What the published data say of each goal is among the texts that were looked through.
async function unlike(root, { documents }) {
  const byAddress = new Map(documents.map((document) => [document.address, document.lines.flat()]));
  const files = (await readdir(root, { recursive: true })).filter((file) => path.basename(file) === "goal.json");
  const problems = files.length > 0 ? [] : ["there is no goal to compare with"];
  for (const file of files) {
    const goal = JSON.parse(await readFile(path.join(root, file), "utf8"));
    const lines = (byAddress.get(goal.address) ?? []).map((line) => line.replace(/\s+/g, ""));
    const wanted = [goal.title, goal.category?.name, goal.section?.name, goal.deadline?.words, ...goal.columns.flatMap((column) => (column.lines ?? []).flatMap((line) => line.words.split(" | ")))];
    for (const words of wanted.filter(Boolean)) {
      if (!lines.some((line) => line.includes(words.replace(/\s+/g, "")))) problems.push(`${goal.address}: the search does not know “${words.slice(0, 40)}”`);
    }
  }
  return problems;
}
