// Compares the search of a built site with Pagefind on the same pages: what building costs, how large the index is, and
// what each query downloads, how long it takes and what it misses, in Chromium, from a plain server of files.
//
//   cargo build --release && cargo bench --bench corpus -- 10000 /tmp/site
//   (cd benches/search && npm ci --ignore-scripts && node compare.mjs /tmp/site)
//
// A miss is a goal whose text contains the query and that is not among the results; an extra result is one whose text
// does not. The texts come from the site's own plan.json files, folded by a few lines of this file.

import { spawn } from "node:child_process";
import { existsSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { chromium } from "playwright-core";

const here = path.dirname(fileURLToPath(import.meta.url));
const program = path.join(here, "../../target/release/goalpress");
const [root, ...options] = process.argv.slice(2);
const withPagefind = !options.includes("--without-pagefind");
const output = path.join(root, "public");
const queries = [
  "予約", "ビス", "ＳＤＧｓ", "100周年", "BPR", "マイナンバー", "マイナポータル", "一", "年度 -共通", "年度", "市民", "公共施設",
  "アンケート", "満足度", "\"市民アンケートの結果\"", "説明会 広報",
];

// Runs a program, and tells how long it took and how much memory it held at the most.
const measured = (command, args) =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, { stdio: ["ignore", "ignore", "inherit"] });
    let memory = 0;
    const watch = setInterval(() => {
      try {
        const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"));
        memory = Math.max(memory, Number(peak?.[1] ?? 0));
      } catch {
        // It ended meanwhile.
      }
    }, 5);
    child.on("error", reject);
    child.on("exit", (code) => {
      clearInterval(watch);
      if (code) reject(new Error(`${command} ended with ${code}`));
      else resolve({ seconds: (performance.now() - started) / 1000, mebibytes: memory / 1024 });
    });
  });

const walk = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    return entry.isDirectory() ? walk(full) : [full];
  });

// A server of files that compresses nothing and counts what it sends.
const serve = () => {
  const sent = { bytes: 0, requests: 0 };
  const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".wasm": "application/wasm" };
  const server = createServer((request, response) => {
    const address = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const file = path.join(output, address.endsWith("/") ? `${address}index.html` : address);
    if (!file.startsWith(output) || !existsSync(file) || statSync(file).isDirectory()) {
      response.writeHead(404).end();
      return;
    }
    const body = readFileSync(file);
    sent.bytes += body.length;
    sent.requests++;
    response.writeHead(200, { "content-type": `${types[path.extname(file)] ?? "application/octet-stream"}; charset=utf-8`, "cache-control": "max-age=60" });
    response.end(body);
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve({ server, sent, base: `http://127.0.0.1:${server.address().port}/` })));
};

const fold = (text) =>
  text.normalize("NFKC").toLowerCase().replace(/[-‐-―−─━⁃]/g, "ー").replace(/[〜∼〰]/g, "~").replace(/[^\S\n]+/g, " ");

// The texts of all goals, by address.
const goals = () => {
  const found = new Map();
  for (const file of walk(output).filter((name) => /\/\d+\/[^/]+\/plan\.json$/.test(name))) {
    const folder = path.relative(output, path.dirname(file));
    for (const goal of JSON.parse(readFileSync(file, "utf8")).goals) {
      found.set(`${folder}/${goal.id.split("/").pop()}/`, fold(texts(goal).join("\n")));
    }
  }
  return found;
};

// Everything that a goal says in words.
const texts = (goal) => {
  const lines = [];
  const visit = (value, key) => {
    if (typeof value === "string" && ["title", "text", "words", "name"].includes(key)) lines.push(value);
    else if (value && typeof value === "object") Object.entries(value).forEach(([inner, each]) => visit(each, Array.isArray(value) ? key : inner));
  };
  const { year, department, organisation, ...own } = goal;
  visit(own, "");
  // Pages say so of goals of a whole department.
  if (goal.common) lines.push("共通");
  return lines;
};

const contains = (text, term) => {
  const words = fold(term);
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (!/^[a-z]/.test(words) || !/[a-z]/.test(text[at - 1] ?? "")) return true;
  }
  return false;
};
const expected = (all, query) => {
  const terms = [...query.matchAll(/(-?)(?:"([^"]+)"|(\S+))/g)].map(([, minus, phrase, word]) => ({ minus, word: phrase ?? word }));
  return new Set([...all].filter(([, text]) => terms.every(({ minus, word }) => contains(text, word) === !minus)).map(([address]) => address));
};

const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
const kilobytes = (bytes) => (bytes / 1000).toFixed(0);

// One query in a browser that has seen nothing yet, from typing it to the last byte.
const ours = async (browser, host, query) => {
  const times = [];
  let first;
  for (let round = 0; round < 3; round++) {
    const context = await browser.newContext();
    const page = await context.newPage();
    Object.assign(host.sent, { bytes: 0, requests: 0 });
    await page.goto(`${host.base}search/`, { waitUntil: "networkidle" });
    const markup = readFileSync(path.join(output, "search/index.html")).length;
    await page.evaluate(() => {
      const status = document.getElementById("search-status");
      window.answered = new Promise((resolve) => new MutationObserver(() => /\d|見つ/.test(status.textContent) && resolve(performance.now())).observe(status, { childList: true, characterData: true, subtree: true }));
    });
    const time = await page.evaluate(async (text) => {
      const input = document.getElementById("search-query");
      const started = performance.now();
      input.value = text;
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      return (await window.answered) - started;
    }, query);
    times.push(time);
    await page.waitForLoadState("networkidle");
    const styles = walk(path.join(output, "assets")).filter((file) => /\.(css|svg)$/.test(file)).map((file) => statSync(file).size);
    first ??= { bytes: host.sent.bytes - markup - styles.reduce((sum, size) => sum + size, 0), requests: host.sent.requests };
    if (round === 2) {
      first.found = await page.evaluate(async ({ text }) => {
        const load = async (file) => new Uint8Array(await (await fetch(`../${file}`)).arrayBuffer());
        const index = window.goalpressSearch.createIndex(load);
        const { ids } = await index.search(text, {});
        const documents = [];
        for (let at = 0; at < ids.length; at += 2000) documents.push(...(await index.documents(ids.slice(at, at + 2000))));
        return documents.filter((each) => each.kind === "goal").map((each) => each.address);
      }, { text: query });
    }
    await context.close();
  }
  return { ...first, time: median(times) };
};

const theirs = async (browser, host, query, addresses) => {
  const times = [];
  let first;
  for (let round = 0; round < 3; round++) {
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    await page.goto(`${host.base}search/`, { waitUntil: "networkidle" });
    Object.assign(host.sent, { bytes: 0, requests: 0 });
    await page.evaluate(async (address) => {
      window.pagefind = await import(address);
      await window.pagefind.init();
    }, `${host.base}pagefind/pagefind.js`);
    const time = await page.evaluate(async (text) => {
      const started = performance.now();
      const { results } = await window.pagefind.search(text);
      await Promise.all(results.slice(0, 10).map((result) => result.data()));
      window.results = results;
      return performance.now() - started;
    }, query);
    times.push(time);
    first ??= { bytes: host.sent.bytes, requests: host.sent.requests };
    if (round === 2) {
      first.found = (await page.evaluate(() => window.results.map((result) => result.id))).map((id) => addresses.get(id));
    }
    await context.close();
  }
  return { ...first, time: median(times) };
};

rmSync(output, { recursive: true, force: true });
rmSync(path.join(root, ".goalpress"), { recursive: true, force: true });
const build = await measured(program, ["build", "--quiet", "--root", root]);
const files = walk(output);
const compressed = files.filter((file) => file.endsWith(".html")).reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
const isIndex = (file) => /\/texts-\d+\.bin$/.test(file) || (file.startsWith(path.join(output, "search/")) && file.endsWith(".bin"));
const index = files.filter(isIndex);
const size = index.reduce((sum, file) => sum + statSync(file).size, 0);
console.log(`build ${build.seconds.toFixed(2)} s, ${build.mebibytes.toFixed(0)} MiB, ${files.length} files`);
console.log(`HTML compressed ${(compressed / 1e6).toFixed(1)} MB; index ${(size / 1e6).toFixed(2)} MB in ${index.length} files, ${((size / compressed) * 100).toFixed(1)} %`);
let pagefind;
if (withPagefind) {
  const binary = walk(path.join(here, "node_modules/@pagefind")).find((file) => /bin\/pagefind(_extended)?$/.test(file));
  pagefind = await measured(binary, ["--site", output, "--force-language", "ja", "--glob", "[0-9]*/*/*/index.html"]);
  const bundle = walk(path.join(output, "pagefind")).reduce((sum, file) => sum + statSync(file).size, 0);
  console.log(`Pagefind ${pagefind.seconds.toFixed(1)} s, ${pagefind.mebibytes.toFixed(0)} MiB, ${(bundle / 1e6).toFixed(1)} MB`);
}
const all = goals();
// What Pagefind calls a page by, and where that lies.
const addresses = new Map();
for (const file of withPagefind ? walk(path.join(output, "pagefind/fragment")) : []) {
  const { url } = JSON.parse(gunzipSync(readFileSync(file)).toString().replace(/^pagefind_dcd/, ""));
  addresses.set(path.basename(file, path.extname(file)), url.replace(/^\//, ""));
}
const host = await serve();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
console.log("| query | goals | KB | ms | missed | extra | Pagefind KB | ms | missed | extra |");
console.log("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
const told = ({ bytes, time, found }, wanted) => {
  const set = new Set(found);
  const missed = [...wanted].filter((address) => !set.has(address)).length;
  const extra = [...set].filter((address) => all.has(address) && !wanted.has(address)).length;
  return `${kilobytes(bytes)} | ${time.toFixed(0)} | ${missed} | ${extra}`;
};
for (const query of queries) {
  const wanted = expected(all, query);
  const own = told(await ours(browser, host, query), wanted);
  const other = withPagefind ? told(await theirs(browser, host, query, addresses), wanted) : " | | |";
  console.log(`| ${query} | ${wanted.size} | ${own} | ${other} |`);
}
await browser.close();
host.server.close();
