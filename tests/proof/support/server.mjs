// A small server of files below a subfolder, as a public body's web server would have them: with the site's own
// headers where it has a `_headers` file, and with its page for what is not found.

import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import path from "node:path";

const types = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".ics": "text/calendar; charset=utf-8",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

export const subfolder = "/goals/";

// Serves a folder; `base` ends with the subfolder.
export async function serve(root) {
  const rules = parseHeaders(await readFile(path.join(root, "_headers"), "utf8").catch(() => ""));
  const server = createServer((request, response) => {
    answer(root, rules, request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${server.address().port}${subfolder}`;
  return {
    base,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(root, rules, request, response) {
  const url = new URL(request.url, "http://127.0.0.1");
  const inside = url.pathname.startsWith(subfolder) ? decodeURIComponent(url.pathname.slice(subfolder.length)) : null;
  let file = inside === null || inside.split("/").includes("..") ? null : path.join(root, inside || "index.html");
  const entry = file && (await stat(file).catch(() => null));
  if (entry?.isDirectory()) {
    if (!url.pathname.endsWith("/")) {
      response.writeHead(301, { location: `${url.pathname}/${url.search}` }).end();
      return;
    }
    file = path.join(file, "index.html");
  }
  let body = file && (await readFile(file).catch(() => null));
  const found = body !== null;
  if (!found) {
    file = path.join(root, "404.html");
    body = (await readFile(file).catch(() => null)) ?? Buffer.from("not found");
  }
  // A page that leads on at once can be looked at only if it stays.
  if (url.searchParams.has("stay")) {
    body = Buffer.from(body.toString().replace(/<meta http-equiv="refresh"[^>]*>/i, ""));
  }
  const headers = { "content-type": types[path.extname(file)] ?? "application/octet-stream", "cache-control": "no-store" };
  response.writeHead(found ? 200 : 404, { ...headers, ...headersFor(rules, `/${inside ?? ""}`, url.pathname) }).end(body);
}

// Lines that begin a rule are patterns of paths; the indented ones below are its headers.
function parseHeaders(text) {
  const rules = [];
  for (const line of text.split(/\r?\n/)) {
    if (!line.trim() || line.trimStart().startsWith("#")) continue;
    if (!/^\s/.test(line)) {
      const pattern = line.trim().replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
      rules.push({ pattern: new RegExp(`^${pattern}$`), headers: [] });
      continue;
    }
    const colon = line.indexOf(":");
    rules.at(-1)?.headers.push([line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]);
  }
  return rules;
}

function headersFor(rules, ...paths) {
  const matching = rules.filter((rule) => paths.some((path) => rule.pattern.test(path)));
  // What makes a browser insist on https cannot hold on this machine.
  const headers = matching.flatMap((rule) => rule.headers).filter(([name]) => name !== "strict-transport-security");
  return Object.fromEntries(headers.map(([name, value]) => [name, value.replace(/;?\s*upgrade-insecure-requests/, "")]));
}
