// The preview's own script: keeps the page up to date, shows what is wrong, and draws the bar.
// It is never part of what a build writes.
(() => {
  'use strict';
  const own = document.currentScript.dataset;
  const base = own.base;
  const place = location.pathname;
  const memory = 'goalpress-place';
  let state = null;
  let digest = own.digest;

  // ---- The place on the page survives a reload: scroll, open details, the focused field.
  const detailsOnPage = () => [...document.querySelectorAll('details')];
  const remember = () => {
    const open = detailsOnPage().map((details) => details.open);
    const room = document.body.style.paddingBlockEnd;
    sessionStorage.setItem(memory, JSON.stringify({ place, x: scrollX, y: scrollY, open, room }));
  };
  const restore = () => {
    const kept = JSON.parse(sessionStorage.getItem(memory) || 'null');
    sessionStorage.removeItem(memory);
    if (!kept || kept.place !== place) return;
    detailsOnPage().forEach((details, index) => {
      if (index < kept.open.length) details.open = kept.open[index];
    });
    // Without the room for the bar, which is drawn later, the end of the page could not be scrolled to.
    document.body.style.paddingBlockEnd = kept.room;
    scrollTo({ left: kept.x, top: kept.y, behavior: 'instant' });
  };

  // ---- What the server knows of this page.
  const ask = async () => {
    // An address may be written with more or fewer per cent signs; it is one page to the server.
    const path = encodeURIComponent(decodeURIComponent(place));
    const answer = await fetch(`/.goalpress/state?path=${path}`, { cache: 'no-store' });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  };

  const swapStyles = (before, after) => {
    for (const [name, address] of Object.entries(after)) {
      if (!before[name] || before[name] === address) continue;
      for (const link of document.querySelectorAll('link[rel~="stylesheet"]')) {
        if (!new URL(link.href).pathname.endsWith(`/${before[name]}`)) continue;
        const fresh = link.cloneNode();
        fresh.href = base + address;
        fresh.addEventListener('load', () => link.remove());
        link.after(fresh);
      }
    }
  };

  const refreshPictures = (before, after) => {
    for (const picture of document.images) {
      const address = new URL(picture.currentSrc || picture.src);
      const path = decodeURIComponent(address.pathname);
      if (address.origin !== location.origin || !after[path] || before[path] === after[path]) continue;
      address.searchParams.set('version', after[path]);
      picture.src = address.href;
    }
  };

  // Whatever the bar and the findings say. Most edits change neither, and with many tabs drawing is what takes longest.
  const told = (known) => JSON.stringify({ ...known, version: 0, digest: '' });

  // Answers may overtake each other; one to an earlier question than the last that was answered is old.
  let asked = 0;
  let answered = 0;
  const update = async () => {
    const question = ++asked;
    let fresh;
    try {
      fresh = await ask();
    } catch {
      return;
    }
    if (question < answered) return;
    answered = question;
    // The page's files are compared with what the page itself bears only at first; afterwards they are exchanged.
    const isOld = (fresh.digest && fresh.digest !== digest) || (!state && fresh.looks !== own.looks);
    if (isOld) {
      digest = fresh.digest;
      remember();
      location.reload();
      return;
    }
    if (state) {
      swapStyles(state.styles, fresh.styles);
      refreshPictures(state.pictures, fresh.pictures);
    }
    const isNews = !state || told(fresh) !== told(state);
    state = fresh;
    if (isNews) draw();
  };

  // A tab that nobody looks at leaves the way to the one that somebody does: with a hundred open tabs that one would
  // otherwise wait for all of them.
  let later;
  const follow = () => {
    if (!document.hidden) update();
    else later ??= setTimeout(catchUp, 300);
  };
  const catchUp = () => {
    clearTimeout(later);
    later = undefined;
    update();
  };
  document.addEventListener('visibilitychange', () => {
    if (later !== undefined) catchUp();
  });

  // ---- Events. Browsers allow six connections to one server, so one tab listens and tells the others.
  const channel = new BroadcastChannel('goalpress-preview');
  channel.onmessage = (message) => {
    connected(!message.data.lost);
    if (!message.data.lost) follow();
  };
  const listen = () => {
    const events = new EventSource('/.goalpress/events');
    const tell = () => {
      channel.postMessage({ lost: false });
      follow();
    };
    events.addEventListener('change', tell);
    events.addEventListener('open', () => {
      // Nobody listened until now: the server may have been started again, or the tab that listened before
      // may have been closed or loaded again, and what was saved in between was told to no one.
      tell();
      connected(true);
    });
    events.addEventListener('error', () => {
      connected(false);
      channel.postMessage({ lost: true });
      // A browser tries again by itself but for answers that it takes for final.
      if (events.readyState === EventSource.CLOSED) setTimeout(listen, 1000);
    });
  };
  // The lock is held for as long as the tab is open.
  const listenForAll = () => new Promise(listen);
  if (navigator.locks) navigator.locks.request('goalpress-preview', listenForAll);
  else listen();

  // ---- The bar and the findings, in a tree of their own so that no theme reaches them.
  const host = document.createElement('goalpress-preview');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = document.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.href = `/.goalpress/preview.css`;
  const findings = document.createElement('section');
  const bar = document.createElement('aside');
  const foot = document.createElement('div');
  foot.className = 'foot';
  foot.append(findings, bar);
  root.append(sheet, foot);

  const element = (name, words, attributes = {}) => {
    const made = document.createElement(name);
    if (words !== undefined) made.textContent = words;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };

  const connected = (is) => bar.toggleAttribute('data-lost', !is);

  const see = (query) => {
    remember();
    const back = encodeURIComponent(place + location.search + location.hash);
    location.assign(`/.goalpress/view?${query}&back=${back}`);
  };

  const drawBar = () => {
    const words = state.words;
    const view = state.view;
    bar.setAttribute('aria-label', words.bar);
    const title = element('strong', words.preview);
    const lost = element('span', words.lost, { class: 'lost', role: 'status' });
    const choices = element('span', undefined, { class: 'choices', role: 'group', 'aria-label': words.view });
    for (const [everything, label] of [[true, words.everything], [false, words.public]]) {
      const button = element('button', label, { type: 'button', 'aria-pressed': String(view.everything === everything) });
      button.addEventListener('click', () => see(`everything=${everything}`));
      choices.append(button);
    }
    const label = element('label', words['as-of']);
    const date = element('input', undefined, { type: 'date' });
    date.value = view.date || '';
    date.addEventListener('change', () => see(`date=${encodeURIComponent(date.value)}`));
    label.append(date);
    const parts = [title, choices, label];
    if (view.date) {
      const today = element('button', words.today, { type: 'button' });
      today.addEventListener('click', () => see('date='));
      parts.push(today);
    }
    if (state.withheld) parts.push(element('span', words.withheld.replace('{count}', state.withheld)));
    if (state.source) parts.push(element('code', state.source, { title: words.source }));
    parts.push(lost);
    bar.replaceChildren(...parts);
  };

  const drawFindings = () => {
    const list = state.report.findings;
    findings.hidden = list.length === 0;
    if (!list.length) return findings.replaceChildren();
    const words = state.words;
    const errors = state.report.errors > 0;
    findings.setAttribute('aria-label', words.findings);
    findings.setAttribute('data-severity', errors ? 'error' : 'warning');
    const box = element('details');
    box.open = errors;
    box.append(element('summary', state.totals, { role: errors ? 'alert' : 'status' }));
    if (errors) box.append(element('p', words.stale));
    const items = element('ol');
    for (const finding of list) {
      const item = element('li');
      const where = finding.line ? `${finding.file}:${finding.line}:${finding.column}` : finding.file;
      item.append(element('h2', finding.message, { class: finding.severity }), element('p', where, { class: 'where' }));
      if (finding.excerpt) {
        const line = element('pre');
        line.append(finding.excerpt.before, element('mark', finding.excerpt.words), finding.excerpt.after);
        item.append(line);
      }
      for (const help of finding.help) item.append(element('p', help));
      items.append(item);
    }
    box.append(items);
    findings.replaceChildren(box);
  };

  const draw = () => {
    drawBar();
    drawFindings();
    if (host.isConnected) return;
    document.body.append(host);
    // Whatever becomes of the bar and the findings, the page can be scrolled out from under them.
    new ResizeObserver(() => {
      document.body.style.paddingBlockEnd = `${foot.offsetHeight + 8}px`;
    }).observe(foot);
  };

  restore();
  update();
})();
