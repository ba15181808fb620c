// The search page. The first part answers queries from the files below search/, and knows no page; the second shows the
// answers. Without this script the page leads to everything by its index.
"use strict";
(() => {
  // The spelling in which texts and queries are compared. A mark before each Latin word lets it be found from its beginning.
  const ignorable = /[\u00ad\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\u{e0100}-\u{e01ef}\p{Cs}]/gu;
  const latin = "a-z\u00df-\u00f6\u00f8-\u024f\u1e00-\u1eff";
  const [latinWords, latinOne] = [new RegExp(`[${latin}]+`, "g"), new RegExp(`[${latin}]`)];
  const spell = (text, kana) => {
    const spelled = text.normalize("NFKC").replace(ignorable, "").replace(/[\s\0-\x1f\x7f-\x9f]+/g, " ")
      .replace(/[-\u2010-\u2015\u2043\u2212\u2500\u2501]/g, "ー").replace(/[\u301c\u223c\u3030]/g, "~").toLowerCase().replace(/ς/g, "σ");
    return kana ? spelled.replace(/[ァ-ヶヽヾ]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0x60)) : spelled;
  };
  const fold = (line, kana) => spell(line, kana).replace(/^ | $/g, "").replace(latinWords, "\u0001$&");

  // A line in clusters of characters, and which of them any of the folded terms marks.
  const mark = (line, terms, kana) => {
    const clusters = line.match(/[^](?:[\p{M}\uff9e\uff9f\u1160-\u11ff])*/gu) || [];
    const owners = [];
    let [text, last] = ["", " "];
    clusters.forEach((cluster, owner) => {
      for (const unit of spell(cluster, kana).split("")) {
        if (unit === " " && last === " ") continue;
        const isFirst = latinOne.test(unit) && !latinOne.test(last);
        text += isFirst ? "\u0001" + unit : unit;
        while (owners.length < text.length) owners.push(owner);
        last = unit;
      }
    });
    const marks = new Uint8Array(clusters.length);
    const firsts = terms.map((term) => {
      const first = text.indexOf(term);
      for (let at = first; at >= 0; at = text.indexOf(term, at + 1)) marks.fill(1, owners[at], owners[at + term.length - 1] + 1);
      return first < 0 ? first : owners[first];
    });
    return { clusters, marks, firsts };
  };

  const parse = (query, kana) => {
    const terms = [];
    let isCut = false;
    const cut = (text) => {
      const characters = Array.from(text);
      isCut = isCut || characters.length > 200;
      return characters.slice(0, 200).join("");
    };
    query.replace(/\ufeff/g, "").replace(/([-－−]?)(?:["＂“”]([^"＂“”]*)["＂“”]?|([^\s\x85"＂“”]*))/g, (all, minus, phrase, word) => {
      const written = cut(phrase || word || "");
      const text = cut(fold(written, kana));
      if (!text || terms.some((term) => term.text === text && term.isOut === !!minus)) return;
      if (terms.length < 32) terms.push({ written, text, isOut: !!minus });
      else isCut = true;
    });
    return { terms, isCut };
  };

  // Raw deflate (RFC 1951).
  const inflate = (source) => {
    let output = new Uint8Array(source.length * 5 + 999);
    let [size, at, hold, held] = [0, 0, 0, 0];
    const fill = (count) => {
      for (; held < count; held += 8) {
        if (at > source.length + 3) throw new Error("deflate");
        hold |= source[at++] << held;
      }
    };
    const take = (count) => {
      fill(count);
      const value = hold & ((1 << count) - 1);
      hold >>>= count;
      held -= count;
      return value;
    };
    const tree = (lengths) => {
      const width = Math.max(...lengths);
      const table = new Uint16Array(1 << width);
      for (let length = 1, code = 0; length <= width; length++, code <<= 1) {
        lengths.forEach((own, symbol) => {
          if (own !== length) return;
          let place = 0;
          for (let bit = 0; bit < length; bit++) place |= ((code >> bit) & 1) << (length - 1 - bit);
          for (; place < table.length; place += 1 << length) table[place] = (symbol << 4) | length;
          code++;
        });
      }
      return () => {
        fill(width);
        const found = table[hold & (table.length - 1)];
        if (!found) throw new Error("deflate");
        take(found & 15);
        return found >> 4;
      };
    };
    const room = (more) => {
      if (size + more <= output.length) return;
      const larger = new Uint8Array((size + more) * 2);
      larger.set(output);
      output = larger;
    };
    for (let isLast = 0; !isLast; ) {
      isLast = take(1);
      const kind = take(2);
      if (!kind) {
        // Whole bytes that were read ahead are given back.
        at -= held >> 3;
        hold = held = 0;
        const length = source[at] | (source[at + 1] << 8);
        if (at + 4 + length > source.length) throw new Error("deflate");
        room(length);
        output.set(source.subarray(at + 4, at + 4 + length), size);
        size += length;
        at += 4 + length;
        continue;
      }
      let lengths = [];
      let literals = 288;
      if (kind === 1) {
        for (let symbol = 0; symbol < 320; symbol++) lengths.push(symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : symbol < 288 ? 8 : 5);
      } else {
        literals = take(5) + 257;
        const all = literals + take(5) + 1;
        const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
        const codes = new Array(19).fill(0);
        for (let count = take(4) + 4, place = 0; place < count; place++) codes[order[place]] = take(3);
        const next = tree(codes);
        while (lengths.length < all) {
          const code = next();
          const value = code === 16 ? lengths[lengths.length - 1] : code < 16 ? code : 0;
          let count = code < 16 ? 1 : code === 16 ? take(2) + 3 : code === 17 ? take(3) + 3 : take(7) + 11;
          while (count--) lengths.push(value);
        }
      }
      const [literal, distance] = [tree(lengths.slice(0, literals)), tree(lengths.slice(literals))];
      for (let symbol = literal(); symbol !== 256; symbol = literal()) {
        room(258);
        if (symbol < 256) {
          output[size++] = symbol;
          continue;
        }
        symbol -= 257;
        let extra = symbol < 4 ? 0 : (symbol >> 2) - 1;
        let length = symbol === 28 ? 258 : symbol < 8 ? symbol + 3 : ((4 + (symbol & 3)) << extra) + 3 + take(extra);
        const code = distance();
        extra = (code >> 1) - 1;
        const back = code < 4 ? code + 1 : ((2 + (code & 1)) << extra) + 1 + take(extra);
        if (back > size) throw new Error("deflate");
        for (; length; length--, size++) output[size] = output[size - back];
      }
    }
    if (at - (held >> 3) > source.length) throw new Error("deflate");
    return output.subarray(0, size);
  };
  const words = (bytes) => new TextDecoder().decode(inflate(bytes));
  const json = (bytes) => JSON.parse(words(bytes));

  // Numbers of some bits each, from the most significant.
  const bits = (bytes) => {
    let at = 0;
    // The next 25 bits at least, at the top of 32.
    const peek = () => {
      const byte = at >> 3;
      return ((bytes[byte] << 24) | (bytes[byte + 1] << 16) | (bytes[byte + 2] << 8) | bytes[byte + 3]) << (at & 7);
    };
    const take = (count) => {
      if (!count) return 0;
      const value = peek() >>> (32 - count);
      at += count;
      return value;
    };
    const gamma = () => {
      const zeros = Math.clz32(peek());
      at += zeros;
      return take(zeros + 1);
    };
    const rice = (parameter) => {
      let [ones, more] = [0, 0];
      while ((more = Math.clz32(~peek())) > 24) {
        ones += 24;
        at += 24;
      }
      at += more + 1;
      return ((ones + more) << parameter) | take(parameter);
    };
    return { take, gamma, rice };
  };
  const numbers = (bytes) => {
    let at = 0;
    const next = () => {
      let [value, factor, byte] = [0, 1, 0];
      do {
        byte = bytes[at++];
        value += (byte & 127) * factor;
        factor *= 128;
      } while (byte > 127);
      return value;
    };
    return { next, place: () => at };
  };

  // What does not fit what was read before: the site has been built anew meanwhile.
  const stale = () => Object.assign(new Error("changed"), { isStale: true });
  const lowest = Array.from({ length: 16 }, (_, mask) => (mask ? 31 - Math.clz32(mask & -mask) : 0));
  const kinds = ["", "page", "department", "section", "goal"];
  const facets = ["year", "department", "section", "category"];

  // `load(path, isFresh)` promises the bytes of a file of the site. An error's `isMissing` tells that there is no such file.
  const createIndex = (load) => {
    let current;

    // The files of the site as it was built once, each read once.
    const open = (isFresh) => {
      const files = new Map();
      const file = (path, read) => {
        if (!files.has(path)) {
          const loaded = load(path, isFresh).then(read, (error) => {
            throw error.isMissing ? stale() : error;
          });
          files.set(path, loaded);
          loaded.catch(() => files.delete(path));
        }
        return files.get(path);
      };
      return { isFresh, file, layout: () => file("search/contents.bin", (bytes) => lay(json(bytes))), kept: [] };
    };

    // Works with what was read so far, and if that is out of date, once more from the start.
    const trying = async (work) => {
      current = current || open(false);
      const used = current;
      try {
        return await work(used);
      } catch (error) {
        if (!error.isStale) throw error;
        if (current === used) current = open(true);
        return work(current);
      }
    };

    const lay = (contents) => {
      const { room, plans, pages } = contents;
      if (contents.version !== 1) throw stale();
      const [kind, plan] = [new Uint8Array(room), new Uint16Array(room)];
      const [year, department] = [new Int16Array(room).fill(-2), new Int16Array(room).fill(-2)];
      const space = (count) => (Math.floor(count / 16) + 1) * 16;
      kind.fill(1, 0, pages);
      let first = space(pages);
      const firsts = plans.map(([yearPlace, departmentPlace, sections, goals], place) => {
        const [begin, end] = [first, first + 1 + sections + goals];
        year.fill(yearPlace, begin, end);
        department.fill(departmentPlace, begin, end);
        plan.fill(place, begin, end);
        kind.fill(4, begin, end);
        kind.fill(3, begin, begin + 1 + sections);
        kind[begin] = 2;
        first += space(end - begin);
        return begin;
      });
      return Object.assign(contents, { kind, year, department, plan, firsts });
    };

    const stamped = (layout, bytes) => {
      const stamp = Array.from(bytes.subarray(0, 4), (byte) => (byte + 256).toString(16).slice(1)).join("");
      if (stamp !== layout.stamp) throw stale();
      return bytes.subarray(4);
    };
    const part = (site, layout, path) => site.file(path, (bytes) => stamped(layout, bytes));
    const own = (kind, { first, second }) => `search/${kind}/${first.toString(16)}-${second.toString(16)}.bin`;

    const shard = (site, layout, name) =>
      site.file(`search/lists/${name}.bin`, (file) => {
        const bytes = stamped(layout, file);
        const number = numbers(bytes);
        const entries = new Map();
        let [first, second] = [0, 0];
        for (let count = number.next(); count; count--) {
          const step = number.next();
          first += step;
          second = number.next() + (step ? 0 : second);
          const value = number.next();
          const entry = { name, first, second, isOwn: value & 1, hasPlaces: value & 4, size: Math.floor(value / 8) };
          if (value & 2) entry.root = [number.next(), number.next()];
          entries.set(first * 2 ** 21 + second, entry);
        }
        let at = number.place();
        for (const entry of entries.values()) {
          if (entry.isOwn || entry.root) continue;
          entry.bytes = bytes.subarray(at, (at += entry.size));
        }
        return entries;
      });

    // The entry that tells where two neighbours, or a single character, occur; and how much further on than the entry says.
    const find = async (site, layout, first, second) => {
      let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
      hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
      hash ^= hash >>> 12;
      const entries = await shard(site, layout, (hash & (layout.shards - 1)).toString(16));
      const entry = entries.get(first * 2 ** 21 + second);
      if (!entry || !entry.root) return { entry, shift: 0 };
      const root = await find(site, layout, ...entry.root);
      if (!root.entry) throw stale();
      return { entry: root.entry, shift: entry.size };
    };

    // In which classes each document has an entry: a bit for each, the title's the lowest.
    const masks = (site, layout, entry) => {
      if (!entry.masks) {
        if (site.kept.push(entry) > 64) site.kept.shift().masks = null;
        const loaded = entry.isOwn ? part(site, layout, own("lists", entry)) : Promise.resolve(entry.bytes);
        entry.masks = loaded.then((bytes) => {
          const { room } = layout;
          const { take, gamma, rice } = bits(bytes);
          const found = new Uint8Array(room);
          entry.classes = take(4);
          for (let bit = 1; bit < 16; bit *= 2) {
            if (!(entry.classes & (8 / bit))) continue;
            let count = gamma();
            if (2 * count > room) {
              count = gamma() - 1;
              for (let id = 0; id < room; id++) found[id] |= bit;
            }
            const parameter = 31 - Math.clz32(Math.max(1, Math.floor(((room * 11) >> 4) / (count || 1))));
            for (let id = -1; count; count--) {
              id += rice(parameter) + 1;
              found[id] ^= bit;
            }
          }
          return found;
        });
        entry.masks.catch(() => (entry.masks = null));
      }
      return entry.masks;
    };

    const places = async (site, layout, entry) => {
      const entries = await shard(site, layout, entry.name);
      const found = await site.file(`search/places/${entry.name}.bin`, (file) => {
        const bytes = stamped(layout, file);
        const number = numbers(bytes);
        const placed = Array.from(entries.values()).filter((each) => each.hasPlaces);
        const sizes = placed.map(() => number.next());
        let at = number.place();
        return new Map(placed.map((each, place) => [each, sizes[place] & 1 ? null : bytes.subarray(at, (at += sizes[place] >> 1))]));
      });
      return found.get(entry) || part(site, layout, own("places", entry));
    };

    // The documents themselves, of which a file holds a few that follow one another.
    const documents = (site, layout, ids) => {
      const { kind, plans, years, departments, block } = layout;
      return Promise.all(
        Array.from(ids, async (id) => {
          const plan = kind[id] > 1 ? layout.plan[id] : -1;
          const [year, department, , , name] = plans[plan] || [];
          const folder = plan < 0 ? "" : `${years[year][0]}/${departments[department][0]}/`;
          const place = plan < 0 ? id : id - layout.firsts[plan];
          const held = await site.file(`${folder || "search/"}texts-${Math.floor(place / block)}.bin`, json);
          const found = held[place % block];
          if (!found) throw stale();
          const [path, title, section, deadline, ...texts] = found;
          // Folded once, when it is needed.
          found.folded = found.folded || (() => (found.spelled = found.spelled || [title, ...texts].map((text) => text.split("\n").map((line) => fold(line, layout.kana)).join("\n"))));
          return {
            id, title, section, deadline, texts, kind: kinds[kind[id]], address: folder + path, folded: found.folded,
            year: plan < 0 ? "" : years[year][1], department: plan < 0 ? "" : name || departments[department][1],
          };
        }),
      );
    };

    // In which classes the documents have a whole term: told by their texts, or by the places of its pairs.
    const byTexts = async (site, layout, term, ids) => {
      const exact = new Uint8Array(layout.room);
      for (const { id, folded } of await documents(site, layout, ids)) {
        folded().forEach((text, place) => (exact[id] |= text.includes(term.text) << place));
      }
      return exact;
    };
    const byPlaces = async (site, layout, term, ids) => {
      const { room } = layout;
      const wanted = new Uint8Array(room);
      ids.forEach((id) => (wanted[id] = term.masks[id]));
      const grams = await Promise.all(
        term.grams.map(async ({ entry, shift }) => Object.assign(bits(await places(site, layout, entry)), { shift, classes: entry.classes, masks: await masks(site, layout, entry) })),
      );
      const exact = new Uint8Array(room);
      for (let bit = 1; bit < 16; bit *= 2) {
        let starts;
        for (const gram of grams) {
          const found = [];
          const parameter = gram.classes & (8 / bit) ? gram.take(4) : 0;
          for (let id = 0; id < room && gram.classes & (8 / bit); id++) {
            if (!(gram.masks[id] & bit)) continue;
            const isWanted = wanted[id] & bit;
            for (let count = gram.gamma(), place = gram.shift - 1; count; count--) {
              place += gram.rice(parameter) + 1;
              if (isWanted && place >= 0) found.push(id * 2 ** 20 + place);
            }
          }
          let at = 0;
          starts = !starts ? found : starts.filter((start) => {
            while (found[at] < start) at++;
            return found[at] === start;
          });
        }
        for (const start of starts) exact[Math.floor(start / 2 ** 20)] |= bit;
      }
      return exact;
    };

    // Where each of a term's pairs occurs, in such an order that together they cover it; nothing if one occurs nowhere.
    const cover = async (site, layout, term) => {
      const codes = Array.from(term.text, (character) => character.codePointAt(0));
      const offsets = [];
      for (let offset = 0; offset < codes.length - 2; offset += 2) offsets.push(offset);
      offsets.push(Math.max(0, codes.length - 2));
      const found = await Promise.all(offsets.map((offset) => find(site, layout, codes[offset], codes[offset + 1] || 0)));
      // Pairs that are always found together say the same.
      const grams = new Map();
      found.forEach(({ entry, shift }, place) => {
        const start = shift - offsets[place];
        if (entry) grams.set(`${entry.first} ${entry.second} ${start}`, { entry, shift: start });
      });
      return found.every(({ entry }) => entry) && Object.assign({ grams: Array.from(grams.values()), isExact: grams.size === 1 }, term);
    };

    const sections = (site, layout, place) => {
      const { room, department, kind } = layout;
      const path = `search/departments/${layout.departments[place][0]}.bin`;
      return site.file(path, (bytes) => {
        const { sections, of } = json(bytes);
        // -1 is common to all sections, -2 is of none.
        const values = new Int16Array(room).fill(-2);
        const ids = [];
        for (let id = 0; id < room; id++) if (department[id] === place && kind[id] > 2) ids.push(id);
        const told = of.length === ids.length ? ids : ids.filter((id) => kind[id] > 3);
        told.forEach((id, at) => (values[id] = of.charCodeAt(at) - 33));
        return { sections, values };
      });
    };
    const categories = (site, { room, categories }) =>
      site.file("search/categories.bin", (bytes) => {
        const text = words(bytes);
        return new Int16Array(room).map((_, id) => (categories.length && text.charCodeAt(id) > 32 ? text.charCodeAt(id) - 33 : -2));
      });

    // Everything that a query finds, the best first, and how many there would be by each filter.
    const answer = async (site, query, filters, isWanted) => {
      const layout = await site.layout();
      const { room, kind, years, departments } = layout;
      const { terms, isCut } = parse(query, layout.kana);
      const asked = [years, departments, [], layout.categories.map((name) => [name, name])].map((list, facet) => list.findIndex(([key]) => key === filters[facets[facet]]));
      const department = departments.length === 1 ? 0 : asked[1];
      const further = Promise.all([layout.categories.length ? categories(site, layout) : null, department < 0 ? null : sections(site, layout, department)]);
      further.catch(() => {});
      const proceed = () => {
        if (isWanted && !isWanted()) throw Object.assign(new Error("outdated"), { isOutdated: true });
      };

      const covers = await Promise.all(terms.map((term) => cover(site, layout, term)));
      proceed();
      const alive = kind.slice();
      if (!terms.length || terms.some((term, place) => !term.isOut && !covers[place])) alive.fill(0);
      const used = alive.some((each) => each) ? covers.filter((term) => term) : [];
      await Promise.all(
        used.map(async (term) => {
          const all = await Promise.all(term.grams.map(({ entry }) => masks(site, layout, entry)));
          term.masks = all[0].slice();
          for (const other of all.slice(1)) for (let id = 0; id < room; id++) term.masks[id] &= other[id];
        }),
      );
      const keep = ({ masks, isOut }) => {
        for (let id = 0; id < room; id++) if (!masks[id] === !isOut) alive[id] = 0;
      };
      used.filter((term) => !term.isOut || term.isExact).forEach(keep);
      for (const term of used.filter((each) => !each.isExact)) {
        proceed();
        const ids = [];
        for (let id = 0; id < room; id++) if (alive[id] && term.masks[id]) ids.push(id);
        term.masks = await (ids.length <= layout.rare ? byTexts : byPlaces)(site, layout, term, ids);
        keep(term);
      }

      const [ofCategory, ofSection] = await further;
      const sectionList = ofSection ? ofSection.sections : [];
      asked[2] = sectionList.findIndex(([key]) => key === filters.section);
      const values = [layout.year, layout.department, ofSection && ofSection.values, ofCategory];
      const lists = [years, departments, sectionList, layout.categories.map((name) => [name, name])];
      const counts = lists.map((list) => new Array(list.length).fill(0));
      const common = [0, 0, 0, 0];
      const positive = used.filter((term) => !term.isOut).map((term) => term.masks);
      const keys = [];
      let all = 0;
      for (let id = 0; id < room; id++) {
        if (!alive[id]) continue;
        all++;
        let [missed, only] = [0, -1];
        for (let facet = 0; facet < 4; facet++) {
          const value = asked[facet] < 0 ? -1 : values[facet][id];
          if (value === -1 || value === asked[facet]) continue;
          missed++;
          only = facet;
        }
        for (let facet = 0; facet < 4 && missed < 2; facet++) {
          if (!values[facet] || (missed && facet !== only)) continue;
          const value = values[facet][id];
          if (value >= 0) counts[facet][value]++;
          else if (value === -1) common[facet]++;
        }
        if (missed) continue;
        let score = 0;
        for (const masks of positive) score += lowest[masks[id]];
        keys.push((score * 2 ** 13 + years.length - layout.year[id]) * 2 ** 24 + id);
      }
      const ids = Float64Array.from(keys).sort().map((key) => key % 2 ** 24);
      counts.forEach((list, facet) => list.forEach((_, place) => (list[place] += common[facet])));
      return { terms, isCut, all, ids, counts, lists, asked, kana: layout.kana };
    };

    // Reads a small site as a whole, so that it can be searched without the network from then on.
    const warm = async (site) => {
      const layout = await site.layout();
      const { shards, kind, room, departments } = layout;
      if (shards > 4) return;
      const ids = [];
      for (let id = 0; id < room; id++) if (kind[id]) ids.push(id);
      await Promise.all([documents(site, layout, ids), layout.categories.length && categories(site, layout), ...departments.map((_, place) => sections(site, layout, place))]);
      for (let name = 0; name < shards; name++) {
        for (const entry of (await shard(site, layout, name.toString(16))).values()) {
          if (entry.isOwn) await masks(site, layout, entry);
          if (entry.hasPlaces) await places(site, layout, entry);
        }
      }
    };

    return {
      search: (query, filters, isWanted) => trying((site) => answer(site, query, filters || {}, isWanted)),
      documents: (ids) => trying(async (site) => documents(site, await site.layout(), ids)),
      warm: () => trying(warm),
    };
  };

  if (typeof module !== "undefined") module.exports = { createIndex, fold, parse, inflate, mark };
  if (typeof document === "undefined") return;
  const element = (id) => document.getElementById(`search-${id}`);
  const [frame, form, input, status, bar, list, more, index] = [document.getElementById("search"), ...["form", "query", "status", "filters", "results", "more", "index"].map(element)];
  if (!frame || !input) return;

  const say = JSON.parse(element("words").textContent);
  const fill = (name, values) => Object.keys(values).reduce((text, key) => text.split(`{${key}}`).join(values[key]), say[name]);
  const count = (number) => number.toLocaleString(document.documentElement.lang);
  const hits = (number) => fill(number === 1 ? "count_one" : "count", { count: count(number) });
  const make = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const button = (text, onclick) => make("button", { type: "button", textContent: text, onclick });

  const root = frame.dataset.root;
  const engine = createIndex(async (path, isFresh) => {
    const response = await fetch(root + path, { cache: isFresh || path.endsWith("contents.bin") ? "no-cache" : "default" });
    if (!response.ok) throw Object.assign(new Error(response.status), { isMissing: response.status === 404 });
    return new Uint8Array(await response.arrayBuffer());
  });
  // The proofs ask it the same questions as another search.
  window.goalpressSearch = { engine, parse, fold, mark };

  // The number is seen at once, and read aloud when it no longer changes.
  const live = make("p", { className: "visually-hidden" });
  live.setAttribute("role", "status");
  status.removeAttribute("role");
  status.after(live);
  const hints = make("div", { className: "search-hint" });
  live.after(hints);
  let speaking;
  const tell = (text, ...controls) => {
    status.textContent = text;
    controls.forEach((control) => status.append(" ", control));
    clearTimeout(speaking);
    speaking = setTimeout(() => (live.textContent = text), 500);
  };

  // What is asked for lies in the address. Typing changes the address in place; Enter makes an entry of its own, behind
  // that from which the typing began.
  let filters = {};
  let settled = location.href;
  let replacing;
  const title = document.title;
  const params = (query, chosen) => {
    const asked = new URLSearchParams();
    if (query) asked.set("q", query);
    facets.forEach((facet) => query && chosen[facet] && asked.set(facet, chosen[facet]));
    return `?${asked}`;
  };
  const address = () => location.pathname + params(input.value.trim(), filters).replace(/^\?$/, "");
  const replace = () => {
    clearTimeout(replacing);
    replacing = 0;
    history.replaceState(null, "", address());
  };
  // Browsers take only so many changes of the address in a while.
  const later = () => (replacing = replacing || setTimeout(replace, 400));
  const push = () => {
    clearTimeout(replacing);
    replacing = 0;
    const next = new URL(address(), location.href).href;
    if (next !== settled) {
      history.replaceState(null, "", settled);
      history.pushState(null, "", next);
    } else replace();
    settled = next;
  };
  // Before a change of the filters, what was typed is an entry too.
  const settle = () => {
    replace();
    settled = location.href;
  };
  const restore = () => {
    const asked = new URLSearchParams(location.search);
    filters = {};
    facets.forEach((facet) => (filters[facet] = asked.get(facet) || ""));
    return asked.get("q");
  };

  // Filters stay the same elements, so that none loses the focus.
  const change = (next) => {
    settle();
    Object.assign(filters, next);
    push();
    run();
  };
  const selects = facets.map((facet) => {
    const select = make("select", {
      onchange: () => change(facet === "department" ? { department: select.value, section: "" } : { [facet]: select.value }),
    });
    bar.append(make("label", { hidden: true }, say[`filter_${facet}`], " ", select));
    return select;
  });
  const clear = button(say.clear_filters, () => {
    change({ year: "", department: "", section: "", category: "" });
    (selects.find((select) => !select.parentNode.hidden && !select.disabled) || input).focus();
  });
  bar.append(clear);
  const showFilters = ({ lists, counts, asked, all }) => {
    const isUnready = lists[1].length > 1 && asked[1] < 0;
    facets.forEach((facet, place) => {
      const select = selects[place];
      if (asked[place] < 0) filters[facet] = "";
      const options = lists[place]
        .map(([key, name], at) => [key, fill("option", { name, count: count(counts[place][at]) }), counts[place][at] || at === asked[place]])
        .filter((option) => option[2]);
      if (!place) options.reverse();
      options.unshift(["", place === 2 && isUnready ? say.choose_department : say.all]);
      options.forEach(([value, text], at) => {
        const option = select.options[at] || select.appendChild(make("option"));
        if (option.value !== value || !at) option.value = value;
        if (option.textContent !== text) option.textContent = text;
      });
      while (select.options.length > options.length) select.lastChild.remove();
      select.value = filters[facet];
      select.disabled = options.length < 2;
      select.parentNode.hidden = place === 2 ? !isUnready && !lists[2].length : lists[place].length < 2;
    });
    clear.hidden = asked.every((place) => place < 0);
    bar.hidden = !all || (clear.hidden && selects.every((select) => select.parentNode.hidden));
  };

  const marked = ({ clusters, marks }, from, to) => {
    const part = document.createDocumentFragment();
    for (let at = from, end; at < to; at = end) {
      for (end = at + 1; end < to && marks[end] === marks[at]; ) end++;
      const text = clusters.slice(at, end).join("");
      part.append(marks[at] ? make("mark", {}, text) : text);
    }
    return part;
  };
  // The surroundings of each term's first match in the texts, or else how they begin: about 80 characters in all.
  const snippet = (found, terms, kana) => {
    const lines = [].concat(...found.texts.map((text) => text.split("\n")));
    const parts = [];
    terms.forEach((term) => {
      const line = lines.find((each) => fold(each, kana).includes(term));
      if (line === undefined || parts.length > 3) return;
      const looked = mark(line, terms, kana);
      const first = looked.firsts[terms.indexOf(term)];
      if (parts.some((part) => part.line === line && first >= part.from && first < part.to)) return;
      parts.push({ line, looked, first, from: first, to: first + 1 });
      const length = Math.max(20, Math.floor(80 / terms.length));
      const part = parts[parts.length - 1];
      part.from = Math.max(0, Math.min(first - Math.floor(length / 3), looked.clusters.length - length));
      part.to = Math.min(looked.clusters.length, part.from + length);
    });
    if (!parts.length) {
      const looked = mark(found.texts.find((text) => text) && found.kind !== "goal" ? found.texts.join(" ").trim() : found.texts[0].split("\n").join(" "), terms, kana);
      parts.push({ looked, from: 0, to: Math.min(80, looked.clusters.length) });
    }
    const paragraph = make("p", { className: "search-snippet" });
    parts.forEach(({ looked, from, to }, place) => {
      if (place) paragraph.append(" ");
      if (from) paragraph.append(say.ellipsis);
      paragraph.append(marked(looked, from, to));
      if (to < looked.clusters.length) paragraph.append(say.ellipsis);
    });
    return paragraph;
  };
  const result = (found, terms, kana) => {
    const looked = mark(found.title, terms, kana);
    const meta = make("p", { className: "search-meta" });
    const isGoal = found.kind === "goal";
    if (!isGoal) meta.append(make("span", { className: "badge-kind", textContent: say[`kind_${found.kind}`] }));
    const due = isGoal ? say.deadline + say.colon + (found.deadline || say.no_deadline) : "";
    [found.year, found.kind === "department" ? "" : found.department, found.section, due].forEach((text) => text && meta.append(make("span", {}, text)));
    const heading = make("h3", {}, make("a", { href: root + found.address }, marked(looked, 0, looked.clusters.length)));
    const text = snippet(found, terms, kana);
    return make("li", {}, heading, meta, ...(text.firstChild ? [text] : []));
  };

  // A link to another query, which leads there without a new page.
  const link = (text, query, chosen) =>
    make("a", {
      href: params(query, chosen),
      textContent: text,
      onclick: (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        settle();
        input.value = query;
        filters = Object.assign({}, chosen);
        push();
        run();
        const heading = element("heading");
        heading.tabIndex = -1;
        heading.focus();
      },
    });
  const quoted = ({ written }) => (/\s/.test(written) || /^[-－−]/.test(written) ? `"${written}"` : written);

  let latest = 0;
  let answered;
  const isLatest = (number) => () => number === latest;
  const show = async (number, answer) => {
    const { ids, terms, kana } = answer;
    const shown = list.children.length;
    const found = await engine.documents(ids.slice(shown, shown + 10));
    if (number !== latest) return;
    const positive = terms.filter((term) => !term.isOut).map((term) => term.text);
    found.forEach((each) => list.append(result(each, positive, kana)));
    const rest = ids.length - list.children.length;
    more.hidden = !rest;
    more.textContent = fill("more", { count: count(Math.min(10, rest)) });
  };
  const none = async (number, query, { terms, all }) => {
    const others = [];
    const item = (...children) => others.push(make("li", {}, ...children));
    if (all) item(link(fill("without_filters", { count: count(all) }), query, {}));
    const words = terms.filter((term) => !term.isOut);
    const tries = words.length > 1 ? words.map((word) => [quoted(word), word.written]) : [];
    if (!all && words.length && words.length < terms.length) tries.unshift([words.map(quoted).join(" "), words.map((word) => word.written).join(" ")]);
    for (const [other, word] of all ? [] : tries) {
      const alone = (await engine.search(other, {}, isLatest(number))).all;
      item(alone ? link(fill("word_alone", { word, count: count(alone) }), other, {}) : fill("word_nowhere", { word }));
    }
    if (number === latest) hints.append(make("p", { textContent: say.none_hint }), ...(others.length ? [make("ul", {}, ...others)] : []));
  };
  const empty = () => {
    list.textContent = hints.textContent = "";
    more.hidden = true;
  };
  const fail = (error, again) => {
    if (error.isOutdated) return;
    if (error.isStale) tell(say.changed, button(say.reload, () => location.reload()));
    else tell(say.failed, button(say.retry, again));
  };

  const run = async () => {
    const number = ++latest;
    const query = input.value.trim();
    document.title = query ? fill("title", { query }) + say.separator_title + title : title;
    if (location.protocol === "file:") {
      frame.hidden = bar.hidden = false;
      bar.hidden = true;
      return tell(say.file_scheme);
    }
    const slow = setTimeout(() => {
      if (number !== latest) return;
      frame.hidden = false;
      tell(say.loading);
    }, 400);
    try {
      const answer = query ? await engine.search(query, filters, isLatest(number)) : { terms: [] };
      if (number !== latest) return;
      const isEmpty = !answer.terms.length;
      const first = isEmpty ? [] : await engine.documents(answer.ids.slice(0, 10));
      if (number !== latest) return;
      empty();
      answered = answer;
      frame.hidden = isEmpty;
      index.hidden = first.length > 0;
      if (isEmpty) return;
      showFilters(answer);
      await show(number, answer);
      tell(first.length ? hits(answer.ids.length) : fill("none", { query }));
      if (answer.isCut) hints.append(make("p", { textContent: say.truncated }));
      if (!first.length) await none(number, query, answer);
    } catch (error) {
      if (number !== latest || error.isOutdated) return;
      empty();
      frame.hidden = index.hidden = false;
      bar.hidden = true;
      fail(error, run);
    } finally {
      clearTimeout(slow);
    }
  };

  more.onclick = async () => {
    const shown = list.children.length;
    try {
      await show(latest, answered);
      list.children[shown].querySelector("a").focus();
      tell(fill("shown", { count: count(answered.ids.length), shown: count(list.children.length) }));
    } catch (error) {
      fail(error, () => more.click());
    }
  };

  // While a word is being converted, nothing is looked for; the Enter that ends a conversion sends nothing off.
  let [isConverting, isEnding, frameAsked] = [false, false, 0];
  const typed = () => {
    later();
    frameAsked = frameAsked || requestAnimationFrame(() => {
      frameAsked = 0;
      run();
    });
  };
  input.addEventListener("compositionstart", () => (isConverting = true));
  input.addEventListener("compositionend", () => {
    isConverting = false;
    typed();
  });
  input.addEventListener("input", (event) => {
    if (!isConverting && !event.isComposing) typed();
  });
  input.addEventListener("keydown", (event) => (isEnding = event.isComposing || event.keyCode === 229));
  input.addEventListener("keyup", () => (isEnding = false));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (isConverting || isEnding) return;
    push();
    run();
    // On a telephone the keyboard would cover the results.
    if (matchMedia("(pointer: coarse)").matches) input.blur();
  });
  list.addEventListener("click", () => replacing && replace());
  addEventListener("popstate", () => {
    clearTimeout(replacing);
    replacing = 0;
    input.value = restore() || "";
    settled = location.href;
    run();
  });

  const query = restore();
  // What was typed before this script was there stays.
  if (query !== null) input.value = query;
  run();
  const idle = window.requestIdleCallback || ((work) => setTimeout(work, 999));
  addEventListener("load", () => idle(() => location.protocol !== "file:" && engine.warm().catch(() => {})));
})();
