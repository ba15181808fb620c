// A site's search page in a browser, used as a person uses it.

export async function openSearch(browser, site, query = "", options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
  const page = new SearchPage();
  Object.assign(page, { context, tab: await context.newPage(), troubles: [], requests: [], url: `${site.base}search/` });
  page.devtools = await context.newCDPSession(page.tab);
  const origin = new URL(site.base).origin;
  page.tab.on("console", (message) => message.type() === "error" && page.troubles.push(`console: ${message.text()}`));
  page.tab.on("pageerror", (error) => page.troubles.push(`error in a script: ${error.message}`));
  page.tab.on("request", (request) => {
    page.requests.push(request);
    if (new URL(request.url()).origin !== origin) page.troubles.push(`another host: ${request.url()}`);
  });
  await page.tab.goto(page.url + query, { waitUntil: "load" });
  return page;
}

class SearchPage {
  input = "#search-query";

  // What the page shows, once it shows the answer to what stands in the field.
  async shown() {
    await this.tab.waitForFunction(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))));
    await this.tab.waitForFunction(() => {
      const [query, frame] = ["search-query", "search"].map((id) => document.getElementById(id));
      return frame.getAttribute("aria-busy") === "false" && document.title.includes(query.value.trim());
    });
    return this.tab.evaluate(() => {
      const text = (selector, root = document) => root.querySelector(selector)?.textContent ?? "";
      const links = [...document.querySelectorAll("#search-results a")];
      const base = new URL(document.getElementById("search").dataset.root, location.href).href;
      return {
        status: text("#search-status"),
        count: Number((/\d[\d,]*/.exec(text("#search-status").replace(/[「“][^」”]*[」”]/g, "")) ?? ["0"])[0].replace(/,/g, "")),
        addresses: links.map((link) => link.href.replace(base, "")),
        marks: [...document.querySelectorAll("#search-results mark")].map((mark) => mark.textContent),
        results: [...document.querySelectorAll("#search-results > li")].map((item) => item.textContent),
        hints: [...document.querySelectorAll(".search-hint a")].map((link) => link.textContent),
        isIndexShown: !document.getElementById("search-index").hidden,
        filters: [...document.querySelectorAll("#search-filters select")].map((select) => ({
          isHidden: !select.checkVisibility(),
          isDisabled: select.disabled,
          value: select.value,
          options: [...select.options].map((option) => ({ value: option.value, text: option.textContent })),
        })),
        focus: document.activeElement?.id || document.activeElement?.localName,
        value: document.getElementById("search-query").value,
        address: location.search,
        title: document.title,
        entries: history.length,
      };
    });
  }

  // As at first.
  async again() {
    Object.assign(this, { troubles: [], requests: [] });
    await this.tab.setViewportSize({ width: 1280, height: 900 });
    await this.tab.goto(this.url, { waitUntil: "load" });
  }

  async type(text) {
    await this.tab.focus(this.input);
    await this.tab.keyboard.insertText(text);
    return this.shown();
  }

  async clear() {
    await this.tab.fill(this.input, "");
    return this.shown();
  }

  close() {
    return this.context.close();
  }
}
