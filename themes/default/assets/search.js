// The search page. The first half answers queries from the index below search/ and knows no page; the second shows the
// answers. Without this script the page is an index of the site. Published without comments and white space.
"use strict";
(() => {
// How texts and queries are compared. The mark before each Latin word makes it match from its beginning.
const letters = "a-z\u00df-\u00f6\u00f8-\u024f\u1e00-\u1eff";
const [latin, latinWords] = [new RegExp(`[${letters}]`), new RegExp(`[${letters}]+`, "g")];
const ignorable = /[\u00ad\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\u{e0100}-\u{e01ef}\p{Cs}]/gu;
const spell = (text, kana) => {
  const spelled = text.normalize("NFKC").replace(ignorable, "").replace(/[\s\0-\x1f\x7f-\x9f]+/g, " ").replace(/[-‐-―⁃−─━]/g, "ー")
    .replace(/[〜∼〰]/g, "~").toLowerCase().replace(/ς/g, "σ");
  return kana ? spelled.replace(/[ァ-ヶヽヾ]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 96)) : spelled;
};
const fold = (line, kana) => spell(line, kana).replace(/^ | $/g, "").replace(latinWords, "\x01$&");

// A line in clusters of characters: which of them are marked by a term, and where each term comes first.
const mark = (line, terms, kana) => {
  const clusters = line.match(/[^](?:[\p{M}ﾞﾟ\u1160-\u11ff])*/gu) || [];
  const marks = new Uint8Array(clusters.length);
  const owners = [];
  let [text, last] = ["", " "];
  clusters.forEach((cluster, owner) => {
    for (const unit of spell(cluster, kana).split("")) {
      if (unit === " " && last === " ") continue;
      text += latin.test(unit) && !latin.test(last) ? "\x01" + unit : unit;
      while (owners.length < text.length) owners.push(owner);
      last = unit;
    }
  });
  const firsts = terms.map((term) => {
    for (let at = -1; (at = text.indexOf(term, at + 1)) >= 0; ) marks.fill(1, owners[at], owners[at + term.length - 1] + 1);
    return owners[text.indexOf(term)];
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
    const [text, isOut] = [cut(fold(written, kana)), !!minus];
    if (!text || terms.some((term) => term.text === text && term.isOut === isOut)) return;
    if (terms.length < 32) terms.push({ written, text, isOut });
    else isCut = true;
  });
  return { terms, isCut };
};

// Raw deflate (RFC 1951).
const inflate = (source) => {
  let output = new Uint8Array(source.length * 5 + 999);
  let [size, at, hold, held] = [0, 0, 0, 0];
  const check = (isGood) => {
    if (!isGood) throw new Error("deflate");
  };
  const fill = (count) => {
    for (; held < count; held += 8) hold |= source[at++] << held;
    check(at < source.length + 4);
  };
  const take = (count) => {
    fill(count);
    const value = hold & ((1 << count) - 1);
    hold >>>= count;
    held -= count;
    return value;
  };
  const room = (more) => {
    if (size + more <= output.length) return;
    const larger = new Uint8Array((size + more) * 2);
    larger.set(output);
    output = larger;
  };
  // A table of what each run of bits begins with.
  const tree = (lengths) => {
    const width = Math.max(...lengths);
    const table = new Uint16Array(1 << width);
    for (let length = 1, code = 0; length <= width; length++, code *= 2) {
      lengths.forEach((own, symbol) => {
        if (own !== length) return;
        let place = 0;
        for (let bit = 0; bit < length; bit++) place |= ((code >> bit) & 1) << (length - 1 - bit);
        for (; place < table.length; place += 1 << length) table[place] = symbol * 16 + length;
        code++;
      });
    }
    return () => {
      fill(width);
      const found = table[hold & (table.length - 1)];
      check(found);
      take(found & 15);
      return found >> 4;
    };
  };
  for (let isLast = 0; !isLast; ) {
    isLast = take(1);
    const kind = take(2);
    if (!kind) {
      // Whole bytes that were read ahead are given back.
      at -= held >> 3;
      const length = source[at] | (source[at + 1] << 8);
      hold = held = 0;
      at += 4 + length;
      check(at <= source.length);
      room(length);
      output.set(source.subarray(at - length, at), size);
      size += length;
      continue;
    }
    let [lengths, literals] = [[], 288];
    if (kind === 1) for (let symbol = 0; symbol < 320; symbol++) lengths.push(symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : symbol < 288 ? 8 : 5);
    else {
      literals = take(5) + 257;
      const all = literals + take(5) + 1;
      const codes = new Array(19).fill(0);
      [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15].slice(0, take(4) + 4).forEach((place) => (codes[place] = take(3)));
      const next = tree(codes);
      while (lengths.length < all) {
        const code = next();
        const value = code === 16 ? lengths[lengths.length - 1] : code < 16 ? code : 0;
        for (let count = code < 16 ? 1 : code < 18 ? take(code - 14) + 3 : take(7) + 11; count; count--) lengths.push(value);
      }
    }
    const [literal, distance] = [tree(lengths.slice(0, literals)), tree(lengths.slice(literals))];
    for (let symbol; (symbol = literal()) !== 256; ) {
      room(258);
      if (symbol < 256) output[size++] = symbol;
      else {
        symbol -= 257;
        let more = (symbol >> 2) - 1;
        let length = symbol === 28 ? 258 : symbol < 8 ? symbol + 3 : ((4 + (symbol & 3)) << more) + 3 + take(more);
        const code = distance();
        more = (code >> 1) - 1;
        const back = code < 4 ? code + 1 : ((2 + (code & 1)) << more) + 1 + take(more);
        check(back <= size);
        for (; length; length--, size++) output[size] = output[size - back];
      }
    }
  }
  check(at - (held >> 3) <= source.length);
  return output.subarray(0, size);
};
const words = (bytes, encoding) => new TextDecoder(encoding).decode(inflate(bytes));
const json = (bytes) => JSON.parse(words(bytes));

// Numbers of some bits each, the most significant first.
const bits = (bytes) => {
  let at = 0;
  // At least 25 bits more, at the top of 32.
  const peek = () => {
    const byte = at >> 3;
    return ((bytes[byte] << 24) | (bytes[byte + 1] << 16) | (bytes[byte + 2] << 8) | bytes[byte + 3]) << (at & 7);
  };
  const take = (count) => {
    const value = count && peek() >>> (32 - count);
    at += count;
    return value;
  };
  const gamma = () => {
    const next = peek();
    const zeros = Math.clz32(next);
    at += zeros;
    if (zeros > 12) return take(zeros + 1);
    at += zeros + 1;
    return next >>> (31 - 2 * zeros);
  };
  // Most numbers lie in the bits at hand.
  const rice = (parameter) => {
    const next = peek();
    let more = Math.clz32(~next);
    if (more + parameter < 24) {
      at += more + 1 + parameter;
      return (more << parameter) | (((next << (more + 1)) >>> 1) >>> (31 - parameter));
    }
    let ones = 0;
    for (; (more = Math.clz32(~peek())) > 24; at += 24) ones += 24;
    at += more + 1;
    return ((ones + more) << parameter) | take(parameter);
  };
  // Few of these are far larger than the others: behind eight ones the rest of the quotient is in another code.
  const shortRice = (parameter) => {
    if (peek() >>> 24 < 255) return rice(parameter);
    at += 8;
    return ((gamma() + 7) << parameter) | take(parameter);
  };
  return { take, gamma, rice, shortRice };
};
const numbers = (bytes) => {
  const numbers = () => {
    let [value, factor, byte] = [0, 1, 0];
    do {
      byte = bytes[numbers.at++];
      value += (byte & 127) * factor;
      factor *= 128;
    } while (byte > 127);
    return value;
  };
  return Object.assign(numbers, { at: 0 });
};

// The error of what does not fit what was read before: the site has been built anew meanwhile.
const stale = () => Object.assign(new Error("stale"), { isStale: true });
const kinds = ["", "page", "department", "section", "goal"];
const facets = ["year", "department", "section", "category"];
// The lowest bit of a number below 16.
const lowest = Array.from({ length: 16 }, (_, mask) => 31 - Math.clz32(mask & -mask));

// Opens the index of the site as it was built once. `load(path, isFresh)` promises a file's bytes; it is worth some
// waiting to read less than `much`.
const open = async (load, isFresh, much) => {
  const files = new Map();
  // Each file is read once.
  const file = (path, read) => {
    if (!files.has(path)) {
      files.set(path, load(path, isFresh).then(read));
      files.get(path).catch(() => files.delete(path));
    }
    return files.get(path);
  };
  const contents = json(await load("search/contents.bin", true));
  if (contents.version !== 2) throw stale();
  const { room, plans, years, departments, pages, block, shards, stamp, rare, kana } = contents;
  const names = contents.categories.map((name) => [name, name]);

  // What each document is, by its number; -2 is none.
  const [kind, planOf] = [new Uint8Array(room).fill(1, 0, pages), new Uint16Array(room)];
  const [yearOf, departmentOf] = [new Int16Array(room).fill(-2), new Int16Array(room).fill(-2)];
  const space = (count) => (Math.floor(count / 16) + 1) * 16;
  let next = space(pages);
  const firsts = plans.map(([year, department, sections, goals], plan) => {
    const [first, end] = [next, next + 1 + sections + goals];
    yearOf.fill(year, first, end);
    departmentOf.fill(department, first, end);
    planOf.fill(plan, first, end);
    kind.fill(4, first, end).fill(3, first, first + 1 + sections)[first] = 2;
    next += space(end - first);
    return first;
  });
  const select = (isWanted) => {
    const ids = [];
    for (let id = 0; id < room; id++) if (isWanted(id)) ids.push(id);
    return ids;
  };

  // What all files of lists and of places begin with tells that they count documents alike.
  const stamped = (read) => (bytes) => {
    if (Array.from(bytes.subarray(0, 4), (byte) => (byte + 256).toString(16).slice(1)).join("") !== stamp) throw stale();
    return read(bytes.subarray(4));
  };
  const own = (folder, { first, second }) => file(`search/${folder}/${first.toString(16)}-${second.toString(16)}.bin`, stamped((bytes) => bytes));

  const shard = (name) =>
    file(`search/lists/${name}.bin`, stamped((bytes) => {
      const number = numbers(bytes);
      const entries = new Map();
      let [first, second] = [0, 0];
      for (let count = number(); count; count--) {
        const step = number();
        first += step;
        second = number() + (step ? 0 : second);
        const value = number();
        const entry = { name, first, second, isOwn: value & 1, hasOwnPlaces: value & 8, size: Math.floor(value / 16) };
        if (value & 2) entry.root = [number(), number()];
        if (value & 4) entry.places = number();
        entries.set(first * 2 ** 21 + second, entry);
      }
      let at = number.at;
      entries.forEach((entry) => {
        if (!entry.isOwn && !entry.root) entry.bytes = bytes.subarray(at, (at += entry.size));
      });
      return entries;
    }));

  // The entry that tells where two neighbours, or one character, occur, and how much further on than the entry says.
  const find = async (first, second) => {
    let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    const entries = await shard(((hash ^ (hash >>> 12)) & (shards - 1)).toString(16));
    const entry = entries.get(first * 2 ** 21 + second);
    if (!entry || !entry.root) return { entry, shift: 0 };
    const root = await find(...entry.root);
    if (!root.entry) throw stale();
    return { entry: root.entry, shift: entry.size };
  };

  // In which classes of words each document has an entry: a bit for each class, the title's the lowest.
  const kept = [];
  const masks = async (entry) => {
    if (entry.masks) return entry.masks;
    const { take, gamma, rice } = bits(entry.bytes || (await own("lists", entry)));
    const found = new Uint8Array(room);
    entry.classes = take(4);
    for (let bit = 1; bit < 16; bit *= 2) {
      if (!(entry.classes & (8 / bit))) continue;
      let count = gamma();
      // Where most have it, those are listed that do not.
      if (2 * count > room) {
        count = room - count;
        for (let id = 0; id < room; id++) found[id] |= bit;
      }
      const parameter = 31 - Math.clz32(Math.max(1, ((room * 11) >> 4) / (count || 1)));
      for (let id = -1; count > 0; count--) found[(id += rice(parameter) + 1)] ^= bit;
    }
    if (kept.push(entry) > 64) kept.shift().masks = null;
    return (entry.masks = found);
  };
  const places = async (entry) => {
    if (entry.hasOwnPlaces) return own("places", entry);
    let at = 0;
    const entries = Array.from((await shard(entry.name)).values()).filter((each) => each.places && !each.hasOwnPlaces);
    for (const each of entries.slice(0, entries.indexOf(entry))) at += each.places;
    return (await file(`search/places/${entry.name}.bin`, stamped((bytes) => bytes))).subarray(at, at + entry.places);
  };

  // The documents themselves: a file holds some that follow one another.
  const documents = (ids) =>
    Promise.all(Array.from(ids, async (id) => {
      const isPage = kind[id] < 2;
      const [year, department, , , name] = isPage ? [] : plans[planOf[id]];
      const folder = isPage ? "" : `${years[year][0]}/${departments[department][0]}/`;
      const place = isPage ? id : id - firsts[planOf[id]];
      const held = await file(`${folder || "search/"}texts-${Math.floor(place / block)}.bin`, (bytes) => JSON.parse(words(bytes, "utf-16le")));
      if (!held[place % block]) throw stale();
      const [path, title, section, deadline, ...texts] = held[place % block];
      const made = { id, kind: kinds[kind[id]], address: folder + path, title, section, deadline, texts };
      return isPage ? made : Object.assign(made, { year: years[year][1], department: name || departments[department][1] });
    }));

  // In which classes the documents have a whole term: told by their texts, or by the places of its pairs.
  const byTexts = async ({ text }, ids) => {
    const exact = new Uint8Array(room);
    const has = (words) => words.split("\n").some((line) => fold(line, kana).includes(text));
    (await documents(ids)).forEach(({ id, title, texts }) => [title, ...texts].forEach((words, place) => (exact[id] |= has(words) << place)));
    return exact;
  };
  const byPlaces = async (term, ids, some = term.grams) => {
    const [exact, wanted] = [new Uint8Array(room), new Uint8Array(room)];
    ids.forEach((id) => (wanted[id] = term.masks[id]));
    const grams = await Promise.all(some.map(async ({ entry, shift }) => {
      const [found, bytes] = [await masks(entry), await places(entry)];
      return { entry, shift, masks: found, ...bits(bytes) };
    }));
    for (let bit = 1; bit < 16; bit *= 2) {
      let starts;
      for (const { entry, shift, masks, gamma, shortRice } of grams) {
        const found = [];
        const parameter = bit === 1 ? 3 : bit < 8 ? 6 : 4;
        for (let id = 0, at = 0; id < room && entry.classes & (8 / bit); id++) {
          if (!(masks[id] & bit)) continue;
          for (let count = gamma(), start = id * 2 ** 20 + shift - 1; count; count--) {
            start += shortRice(parameter) + 1;
            if (!(wanted[id] & bit)) continue;
            if (starts) {
              while (starts[at] < start) at++;
              if (starts[at] !== start) continue;
            }
            found.push(start);
          }
        }
        starts = found;
      }
      starts.forEach((start) => (exact[Math.floor(start / 2 ** 20)] |= bit));
    }
    return exact;
  };

  // By places or by texts, whichever takes fewer bytes; a document's text counts for 6000, the request included. The
  // rarest pairs come first, so that few places have to be kept.
  const verify = async (term, ids, isWanted) => {
    const bytes = (grams) => grams.reduce((sum, { entry }) => sum + entry.places, 0);
    const look = (ids, unread) => (ids.length > rare && bytes(unread) < ids.length * 6000 ? byPlaces : byTexts)(term, ids);
    const all = term.grams.sort((one, other) => one.entry.places - other.entry.places);
    const few = all.slice(0, Math.ceil(all.length / 2));
    const rest = all.slice(few.length);
    if (ids.length <= rare || few.length < 2 || bytes(rest) < much) return look(ids, all);
    // What the smaller ones leave may be so little that the larger are not worth it.
    const exact = await byPlaces(term, ids, few);
    return isWanted() ? look(ids.filter((id) => exact[id]), rest) : exact;
  };

  // The entries of pairs that together cover a term; nothing if one occurs nowhere.
  const cover = async (term) => {
    const codes = Array.from(term.text, (character) => character.codePointAt(0));
    const offsets = [Math.max(0, codes.length - 2)];
    for (let offset = 0; offset < offsets[0]; offset += 2) offsets.push(offset);
    const found = await Promise.all(offsets.map((offset) => find(codes[offset], codes[offset + 1] || 0)));
    if (found.some(({ entry }) => !entry)) return null;
    // Pairs that are only found together, just as far apart as here, tell the same.
    const grams = new Map();
    found.forEach(({ entry, shift }, place) => {
      shift -= offsets[place];
      grams.set([entry.first, entry.second, shift].join(), { entry, shift });
    });
    return { ...term, grams: Array.from(grams.values()), isExact: grams.size < 2 };
  };

  const categories = () => file("search/categories.bin", (bytes) => {
    const of = words(bytes);
    return new Int16Array(room).map((_, id) => (of.charCodeAt(id) > 32 ? of.charCodeAt(id) - 33 : -2));
  });
  // Here -1 is common to all sections. Either all documents behind the department's are told of, or the goals only.
  const sections = (place) => file(`search/departments/${departments[place][0]}.bin`, (bytes) => {
    const { sections, of } = json(bytes);
    const values = new Int16Array(room).fill(-2);
    const ids = select((id) => departmentOf[id] === place && kind[id] > 2);
    (of.length === ids.length ? ids : ids.filter((id) => kind[id] > 3)).forEach((id, at) => (values[id] = of.charCodeAt(at) - 33));
    return { sections, values };
  });

  // All that a query finds, the best first, and how many documents each filter would leave.
  const search = async (query, filters, isWanted) => {
    const { terms, isCut } = parse(query, kana);
    const placeOf = (list, facet) => list.findIndex(([key]) => key === filters[facet]);
    const department = departments.length === 1 ? 0 : placeOf(departments, "department");
    const further = Promise.all([names.length ? categories() : null, department < 0 || !terms.length ? { sections: [] } : sections(department)]);
    further.catch(() => {});
    const proceed = () => {
      if (!isWanted()) throw new Error("outdated");
    };

    const covers = await Promise.all(terms.map(cover));
    proceed();
    const isNowhere = !terms.length || terms.some((term, place) => !term.isOut && !covers[place]);
    const alive = isNowhere ? new Uint8Array(room) : kind.slice();
    const used = isNowhere ? [] : covers.filter((term) => term);
    // Where candidates will hardly be few the places are needed, and asked for together with the lists.
    used.filter((term) => !term.isExact && term.grams.every(({ entry }) => entry.size > 60 && entry.places < 6000))
      .forEach((term) => term.grams.forEach(({ entry }) => places(entry).catch(() => {})));
    await Promise.all(used.map(async (term) => {
      const [first, ...others] = await Promise.all(term.grams.map(({ entry }) => masks(entry)));
      term.masks = first.slice();
      for (const other of others) for (let id = 0; id < room; id++) term.masks[id] &= other[id];
    }));
    const keep = ({ masks, isOut }) => {
      for (let id = 0; id < room; id++) if (!masks[id] !== isOut) alive[id] = 0;
    };
    used.filter((term) => !term.isOut || term.isExact).forEach(keep);
    for (const term of used.filter((each) => !each.isExact)) {
      proceed();
      const ids = select((id) => alive[id] && term.masks[id]);
      term.masks = await verify(term, ids, isWanted);
      proceed();
      keep(term);
    }

    const [ofCategory, ofSection] = await further;
    const lists = [years, departments, ofSection.sections, names];
    const asked = lists.map((list, facet) => placeOf(list, facets[facet]));
    const values = [yearOf, departmentOf, ofSection.values, ofCategory];
    const counts = lists.map((list) => new Array(list.length).fill(0));
    const positive = used.filter((term) => !term.isOut).map((term) => term.masks);
    const keys = [];
    let [all, common] = [0, 0];
    for (let id = 0; id < room; id++) {
      if (!alive[id]) continue;
      all++;
      // A document is counted in each group whose own filter is the only one that it may not pass.
      let [missed, only] = [0, 0];
      for (let facet = 0; facet < 4; facet++) {
        if (asked[facet] < 0 || values[facet][id] === -1 || values[facet][id] === asked[facet]) continue;
        missed++;
        only = facet;
      }
      if (missed > 1) continue;
      for (let facet = 0; facet < 4; facet++) {
        if (!values[facet] || (missed && facet !== only)) continue;
        const value = values[facet][id];
        if (value >= 0) counts[facet][value]++;
        else if (value === -1) common++;
      }
      if (missed) continue;
      let score = 0;
      for (const masks of positive) score += lowest[masks[id]];
      keys.push((score * 2 ** 13 + years.length - yearOf[id]) * 2 ** 24 + id);
    }
    counts[2] = counts[2].map((count) => count + common);
    return { terms, isCut, kana, all, ids: Float64Array.from(keys).sort().map((key) => key % 2 ** 24), lists, asked, counts };
  };

  // Reads a small site as a whole, so that it can be searched without the network from then on.
  const warm = async () => {
    if (shards > 4) return;
    await Promise.all([documents(select((id) => kind[id])), names.length && categories(), ...departments.map((_, place) => sections(place))]);
    for (let name = 0; name < shards; name++) {
      for (const entry of (await shard(name.toString(16))).values()) {
        if (entry.isOwn) await own("lists", entry);
        if (entry.places) await places(entry);
      }
    }
  };
  return { search, documents, warm };
};

const createIndex = (load, much = 6e4) => {
  let current;
  // Asks the index that is open; if that is out of date, opens it anew, past what the browser keeps, and asks once more.
  const ask = async (question, isFresh) => {
    const used = (current = current || open(load, isFresh, much));
    used.catch(() => (current = current === used ? null : current));
    try {
      return await question(await used);
    } catch (error) {
      if (!error.isStale || isFresh) throw error;
      if (current === used) current = null;
      return ask(question, true);
    }
  };
  return {
    search: (query, filters = {}, isWanted = () => true) => ask((index) => index.search(query, filters, isWanted)),
    documents: (ids) => ask((index) => index.documents(ids)),
    warm: () => ask((index) => index.warm()),
  };
};

// For the proofs, which ask the same questions of another search.
Object.assign(typeof module === "undefined" ? (window.goalpressSearch = {}) : module.exports, { createIndex, parse, fold, mark, inflate });
if (typeof document === "undefined") return;

const [form, input, status, bar, list, more, hidden] = ["form", "query", "status", "filters", "results", "more", "index"].map((id) => document.getElementById(`search-${id}`));
const frame = document.getElementById("search");
if (!frame) return;
const root = frame.dataset.root;
const say = JSON.parse(document.getElementById("search-words").textContent);
const fill = (name, values) => Object.keys(values).reduce((text, key) => text.split(`{${key}}`).join(values[key]), say[name]);
// Made once: it takes longer than a search does.
const format = new Intl.NumberFormat(document.documentElement.lang);
const number = (count) => format.format(count);
const make = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};
const button = (textContent, onclick) => make("button", { type: "button", textContent, onclick });

const index = createIndex(async (path, isFresh) => {
  // What the browser keeps may be of an earlier build: it asks whether it still holds.
  const response = await fetch(root + path, { cache: isFresh ? "reload" : "no-cache" });
  if (!response.ok) throw response.status === 404 ? stale() : new Error(response.status);
  return new Uint8Array(await response.arrayBuffer());
});

// The number of results is seen at once, and read aloud when it no longer changes.
const live = make("p", { className: "visually-hidden" });
const hints = make("div", { className: "search-hint" });
live.setAttribute("role", "status");
status.removeAttribute("role");
status.tabIndex = -1;
status.after(live, hints);
let speaking;
const tell = (text, ...controls) => {
  status.textContent = text;
  status.append(...controls);
  clearTimeout(speaking);
  // Whoever reads the page through shall not come across it twice.
  speaking = setTimeout(() => {
    live.textContent = text;
    speaking = setTimeout(() => (live.textContent = ""), 5000);
  }, 500);
};

// The address says what is asked for. Typing changes it in place; Enter makes an entry of its own behind the one from
// which the typing began.
const title = document.title;
let [filters, settled, waiting] = [{}, location.href, 0];
const restore = () => {
  const asked = new URLSearchParams(location.search);
  filters = {};
  facets.forEach((facet) => (filters[facet] = asked.get(facet) || ""));
  return asked.get("q");
};
const address = (query = input.value.trim(), chosen = filters) => {
  const asked = new URLSearchParams(query && { q: query });
  facets.forEach((facet) => query && chosen[facet] && asked.set(facet, chosen[facet]));
  return location.href.split(/[?#]/)[0] + (query && `?${asked}`);
};
const enter = (change, url) => {
  waiting = clearTimeout(waiting);
  history[change](null, "", url);
};
const replace = () => enter("replaceState", address());
const push = () => {
  const next = address();
  if (next !== settled) {
    enter("replaceState", settled);
    enter("pushState", next);
  } else replace();
  settled = location.href;
};
// Leads to another query or other filters; what was typed before is an entry too.
const visit = (query, chosen) => {
  replace();
  settled = location.href;
  input.value = query;
  filters = { ...chosen };
  push();
  return run();
};

// The filters stay the same elements, so that none loses the focus.
const selects = facets.map((facet) => {
  const select = make("select", {
    onchange: () => visit(input.value, { ...filters, ...(facet === "department" ? { section: "" } : {}), [facet]: select.value }),
  });
  bar.append(make("label", {}, say[`filter_${facet}`], " ", select));
  return select;
});
const clear = button(say.clear_filters, () => {
  (selects.find((select) => select.value) || input).focus();
  visit(input.value, {});
});
bar.append(clear);
const showFilters = ({ lists, counts, asked, all }) => {
  const isUnready = lists[1].length > 1 && asked[1] < 0;
  facets.forEach((facet, place) => {
    const select = selects[place];
    if (asked[place] < 0) filters[facet] = "";
    const options = [];
    lists[place].forEach(([value, name], at) => {
      const count = counts[place][at];
      if (count || at === asked[place]) options.push([value, fill("option", { name, count: number(count) })]);
    });
    // The newest year first.
    if (!place) options.reverse();
    options.unshift(["", place === 2 && isUnready ? say.choose_department : say.all]);
    options.forEach(([value, textContent], at) => Object.assign(select.options[at] || select.appendChild(make("option")), { value, textContent }));
    select.options.length = options.length;
    select.value = filters[facet];
    select.disabled = place === 2 && isUnready;
    select.parentNode.hidden = lists[place].length < (place === 2 ? !isUnready : 2);
  });
  clear.hidden = asked.every((place) => place < 0);
  bar.hidden = !all || selects.every((select) => select.parentNode.hidden);
};

const marked = ({ clusters, marks }, from = 0, to = clusters.length) => {
  const part = document.createDocumentFragment();
  for (let at = from, end; at < to; at = end) {
    for (end = at + 1; end < to && marks[end] === marks[at]; ) end++;
    const text = clusters.slice(at, end).join("");
    part.append(marks[at] ? make("mark", {}, text) : text);
  }
  return part;
};
// What surrounds each term's first match in the texts, or else their beginning: about 80 characters in all.
const snippet = (texts, terms, kana) => {
  const lines = [].concat(...texts.map((text) => text.split("\n")));
  const parts = [];
  terms.forEach((term, place) => {
    const line = lines.findIndex((each) => fold(each, kana).includes(term));
    if (line < 0 || parts.length > 3) return;
    const looked = mark(lines[line], terms, kana);
    const [first, all] = [looked.firsts[place], looked.clusters.length];
    if (parts.some((part) => part.line === line && first >= part.from && first < part.to)) return;
    const length = Math.max(20, Math.floor(80 / terms.length));
    const from = Math.max(0, Math.min(first - Math.floor(length / 3), all - length));
    parts.push({ line, looked, from, to: Math.min(all, from + length) });
  });
  if (!parts.length) {
    const looked = mark((texts[0] || texts[1]).split("\n").join(" "), [], kana);
    parts.push({ line: 0, looked, from: 0, to: Math.min(80, looked.clusters.length) });
  }
  const made = make("p", { className: "search-snippet" });
  let [before, at] = [0, 0];
  parts.sort((one, other) => one.line - other.line || one.from - other.from).forEach(({ line, looked, from, to }, place) => {
    const isSame = place && line === before;
    if (isSame && from <= at) from = at;
    else made.append(place && !isSame ? " " : "", from && !isSame ? say.ellipsis : "");
    made.append(marked(looked, from, to), to < looked.clusters.length ? say.ellipsis : "");
    [before, at] = [line, to];
  });
  return made;
};
const result = ({ kind, address, title, section, deadline, texts, year, department }, terms, kana) => {
  const isGoal = kind === "goal";
  const due = isGoal && say.deadline + say.colon + (deadline || say.no_deadline);
  const meta = [year, kind === "department" ? "" : department, section, due].filter((text) => text).map((text) => make("span", {}, text));
  if (!isGoal) meta.unshift(make("span", { className: "badge-kind" }, say[`kind_${kind}`]));
  const link = make("a", { href: root + address }, marked(mark(title, terms, kana)));
  const made = make("li", {}, make("h3", {}, link), make("p", { className: "search-meta" }, ...meta));
  const text = snippet(texts, terms, kana);
  if (text.textContent.trim()) made.append(text);
  return made;
};

const link = (textContent, query, chosen) =>
  make("a", {
    href: address(query, chosen),
    textContent,
    onclick: (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      visit(query, chosen);
      // The link will be gone.
      status.focus();
    },
  });
// What else would find something.
const suggest = async ({ terms, all }, query, isWanted) => {
  const items = [];
  const positive = terms.filter((term) => !term.isOut);
  const quoted = ({ written }) => (/^[-－−]|\s/.test(written) ? `"${written}"` : written);
  const tries = [];
  if (all) items.push(link(fill("without_filters", { count: number(all) }), query, {}));
  else {
    if (positive.length < terms.length) tries.push(positive);
    if (positive.length > 1) tries.push(...positive.map((term) => [term]));
  }
  for (const each of tries.filter((words) => words.length)) {
    const word = each.map(quoted).join(" ");
    const { all: count } = await index.search(word, {}, isWanted);
    if (count) items.push(link(fill("word_alone", { word, count: number(count) }), word, {}));
    else if (each.length < 2) items.push(fill("word_nowhere", { word }));
  }
  hints.append(make("p", {}, say.none_hint));
  if (items.length) hints.append(make("ul", {}, ...items.map((item) => make("li", {}, item))));
};

let [latest, answer] = [0, null];
const show = async (isWanted) => {
  const { ids, terms, kana } = answer;
  const shown = list.children.length;
  const found = await index.documents(ids.slice(shown, shown + 10));
  if (!isWanted()) return;
  const positive = terms.filter((term) => !term.isOut).map((term) => term.text);
  list.append(...found.map((each) => result(each, positive, kana)));
  const rest = ids.length - list.children.length;
  more.hidden = !rest;
  more.textContent = fill("more", { count: number(Math.min(10, rest)) });
};
const reset = (isResult) => {
  list.textContent = hints.textContent = "";
  more.hidden = true;
  hidden.hidden = isResult;
};
const fail = (error, again) => {
  if (error.isStale) tell(say.changed, " ", button(say.reload, () => location.reload()));
  else tell(say.failed, " ", button(say.retry, again));
};
const run = async () => {
  const asked = ++latest;
  const isWanted = () => asked === latest;
  const query = input.value.trim();
  frame.setAttribute("aria-busy", true);
  document.title = query ? fill("title", { query }) + say.separator_title + title : title;
  const isFile = location.protocol === "file:";
  const slow = setTimeout(() => {
    if (!isWanted()) return;
    frame.hidden = false;
    tell(say.loading);
  }, 400);
  try {
    if (query && !isFile) {
      const next = await index.search(query, filters, isWanted);
      // Ready before anything changes on the page.
      await index.documents(next.ids.slice(0, 10));
      if (!isWanted()) return;
      answer = next;
    } else answer = { terms: [] };
    const isAsked = answer.terms.length > 0;
    const count = isAsked ? answer.ids.length : 0;
    reset(count > 0);
    frame.hidden = !isAsked && !isFile;
    bar.hidden = isFile;
    if (!isAsked) return tell(isFile ? say.file_scheme : "");
    showFilters(answer);
    await show(isWanted);
    tell(count ? fill(count === 1 ? "count_one" : "count", { count: number(count) }) : fill("none", { query }));
    if (answer.isCut) hints.append(make("p", {}, say.truncated));
    if (!count) await suggest(answer, query, isWanted);
  } catch (error) {
    if (!isWanted()) return;
    reset(false);
    frame.hidden = false;
    bar.hidden = true;
    fail(error, run);
  } finally {
    clearTimeout(slow);
    if (isWanted()) frame.setAttribute("aria-busy", false);
  }
};
more.onclick = async () => {
  const [asked, shown] = [latest, list.children.length];
  try {
    await show(() => asked === latest);
    list.children[shown].querySelector("a").focus();
    tell(fill("shown", { count: number(answer.ids.length), shown: number(list.children.length) }));
  } catch (error) {
    if (asked === latest) fail(error, more.onclick);
  }
};

// While a word is being converted nothing is looked for, and the Enter that ends a conversion sends nothing off.
let [isConverting, isEnding] = [false, false];
const typed = () => {
  // An unconverted word is no address.
  waiting = waiting || setTimeout(() => (isConverting ? (waiting = 0) : replace()), 400);
  run();
};
const on = (target, name, listener) => target.addEventListener(name, listener);
on(input, "compositionstart", () => (isConverting = true));
on(input, "compositionend", () => {
  isConverting = false;
  typed();
});
on(input, "input", (event) => isConverting || event.isComposing || typed());
on(input, "keydown", (event) => (isEnding = event.isComposing || event.keyCode === 229));
on(input, "keyup", () => (isEnding = false));
on(form, "submit", (event) => {
  event.preventDefault();
  if (isConverting || isEnding) return;
  push();
  const shown = run();
  if (!matchMedia("(pointer: coarse)").matches) return;
  // A telephone's keyboard would cover the results, and so would what stands above them.
  input.blur();
  shown.then(() => answer && answer.ids && frame.scrollIntoView());
});
// A result that is opened leaves the address as it was typed.
on(list, "click", () => waiting && replace());
on(window, "popstate", () => {
  waiting = clearTimeout(waiting);
  input.value = restore() || "";
  settled = location.href;
  run();
});

// What was typed before this script was there stays.
const first = restore();
input.value = first === null ? input.value : first;
run();
on(window, "load", () => (window.requestIdleCallback || setTimeout)(() => location.protocol === "file:" || index.warm().catch(() => {})));
})();
