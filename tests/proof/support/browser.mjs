// The browser, and pages in it that say what went wrong while they were loaded.

import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { helpers } from "./helpers.mjs";

const programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export function launch() {
  const executablePath = process.env.CHROMIUM ?? programs.find((program) => existsSync(program));
  if (!executablePath) throw new Error(`no browser: none of ${programs.join(", ")}`);
  return chromium.launch({
    executablePath,
    // Whoever ends this program ends the browser with it: see program.mjs.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--font-render-hinting=none",
    ],
  });
}

// What a check is given: a page of a site in the browser, at a size and in a scheme that it may change.
export class Subject {
  static async open(browser, site, page, { scripts = true } = {}) {
    const context = await browser.newContext({ viewport: null, javaScriptEnabled: scripts, reducedMotion: "reduce" });
    const subject = new Subject();
    Object.assign(subject, { browser, site, page, context, scripts, troubles: [], address: page.address });
    subject.tab = await context.newPage();
    subject.devtools = await context.newCDPSession(subject.tab);
    subject.listen();
    await subject.reset();
    return subject;
  }

  get url() {
    return `${this.site.base}${this.page.address}${this.page.role === "redirect" ? "?stay" : ""}`;
  }

  // As at first: freshly loaded, light, at the width of a desk.
  async reset() {
    await this.media({});
    await this.size(1280);
    await this.tab.goto(this.url, { waitUntil: "load" });
    await this.tab.evaluate(helpers);
  }

  async size(width, height = 900, scale = 1) {
    const metrics = { width, height, deviceScaleFactor: scale, mobile: false };
    await this.devtools.send("Emulation.setDeviceMetricsOverride", metrics);
    // Without scripts no frame is told of; a reading of the layout makes one in any case.
    if (this.scripts) await this.tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }

  async media({ scheme = "light", forced = "none", media = null }) {
    await this.tab.emulateMedia({ colorScheme: scheme, forcedColors: forced, reducedMotion: "reduce", media });
  }

  evaluate(script, argument) {
    return this.tab.evaluate(script, argument);
  }

  listen() {
    const host = new URL(this.site.base).host;
    const isPage = (request) => request.url().split(/[?#]/)[0] === this.url.split(/[?#]/)[0];
    this.tab.on("console", (message) => {
      // That the page for what is not found is served as such is no trouble.
      const isStatus = this.page.kind === "not-found" && message.location().url === this.url;
      if (message.type() === "error" && !isStatus) this.troubles.push(`console: ${message.text()}`);
    });
    this.tab.on("pageerror", (error) => this.troubles.push(`error in a script: ${error.message}`));
    this.tab.on("requestfailed", (request) => {
      // The browser itself gives up what a page still waits for that it leaves: the icon, and the files that the search
      // of a small site reads ahead.
      const isGivenUp = request.failure()?.errorText === "net::ERR_ABORTED" && /\/(favicon\.[^/]*|[^/]*\.bin)$/.test(request.url());
      if (!isGivenUp) this.troubles.push(`failed: ${request.url()} (${request.failure()?.errorText})`);
    });
    this.tab.on("request", (request) => {
      const url = new URL(request.url());
      if (/^https?:$/.test(url.protocol) && url.host !== host) this.troubles.push(`another host: ${url}`);
    });
    this.tab.on("response", (response) => {
      if (response.status() >= 400 && !isPage(response.request())) this.troubles.push(`${response.status()}: ${response.url()}`);
    });
  }

  close() {
    return this.context.close();
  }
}
