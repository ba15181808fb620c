// Pages are light and hold no script or style of their own, so that a strict policy and long caching suit them.

import { gzipSync } from "node:zlib";

const limits = { html: 60_000, styles: 25_000, script: 15_000 };

export default {
  name: "weight",
  async run({ site, page, url }) {
    const html = await (await fetch(url)).text();
    const tags = html.match(/<[a-z][^>]*>/gi) ?? [];
    const attribute = (tag, name) => new RegExp(`\\s${name}="([^"]*)"`, "i").exec(tag)?.[1];
    const problems = [];
    for (const [, attributes, text] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)) {
      if (/type="application\/(ld\+)?json"/.test(attributes)) continue;
      if (!/\ssrc=/.test(attributes)) problems.push(`a script stands in the page: ${text.trim().slice(0, 60)}`);
      else if (!/\sdefer\b|type="module"/.test(attributes)) problems.push(`a script is not deferred: ${attributes.trim()}`);
    }
    for (const tag of tags) {
      if (/^<style\b/i.test(tag)) problems.push("a style element stands in the page");
      if (/\sstyle="/i.test(tag)) problems.push(`a style attribute: ${tag.slice(0, 80)}`);
      if (/\son[a-z]+="/i.test(tag)) problems.push(`a script in an attribute: ${tag.slice(0, 80)}`);
    }
    const styles = tags.filter((tag) => /^<link\b/i.test(tag) && /stylesheet/.test(attribute(tag, "rel"))).map((tag) => attribute(tag, "href"));
    const scripts = tags.filter((tag) => /^<script\b/i.test(tag) && attribute(tag, "src")).map((tag) => attribute(tag, "src"));
    const icons = tags.filter((tag) => /^<link\b/i.test(tag) && /icon|preload/.test(attribute(tag, "rel"))).map((tag) => attribute(tag, "href"));
    for (const address of [...styles, ...scripts, ...icons]) {
      if (!/[.-][0-9a-f]{8,}\.\w+$/.test(address)) problems.push(`no hash in the name of ${address}`);
    }
    problems.push(...heavy("style sheets", await weigh(url, styles), limits.styles));
    // A server sends scripts compressed.
    for (const script of scripts) problems.push(...heavy("a script", gzipSync(await load(url, script)).byteLength, limits.script));
    if (site.isMeasured && page.kind === "department") problems.push(...heavy("page", Buffer.byteLength(html), limits.html));
    return [...new Set(problems)].slice(0, 8);
  },
};

async function weigh(url, addresses) {
  const sizes = addresses.map(async (address) => (await load(url, address)).byteLength);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

async function load(url, address) {
  return (await fetch(new URL(address, url))).arrayBuffer();
}

function heavy(what, size, limit) {
  return size > limit ? [`${what} of ${size} bytes, more than ${limit}`] : [];
}
