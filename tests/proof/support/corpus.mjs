// What a built site's search has to find, told by looking through all texts: written apart from the index, the program's
// folding and the script's.

import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { inflateRawSync } from "node:zlib";

const long = new Set("-‐‑‒–—―−─━ー⁃");
const waves = new Set("~〜∼〰");
const ignorable = /^[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe00-\ufe0f\u{e0100}-\u{e01ef}\u180b-\u180e]$/u;
const latin = /^[a-z\u00df-\u00f6\u00f8-\u024f\u1e00-\u1eff]$/u;

// A line as it is compared, character by character.
export function fold(line, { kana }) {
  let folded = "";
  let before = " ";
  for (const character of line.normalize("NFKC")) {
    if (ignorable.test(character)) continue;
    for (const one of plain(character, kana)) {
      if (one === " " && before === " ") continue;
      folded += latin.test(one) && !latin.test(before) ? `\u0001${one}` : one;
      before = one;
    }
  }
  return folded.trimEnd();
}

function plain(character, kana) {
  if (/[\p{White_Space}\p{Cc}]/u.test(character)) return " ";
  if (long.has(character)) return "ー";
  if (waves.has(character)) return "~";
  const small = character.toLowerCase().replace("ς", "σ");
  const code = small.codePointAt(0);
  const isKatakana = (code >= 0x30a1 && code <= 0x30f6) || code === 0x30fd || code === 0x30fe;
  return kana && isKatakana ? String.fromCodePoint(code - 0x60) : small;
}

// The documents of a site with their words in classes: title, what is reached, how, and the rest.
export async function corpusOf(root) {
  const contents = JSON.parse(inflateRawSync(await readFile(path.join(root, "search/contents.bin"))));
  const files = (await readdir(root, { recursive: true })).filter((file) => /(^|\/)texts-\d+\.bin$/.test(file));
  const documents = [];
  for (const file of files.sort()) {
    const folder = path.dirname(file) === "search" ? "" : `${path.dirname(file)}/`;
    for (const [address, title, section, deadline, ...texts] of JSON.parse(inflateRawSync(await readFile(path.join(root, file))).toString("utf16le"))) {
      const lines = [title, ...texts].map((text) => text.split("\n").filter(Boolean));
      const classes = lines.map((each) => each.map((line) => fold(line, contents)));
      documents.push({ address: folder + address, year: folder.split("/")[0], title, section, deadline, lines, classes });
    }
  }
  return { contents, documents };
}

// The addresses that have all terms and none of those with a minus, each with its rank: smaller is better.
export function look({ contents, documents }, terms) {
  const folded = terms.map(({ text, isOut }) => ({ text: Array.from(fold(text, contents)).slice(0, 200).join(""), isOut })).filter(({ text }) => text);
  const place = (document, text) => document.classes.findIndex((lines) => lines.some((line) => line.includes(text)));
  const found = new Map();
  for (const document of folded.length ? documents : []) {
    const places = folded.map(({ text, isOut }) => ({ at: place(document, text), isOut }));
    if (places.some(({ at, isOut }) => at < 0 !== isOut)) continue;
    found.set(document.address, [places.reduce((sum, { at }) => sum + Math.max(0, at), 0), -Number(document.year || 0)]);
  }
  return found;
}

// Numbers that look drawn and are the same each time.
export function draws(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
