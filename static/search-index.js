// Reads the search index and answers questions of it. Knows nothing of the page that shows the answers.
// The files are described in src/backfile/search; words() must give what words.py gives (tests/search/words.json).
"use strict";

(function (exports) {
  const FORMAT = 2;
  const STRENGTHS = [4, 6, 8, 16];
  const BUDGET = 150_000; // bytes of index that are loaded, newest first, before there is something to show
  const TOGETHER = 4; // volumes that are asked what their words cost
  const AROUND = 3; // files on both sides of a word that are searched for similar ones
  const MAX_LENGTH = 40;
  const BEGINNING = 4; // letters: the beginnings of shorter words fill too many files
  const MARKS =
    "\\u0300-\\u036f\\u0483-\\u0487\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7" +
    "\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed\\u08d3-\\u08ff" +
    "\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff" +
    "\\u00ad\\u0640\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufe00-\\ufe0f\\ufeff";
  const SPELT = {
    "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "ŋ": "n",
    "ς": "σ", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ٱ": "ا", "\u200b": " ",
  };
  const UNSPACED =
    "\\u0e01-\\u0e3a\\u0e40-\\u0e4e\\u0e81-\\u0ece\\u0edc-\\u0edf" +
    "\\u1000-\\u103f\\u1050-\\u109f\\u1780-\\u17d3\\u17d7\\u17dc\\u17dd" +
    "\\u1100-\\u11ff\\ua960-\\ua97f\\uac00-\\ud7ff" +
    "\\u2e80-\\u2fdf\\u3005-\\u3007\\u3021-\\u3029\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{323af}" +
    "\\u3041-\\u3096\\u3099\\u309a\\u309d-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff\\u31f0-\\u31ff" +
    "\\u3105-\\u312f\\u31a0-\\u31bf";
  const SIGNS = "\\u07a6-\\u07b0\\u0900-\\u0963\\u0966-\\u096f\\u0971-\\u0df3";
  const FOLDED = new RegExp(`[${MARKS}${Object.keys(SPELT).join("")}]`, "gu");
  const NO_NAME = /[^a-z0-9]+/g;
  const WORD = new RegExp(`[\\p{L}\\p{N}${SIGNS}${UNSPACED}]+`, "gu");
  const PARTS = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, "gu");
  const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u");
  // A word of a text before it is folded: marks that folding removes stand inside it.
  const WRITTEN = new RegExp(`[\\p{L}\\p{N}${SIGNS}${UNSPACED}${MARKS.replace("\\u200b-", "\\u200c-")}]+`, "gu");

  function fold(text) {
    return text.normalize("NFKC").toLowerCase().normalize("NFD")
      .replace(FOLDED, (character) => SPELT[character] ?? "").normalize("NFC");
  }

  function words(text) {
    const found = [];
    for (const [run] of fold(text).matchAll(WORD)) {
      for (const [part] of run.matchAll(PARTS)) {
        const characters = [...part];
        if (IS_UNSPACED.test(part)) {
          characters.forEach((character, at) => found.push(character + (characters[at + 1] ?? "")));
        } else {
          found.push(characters.slice(0, MAX_LENGTH).join(""));
        }
      }
    }
    return found;
  }

  // A query is a list of terms, all of which an article must have: {words, beginning, unfinished}. Several words are a
  // phrase: what stands in quotation marks or is written without a space ("re-election", a run of Chinese). A
  // single word also matches as the beginning of longer ones if `beginning` is set: for the last word of the
  // query, which may still be being typed, and for a single character of a script without spaces. A last word too
  // short for that is `unfinished`.
  function parse(query) {
    const terms = new Map();
    let last;
    for (const [, quoted, plain] of query.matchAll(/["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)|([^\s"“”„«»]+)/gu)) {
      const found = words(quoted ?? plain);
      if (!found.length) continue;
      const unspaced = IS_UNSPACED.test(found.at(-1));
      last = { words: found, beginning: unspaced && found.length === 1, open: !unspaced && quoted === undefined };
      // The last character of a run is a word of its own; in texts the run may go on after it.
      if (unspaced && found.length > 1) found.pop();
      terms.set(JSON.stringify(found), last);
    }
    if (last?.open && last.words.length === 1 && !/\s$/u.test(query)) {
      if (last.words[0].length >= BEGINNING) last.beginning = true;
      else last.unfinished = true;
    }
    return [...terms.values()].map(({ words: list, beginning, unfinished = false }) => ({ words: list, beginning, unfinished }));
  }

  // UTF-8 bytes in the order of code points, as the files are sorted; strings compare by UTF-16 units.
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();

  function compare(left, right) {
    const length = Math.min(left.length, right.length);
    for (let at = 0; at < length; at++) if (left[at] !== right[at]) return left[at] - right[at];
    return left.length - right.length;
  }

  function beginsWith(word, beginning) {
    return word.length >= beginning.length && beginning.every((byte, at) => byte === word[at]);
  }

  // Walks over a file's numbers.
  class Reader {
    constructor(bytes) {
      this.bytes = bytes;
      this.at = 0;
    }
    number() {
      let value = 0;
      let shift = 1;
      for (;;) {
        const byte = this.bytes[this.at++];
        value += (byte & 127) * shift;
        if (byte < 128) return value;
        shift *= 128;
      }
    }
    get more() {
      return this.at < this.bytes.length;
    }
  }

  // The entries of one file: [word in UTF-8, number of postings, data] each.
  function* entries(bytes) {
    const reader = new Reader(bytes);
    let word = new Uint8Array(0);
    while (reader.more) {
      const shared = reader.number();
      const length = reader.number();
      const next = new Uint8Array(shared + length);
      next.set(word.subarray(0, shared));
      next.set(bytes.subarray(reader.at, (reader.at += length)), shared);
      word = next;
      const postings = reader.number();
      const size = reader.number();
      yield [word, postings, bytes.subarray(reader.at, (reader.at += size))];
    }
  }

  // Articles that have a word, ascending, and how strongly they have it (0 to 3).
  function postings(count, data) {
    const articles = new Uint32Array(count);
    const strengths = new Uint8Array(count);
    const reader = new Reader(data);
    for (let n = 0, article = -1; n < count; n++) {
      const number = reader.number();
      article += Math.floor(number / 4) + 1;
      articles[n] = article;
      strengths[n] = number & 3;
    }
    return { articles, strengths };
  }

  // One volume of the index. `load(address)` promises the bytes of a file.
  class Volume {
    constructor(load, { key, stamp, slices }) {
      this.stamp = stamp;
      this.slices = slices;
      this.size = slices.reduce((sum, [, size]) => sum + size, 0);
      this.read = new Map();
      this.starts = new Map();
      this.files = new Map();
      this.load = (name) => {
        if (!this.files.has(name)) {
          const file = load(`search/${key}/${name}?${stamp}`);
          file.catch(() => this.files.delete(name));
          this.files.set(name, file);
        }
        return this.files.get(name);
      };
    }

    // The first entries of all files of one kind ("words", "places"): [word in UTF-8, posting, bytes of the file],
    // the last said of words alone.
    async firsts(kind) {
      if (!this.starts.has(kind)) {
        const rows = JSON.parse(decoder.decode(await this.load(`${kind}.json`)));
        this.starts.set(kind, rows.map(([word, number]) => [encoder.encode(word), ...(kind === "words" ? [0, number * 1000] : [number])]));
      }
      return this.starts.get(kind);
    }

    // The files that may have the word, or words that begin so: [first, last] in `firsts`.
    filesOf(firsts, key, beginning) {
      const first = Math.max(0, fileOf(firsts, key, 0));
      let last = first;
      if (beginning) while (last + 1 < firsts.length && beginsWith(firsts[last + 1][0], key)) last++;
      return [first, last];
    }

    // How many bytes single words cost in this volume, with the list of its files.
    async cost(terms) {
      const firsts = await this.firsts("words");
      const wanted = new Set();
      for (const { words: [word], beginning } of terms) {
        const [first, last] = this.filesOf(firsts, encoder.encode(word), beginning);
        for (let file = first; file <= last; file++) wanted.add(file);
      }
      return [...wanted].reduce((sum, file) => sum + firsts[file][2], (await this.load("words.json")).length);
    }

    // All entries from the word, or from all words that begin so.
    async find(word, beginning) {
      const key = encoder.encode(word);
      const firsts = await this.firsts("words");
      const [first, last] = this.filesOf(firsts, key, beginning);
      const names = firsts.slice(first, last + 1).map((_, n) => nameOf("w", firsts, first + n));
      const files = await Promise.all(names.map(this.load));
      const found = [];
      for (const file of files) {
        for (const [other, count, data] of entries(file)) {
          if (beginning ? beginsWith(other, key) : compare(other, key) === 0) found.push({ word: other, count, data });
          else if (compare(other, key) > 0) break;
        }
      }
      return found;
    }

    // The word most like this one: with the same three letters at its beginning, one or two others changed, missing,
    // added or in the wrong order; the commonest of those that differ least. Empty if there is none.
    async similar(word) {
      const firsts = await this.firsts("words");
      const beginning = encoder.encode([...word].slice(0, 3).join(""));
      const [middle] = this.filesOf(firsts, encoder.encode(word), false);
      const [first, last] = this.filesOf(firsts, beginning, true);
      let best = { word: "", differences: word.length < 6 ? 2 : 3, count: 0 };
      for (let file = Math.max(first, middle - AROUND); file <= Math.min(last, middle + AROUND); file++) {
        for (const [bytes, count] of entries(await this.load(nameOf("w", firsts, file)))) {
          if (!beginsWith(bytes, beginning)) continue;
          const other = decoder.decode(bytes);
          const differences = distance(word, other, best.differences);
          if (differences < best.differences || (differences === best.differences && best.word && count > best.count)) {
            best = { word: other, differences, count };
          }
        }
      }
      return best.word;
    }

    // The postings of a single word; kept, for a phrase asks for them again and again.
    async postings(word) {
      if (!this.read.has(word)) {
        const [found] = await this.find(word, false);
        this.read.set(word, found ? postings(found.count, found.data) : { articles: [], strengths: [] });
      }
      return this.read.get(word);
    }

    // Which of the articles from `low` to `high` (excluded) each of the terms matches: [{articles, strengths}].
    // A phrase is looked for only where all before it is, single words first: its places are most of the bytes.
    async match(terms, low, high) {
      const lists = await Promise.all(terms.map((term) => (term.words.length > 1 ? null : this.single(term))));
      for (const [at, { words: list }] of terms.entries()) {
        lists[at] ??= await this.phrase(list, low, high, lists.filter((known) => known));
      }
      return lists;
    }

    async single({ words: list, beginning }) {
      if (!beginning) return this.postings(list[0]);
      const length = encoder.encode(list[0]).length;
      const strongest = new Uint8Array(this.size);
      for (const { word, count, data } of await this.find(list[0], true)) {
        const { articles, strengths } = postings(count, data);
        for (let n = 0; n < count; n++) {
          // A longer word counts less than the word itself.
          const strength = 1 + (word.length === length ? strengths[n] : strengths[n] >> 1);
          if (strength > strongest[articles[n]]) strongest[articles[n]] = strength;
        }
      }
      const articles = [...strongest.keys()].filter((article) => strongest[article] > 0);
      return { articles, strengths: articles.map((article) => strongest[article] - 1) };
    }

    // Articles in which the words follow each other, out of those that are in all the other lists too. Only the
    // places that must be looked at are loaded.
    async phrase(list, low, high, others) {
      const distinct = [...new Set(list)];
      const lists = await Promise.all(distinct.map((word) => this.postings(word)));
      let rows = common([...lists, ...others].map(({ articles }) => articles), low, high);
      let places = [];
      // The two rarest first: another word's places are loaded where those before it fit, which may be nowhere.
      const order = [...distinct.keys()].sort((one, other) => lists[one].articles.length - lists[other].articles.length);
      for (const some of [order.slice(0, 2), ...order.slice(2).map((at) => [at])]) {
        await Promise.all(some.map(async (at) => {
          places[at] = await this.placesOf(distinct[at], rows.map((row) => row[at]));
        }));
        const known = list.map((word, at) => [places[distinct.indexOf(word)], at]).filter(([found]) => found);
        const fits = (n) => {
          const [[first, before], ...rest] = known;
          return first[n].some((place) => rest.every(([found, at]) => found[n].includes(place - before + at)));
        };
        const kept = [...rows.keys()].filter(fits);
        rows = kept.map((n) => rows[n]);
        places = places.map((found) => kept.map((n) => found[n]));
      }
      return {
        articles: rows.map((row) => lists[0].articles[row[0]]),
        strengths: rows.map((row) => Math.min(...lists.map(({ strengths }, at) => strengths[row[at]]))),
      };
    }

    // Where, from article `low` to `high`, another file of places begins for any of the words: ascending, with both
    // ends. Between two of them a phrase needs one file a word.
    async bounds(list, low, high) {
      const firsts = await this.firsts("places");
      const found = new Set([low, high]);
      for (const word of list) {
        const { articles } = await this.postings(word);
        const key = encoder.encode(word);
        for (let file = fileOf(firsts, key, articles.length); file >= 0; file--) {
          if (compare(firsts[file][0], key) !== 0) break;
          found.add(Math.min(high, Math.max(low, articles[firsts[file][1]])));
        }
      }
      return [...found].sort((one, other) => one - other);
    }

    // For each of the word's postings with these ascending numbers, the places in the article.
    async placesOf(word, numbers) {
      const key = encoder.encode(word);
      const firsts = await this.firsts("places");
      const byFile = new Map();
      for (const number of numbers) {
        const file = fileOf(firsts, key, number);
        if (!byFile.has(file)) byFile.set(file, []);
        byFile.get(file).push(number);
      }
      const found = await Promise.all([...byFile].map(async ([file, wanted]) => {
        let since = compare(firsts[file][0], key) === 0 ? firsts[file][1] : 0;
        const result = [];
        for (const [other, count, data] of entries(await this.load(nameOf("p", firsts, file)))) {
          if (compare(other, key) !== 0) continue;
          const here = wanted.filter((number) => number >= since && number < since + count);
          result.push(...placesIn(data, here.map((number) => number - since)));
          since += count;
        }
        return result;
      }));
      return found.flat();
    }
  }

  // The places of the postings with these numbers, out of one entry's data.
  function placesIn(data, numbers) {
    const reader = new Reader(data);
    const result = [];
    let number = 0;
    for (const wanted of numbers) {
      for (; number < wanted; number++) while (!(reader.number() & 1));
      const places = [];
      for (let place = -1, last = 0; !last; ) {
        const value = reader.number();
        last = value & 1;
        place += Math.floor(value / 2) + 1;
        places.push(place);
      }
      number++;
      result.push(places);
    }
    return result;
  }

  // For each number from `low` to `high` (excluded) that all of the ascending lists hold, its index in each.
  function common(lists, low, high) {
    const rows = [];
    const at = lists.map(() => 0);
    for (const wanted of lists[0]) {
      if (wanted < low || wanted >= high) continue;
      lists.forEach((list, which) => {
        while (list[at[which]] < wanted) at[which]++;
      });
      if (lists.every((list, which) => list[at[which]] === wanted)) rows.push([...at]);
    }
    return rows;
  }

  // How many letters are changed, missing, added or exchanged with their neighbour; `most` stands for more.
  function distance(left, right, most) {
    if (Math.abs(left.length - right.length) >= most) return most;
    let above = [];
    let before = Array.from({ length: right.length + 1 }, (_, at) => at);
    for (let row = 1; row <= left.length; row++) {
      const now = [row];
      for (let at = 1; at <= right.length; at++) {
        const same = left[row - 1] === right[at - 1];
        now[at] = Math.min(before[at] + 1, now[at - 1] + 1, before[at - 1] + (same ? 0 : 1));
        const exchanged = row > 1 && at > 1 && left[row - 1] === right[at - 2] && left[row - 2] === right[at - 1];
        if (exchanged) now[at] = Math.min(now[at], above[at - 2] + 1);
      }
      [above, before] = [before, now];
    }
    return Math.min(most, before[right.length]);
  }

  // How many of the ascending numbers are from `low` to `high` (excluded).
  function inside(numbers, low, high) {
    return numbers.reduce((count, number) => count + (number >= low && number < high), 0);
  }

  // The last file that begins at or before the word's posting of that number.
  function fileOf(firsts, key, number) {
    let low = 0;
    let high = firsts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const order = compare(firsts[middle][0], key) || firsts[middle][1] - number;
      if (order <= 0) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  function nameOf(kind, firsts, file) {
    const [word, since] = firsts[file];
    const hex = [...word].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return `${kind}-${file ? hex : "0"}-${since}.bin`;
  }

  // The whole index. `load(address)` promises the bytes of a file of the archive.
  //
  // Articles have numbers in the order of their dates over all volumes, the undated first.
  class Archive {
    constructor(load) {
      this.load = load;
      this.blocks = new Map();
    }

    async open() {
      const root = JSON.parse(decoder.decode(await this.load("search/index.json")));
      if (root.format !== FORMAT) throw new Error(`index format ${root.format}`);
      this.block = root.block;
      this.years = root.years;
      this.volumes = root.volumes.map((volume) => new Volume(this.load, volume));
      this.size = 0;
      for (const volume of this.volumes) {
        volume.base = this.size;
        this.size += volume.size;
      }
      return this;
    }

    // The articles that have all terms, all facet values ([kind, value] pairs) and a year between `from` and
    // `to`: {numbers, scores}, ascending. Newest come in first, or with `oldest` oldest first. Before more is
    // loaded, `arrived` is called with what is known so far; scores are not final then. If it promises false, the
    // search ends.
    async search({ terms, facets = [], from = "", to = "", oldest = false }, arrived = async () => true) {
      const wanted = [...terms, ...facets.map(([kind, value]) => ({ words: [`=${kind}=${value}`], beginning: false }))];
      const steps = [];
      for await (const load of this.loads(wanted, this.parts(from, to, oldest), oldest)) {
        if (steps.length && !(await arrived(this.ranked(steps, terms.length)))) break;
        steps.push(...(await load()));
      }
      return this.ranked(steps, terms.length);
    }

    // The volumes that have articles of these years, in the order to be searched: {volume, first, last} each.
    parts(from, to, oldest) {
      const [low, high] = this.range(from, to);
      const parts = this.volumes.map((volume) => ({
        volume, first: Math.max(0, low - volume.base), last: Math.min(volume.size, high - volume.base),
      })).filter(({ first, last }) => first < last);
      return oldest ? parts : parts.reverse();
    }

    // Functions to be called one after the other: each loads what the next step of the search needs.
    //
    // Of single words, as many volumes at once as the budget allows, then the others. Of phrases, whose places
    // are many bytes, one part of one volume: so much that each word needs one file, then two, four and so on.
    async *loads(wanted, parts, oldest) {
      const match = async ({ volume, first, last }) => {
        return { volume, first, last, lists: await volume.match(wanted, first, last) };
      };
      const phrased = [...new Set(wanted.flatMap(({ words: list }) => (list.length > 1 ? list : [])))];
      if (!phrased.length && parts.length) {
        const costs = await Promise.all(parts.slice(0, TOGETHER).map(({ volume }) => volume.cost(wanted)));
        let count = 0;
        for (let bytes = 0; count < costs.length && (!count || bytes + costs[count] < BUDGET); count++) bytes += costs[count];
        for (let at = 0, next; at < parts.length; at = next, count *= 2) {
          next = at + count;
          const together = parts.slice(at, next);
          yield () => Promise.all(together.map(match));
        }
      }
      let files = 1;
      for (const { volume, first, last } of phrased.length ? parts : []) {
        let bounds;
        while (!bounds || bounds.length > 1) {
          yield async () => {
            bounds ??= await volume.bounds(phrased, first, last);
            const taken = oldest ? bounds.slice(0, files + 1) : bounds.slice(-files - 1);
            bounds = oldest ? bounds.slice(taken.length - 1) : bounds.slice(0, bounds.length - taken.length + 1);
            files *= 2;
            return [await match({ volume, first: taken[0], last: taken.at(-1) })];
          };
        }
      }
    }

    // The query with words that the archive has, in place of words that it has not; itself if nothing is like them.
    async corrected(query) {
      let result = query;
      for (const { words: list, beginning } of parse(query)) {
        for (const word of list) {
          if (IS_UNSPACED.test(word) || !/^\p{L}{4,}$/u.test(word)) continue;
          const found = await Promise.all(this.volumes.map((volume) => volume.find(word, beginning)));
          if (found.some((entries) => entries.length)) continue;
          let other = "";
          for (const volume of [...this.volumes].reverse()) other ||= await volume.similar(word);
          if (other) result = result.replace(WRITTEN, (run) => (words(run).join(" ") === word ? other : run));
        }
      }
      return result;
    }

    // BM25; the words of a headline count most.
    ranked(steps, terms) {
      const weights = Array.from({ length: terms }, (_, term) => {
        const having = steps.reduce((sum, { lists, first, last }) => sum + inside(lists[term].articles, first, last), 0);
        return Math.log(1 + (this.size - having + 0.5) / (having + 0.5));
      });
      const numbers = [];
      const scores = [];
      const ascending = [...steps].sort((one, other) => one.volume.base + one.first - other.volume.base - other.first);
      for (const { volume, first, last, lists } of ascending) {
        const score = new Float32Array(volume.size);
        const matched = new Uint8Array(volume.size);
        lists.forEach(({ articles, strengths }, term) => {
          for (let n = 0; n < articles.length; n++) {
            if (matched[articles[n]] !== term) continue;
            matched[articles[n]]++;
            if (term < terms) score[articles[n]] += weights[term] * STRENGTHS[strengths[n]];
          }
        });
        for (let n = first; n < last; n++) {
          if (matched[n] !== lists.length) continue;
          numbers.push(volume.base + n);
          scores.push(score[n]);
        }
      }
      return { numbers, scores };
    }

    // The numbers of the first article from year `from` on and of the first one after year `to`.
    range(from, to) {
      let low = 0;
      let high = 0;
      let first = 0;
      for (const [year, count] of this.years) {
        const inside = from || to ? year && (!from || year >= from) && (!to || year <= to) : true;
        if (inside && high === 0) low = first;
        first += count;
        if (inside) high = first;
      }
      return [low, high];
    }

    // How many of the articles each year has: [year, count] each, years without any left out.
    yearsOf(numbers) {
      const counts = [];
      let end = 0;
      let at = 0;
      for (const [year, count] of this.years) {
        end += count;
        const start = at;
        while (at < numbers.length && numbers[at] < end) at++;
        if (at > start) counts.push([year, at - start]);
      }
      return counts;
    }

    // How many of the articles each value of one kind of facet has: [value, count] each, most first.
    async facet(kind, numbers) {
      const chosen = new Uint8Array(this.size);
      for (const number of numbers) chosen[number] = 1;
      const counts = new Map();
      await Promise.all(this.volumes.map(async (volume) => {
        for (const { word, count, data } of await volume.find(`=${kind}=`, true)) {
          let having = 0;
          for (const article of postings(count, data).articles) having += chosen[volume.base + article];
          const value = decoder.decode(word).slice(kind.length + 2);
          if (having) counts.set(value, (counts.get(value) ?? 0) + having);
        }
      }));
      return [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
    }

    // The article numbers in the order to be shown. "relevance", "newest" or "oldest"; undated ones come last.
    ordered({ numbers, scores }, sort) {
      if (sort === "relevance") {
        const order = numbers.map((_, at) => at);
        order.sort((one, other) => scores[other] - scores[one] || other - one);
        return order.map((at) => numbers[at]);
      }
      if (sort === "newest") return [...numbers].reverse();
      const undated = this.years[0]?.[0] === "" ? this.years[0][1] : 0;
      return [...numbers.filter((number) => number >= undated), ...numbers.filter((number) => number < undated)];
    }

    // What a result shows of an article: {address, headline, date, section, language}.
    async document(number) {
      const volume = this.volumes.findLast(({ base }) => base <= number);
      let rest = number - volume.base;
      let at = 0;
      while (rest >= volume.slices[at][1]) rest -= volume.slices[at++][1];
      const name = `search/results/${volume.slices[at][0]}-${Math.floor(rest / this.block)}.json?${volume.stamp}`;
      if (!this.blocks.has(name)) {
        const block = this.load(name).then(documentsIn);
        block.catch(() => this.blocks.delete(name));
        this.blocks.set(name, block);
      }
      return (await this.blocks.get(name))[rest % this.block];
    }
  }

  // The articles of one file of results, which is written short: see documents.py.
  function documentsIn(bytes) {
    const [sections, languages, rows] = JSON.parse(decoder.decode(bytes));
    let date = "";
    return rows.map(([when, shared, rest, headline, section, language]) => {
      if (when !== 0) date = when;
      const address = guess(date, headline).slice(0, shared) + rest;
      return { address, headline, date, section: sections[section], language: languages[language] };
    });
  }

  function guess(date, headline) {
    const name = headline.replace(/[A-Z]/g, (letter) => letter.toLowerCase()).replace(NO_NAME, "-");
    return `${date.replaceAll("-", "/")}/${name}`;
  }

  // Where a text has words of the terms: [start, end] pairs in order, in UTF-16 units of the text as it stands.
  function marks(text, terms) {
    const found = [];
    for (const { 0: run, index } of text.matchAll(WRITTEN)) {
      let start = index;
      for (const [part] of run.matchAll(PARTS)) {
        found.push(...marksIn(part, start, terms));
        start += part.length;
      }
    }
    return found;
  }

  function marksIn(part, start, terms) {
    if (!IS_UNSPACED.test(part)) {
      const [word] = words(part);
      const wanted = ({ words: list, beginning }) =>
        list.some((one) => one === word || (beginning && word?.startsWith(one)));
      return terms.some(wanted) ? [[start, start + part.length]] : [];
    }
    const folded = fold(part);
    const hits = new Uint8Array(part.length);
    for (const { words: list } of terms) {
      const run = list.filter((word) => IS_UNSPACED.test(word)).map((word, at) => (at ? [...word].at(-1) : word)).join("");
      for (let at = run ? folded.indexOf(run) : -1; at >= 0; at = folded.indexOf(run, at + 1)) {
        // Folding can shorten a run (half-width kana); then the whole of it is marked.
        if (folded.length === part.length) hits.fill(1, at, at + run.length);
        else hits.fill(1);
      }
    }
    const found = [];
    for (let at = hits.indexOf(1); at >= 0; at = hits.indexOf(1, at)) {
      const end = hits.indexOf(0, at);
      found.push([start + at, start + (end < 0 ? hits.length : end)]);
      if (end < 0) break;
      at = end;
    }
    return found;
  }

  // A passage of about `length` characters around the place where most different words are marked: {start, end}.
  function passage(text, found, length) {
    let best = 0;
    let most = 0;
    found.forEach(([start], first) => {
      const near = found.slice(first).filter(([, end]) => end <= start + length * 0.75);
      const different = new Set(near.map((range) => fold(text.slice(...range)))).size;
      if (different > most) [best, most] = [start, different];
    });
    let start = Math.max(0, best - Math.floor(length / 4));
    if (start) start = Math.min(best, start + Math.max(0, text.slice(start, best).search(/\s\S/u) + 1));
    const end = Math.min(text.length, start + length);
    const space = text.slice(0, end).search(/\s\S*$/u);
    return { start, end: end < text.length && space > best ? space : end };
  }

  Object.assign(exports, { Archive, fold, marks, parse, passage, words });
})(typeof module === "object" ? module.exports : (globalThis.backfile = {}));
