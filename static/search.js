// The search page: reads the address, asks the index (search-index.js), shows what it says.
// Its words stand in templates/search.html, as data attributes of the form. Nothing is loaded before one types.
"use strict";

(function () {
  const { Archive, marks, parse, passage } = globalThis.backfile;
  const form = document.getElementById("search");
  const status = document.getElementById("search-status");
  const list = document.getElementById("search-results");
  const more = document.getElementById("search-more");
  const panel = document.getElementById("search-facets");
  const chosen = document.getElementById("search-chosen");
  const notice = document.getElementById("search-notice");
  const say = form.dataset;
  const root = new URL(say.root, location.href);
  const interfaceLanguage = document.documentElement.lang || undefined;
  const KINDS = ["section", "tag", "author", "source", "language"];
  const FIELDS = ["q", "sort", "from", "to"];
  const PAGE = 10;
  const FEW = 5; // results that are shown before the rest is loaded: a screen of them
  const SHOWN = 12; // values of a facet
  const PAUSE = 150; // ms without a key before what is typed is searched
  const LATER = 300; // ms after results of what is being typed before facets are loaded: the next ones go first
  const SMALL = 20_000; // articles of an archive whose facets, 12 bytes an article, are loaded unasked

  if (location.protocol === "file:") {
    notice.querySelector(".from-disk").hidden = false;
    notice.querySelector(".without-script").hidden = true;
    return;
  }
  notice.hidden = true;
  form.hidden = false;

  let archive; // promised once one types
  let turn = 0; // counts searches: an older one that ends late is passed over
  let counting; // timer of the facets
  const pages = new Map();
  const choices = new WeakMap(); // what the links in the panel add to the search
  const wide = matchMedia("(min-width: 60rem)").matches;

  const load = async (address) => {
    // The root is asked for anew each time; all else has a stamp of its content in its address.
    const reply = await fetch(new URL(address, root), { cache: address.includes("?") ? "default" : "no-cache" });
    if (!reply.ok) throw new Error(`${address}: ${reply.status}`);
    return new Uint8Array(await reply.arrayBuffer());
  };

  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  // The search as its address has it: q, sort, from, to, and any number of values of each facet.
  const asked = () => new URLSearchParams(location.search);

  function addressOf(parameters) {
    const kept = new URLSearchParams([...parameters].filter(([, value]) => value));
    return `${location.pathname}${kept.size ? `?${kept}` : ""}`;
  }

  function go(parameters, { typing = false } = {}) {
    const address = addressOf(parameters);
    if (address === location.pathname + location.search) return;
    history[typing ? "replaceState" : "pushState"](null, "", address);
    run(typing);
  }

  function fromForm() {
    const parameters = asked();
    for (const name of FIELDS) parameters.set(name, form.elements[name].value);
    return parameters;
  }

  function toForm(parameters) {
    for (const name of FIELDS) {
      const value = parameters.get(name) ?? "";
      if (form.elements[name].value !== value) form.elements[name].value = value;
    }
  }

  async function run(typing = false) {
    const mine = ++turn;
    clearTimeout(counting);
    const parameters = asked();
    const query = parameters.get("q") ?? "";
    const terms = parse(query);
    const facets = KINDS.flatMap((kind) => parameters.getAll(kind).map((value) => [kind, value]));
    const [from, to] = [parameters.get("from") ?? "", parameters.get("to") ?? ""];
    const sort = parameters.get("sort") || (terms.length ? "relevance" : "newest");
    const view = { terms, mine, cards: new Map(), shown: [] };
    showChosen(parameters, facets);
    if (!terms.length && !facets.length && !from && !to) return clear();
    status.textContent = say.searching;
    try {
      archive ??= new Archive(load).open().then((index) => {
        panel.open ||= wide && index.size <= SMALL;
        return index;
      });
      const index = await archive;
      const oldest = sort === "oldest";
      const found = await index.search({ terms, facets, from, to, oldest }, async (known) => {
        // In the order of time, what is shown stays where it is while more comes in.
        if (mine === turn && known.numbers.length) await show(index, known, view, oldest ? sort : "newest", say.sofar);
        return mine === turn;
      });
      if (mine !== turn) return;
      if (!found.numbers.length && typing && terms.some(({ unfinished }) => unfinished)) {
        // A word of which only the beginning is typed is no reason to take away what is there.
        status.textContent = "";
        return;
      }
      await show(index, found, view, sort, say.found);
      if (mine !== turn) return;
      if (found.numbers.length) showFacets(index, found, parameters, mine, typing ? LATER : 0);
      else {
        panel.hidden = true;
        await suggest(index, query, mine);
      }
    } catch (error) {
      if (mine !== turn) return;
      archive = undefined;
      status.textContent = say.failed;
      notice.hidden = false;
      console.error(error);
    }
  }

  function clear() {
    status.textContent = "";
    list.replaceChildren();
    more.hidden = panel.hidden = true;
  }

  // Shows the first results in the order, a few before the others, and at least as many as were shown before.
  async function show(index, found, view, sort, message) {
    let order = index.ordered(found, sort);
    if (view.shown.length && list.contains(document.activeElement)) {
      // The reader is in the list: it does not move under the hand.
      const kept = new Set(view.shown);
      order = [...kept, ...order.filter((number) => !kept.has(number))];
    }
    const sofar = message === say.sofar;
    const fill = async (count) => {
      const numbers = order.slice(0, count);
      const cards = await Promise.all(numbers.map((number) => card(index, number, view)));
      if (view.mine !== turn) return [];
      cards.forEach((one, at) => list.children[at] !== one && list.insertBefore(one, list.children[at] ?? null));
      // What stands below, of the search before, goes when there is something to put there.
      if (sofar || count > FEW) while (list.children.length > cards.length) list.lastChild.remove();
      view.shown = numbers;
      more.hidden = cards.length >= order.length;
      return cards;
    };
    more.onclick = async () => {
      const before = view.shown.length;
      const cards = await fill(before + PAGE);
      cards[before]?.querySelector("a").focus();
    };
    await fill(Math.max(FEW, view.shown.length));
    if (!sofar && view.mine === turn) await fill(Math.max(PAGE, view.shown.length));
    if (view.mine !== turn) return;
    const count = order.length.toLocaleString(interfaceLanguage);
    status.textContent = order.length ? message.replace("{n}", count) : say.none;
  }

  function card(index, number, { terms, cards }) {
    if (!cards.has(number)) cards.set(number, index.document(number).then((document) => result(document, terms)));
    return cards.get(number);
  }

  // Under "nothing found": the search with words that the archive has.
  async function suggest(index, query, mine) {
    const corrected = await index.corrected(query);
    if (mine !== turn || corrected === query) return;
    const parameters = asked();
    parameters.set("q", corrected);
    const [before, after] = say.suggest.split("{word}");
    const link = element("a", { href: addressOf(parameters) }, element("bdi", {}, corrected));
    status.append(" ", before, link, after);
  }

  function result({ address, headline, date, section, language }, terms) {
    const link = element("a", { href: new URL(encodeURI(address), root).href }, ...marked(headline, terms));
    const when = element("p", { class: "when" }, date ? element("time", { datetime: date }, written(date)) : say.undated);
    if (section) when.append(" · ", section);
    const summary = element("p", { class: "summary", lang: language, dir: "auto" });
    const item = element("li", { class: "card" }, element("h2", { lang: language, dir: "auto" }, link), when, summary);
    unread.set(item, () => excerpt(link.href, terms).then((parts) => summary.append(...parts), () => {}));
    near.observe(item);
    return item;
  }

  // Pages are fetched for excerpts when their results come into sight.
  const unread = new WeakMap();
  const near = new IntersectionObserver((entries) => {
    for (const { target } of entries.filter(({ isIntersecting }) => isIntersecting)) {
      near.unobserve(target);
      unread.get(target)();
    }
  }, { rootMargin: "50%" });

  // The words around the find, out of the article's own page.
  async function excerpt(address, terms) {
    if (!pages.has(address)) {
      pages.set(address, fetch(address).then((reply) => (reply.ok ? reply.text() : "")).then(textOf));
    }
    const text = await pages.get(address);
    const { start, end } = passage(text, marks(text, terms), 240);
    return [start ? "… " : "", ...marked(text.slice(start, end), terms), end < text.length ? " …" : ""];
  }

  function textOf(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const body = [".story .body", "article", "main"].map((one) => page.querySelector(one)).find((found) => found);
    return [...(body?.children ?? [])].map((block) => block.textContent.trim()).join(" ").replace(/\s+/gu, " ");
  }

  function marked(text, terms) {
    const parts = [];
    let at = 0;
    for (const [start, end] of marks(text, terms)) {
      parts.push(text.slice(at, start), element("mark", {}, text.slice(start, end)));
      at = end;
    }
    return [...parts, text.slice(at)];
  }

  function written(date) {
    const [year, month, day] = date.split("-").map(Number);
    const moment = new Date(0);
    moment.setUTCFullYear(year, (month || 1) - 1, day || 1);
    const shape = { timeZone: "UTC", year: "numeric", month: month && "long", day: day && "numeric" };
    return moment.toLocaleDateString(interfaceLanguage, shape);
  }

  // What the search is narrowed to, each with a link that takes it away.
  function showChosen(parameters, facets) {
    chosen.replaceChildren(...facets.map(([kind, value]) => {
      const rest = new URLSearchParams(parameters);
      rest.delete(kind, value);
      const label = `${say[kind]}: ${labelOf(kind, value)}`;
      return element("li", {}, element("a", { href: addressOf(rest), "aria-label": `${say.remove} ${label}` }, `${label} ×`));
    }));
  }

  function labelOf(kind, value) {
    if (kind !== "language") return value;
    try {
      return new Intl.DisplayNames(interfaceLanguage, { type: "language" }).of(value) ?? value;
    } catch {
      return value; // not a language tag
    }
  }

  function showFacets(index, found, parameters, mine, wait) {
    panel.hidden = false;
    const fill = async () => {
      panel.ontoggle = null;
      const groups = [yearGroup(index.yearsOf(found.numbers), parameters)];
      for (const kind of KINDS) {
        const counts = await index.facet(kind, found.numbers);
        if (mine !== turn) return;
        groups.push(facetGroup(kind, counts, parameters));
      }
      panel.querySelector("div").replaceChildren(...groups.filter((group) => group));
    };
    panel.ontoggle = panel.open ? null : fill;
    if (panel.open) counting = setTimeout(fill, wait);
  }

  function facetGroup(kind, counts, parameters) {
    const open = counts.filter(([value]) => !parameters.getAll(kind).includes(value));
    if (!open.length) return null;
    const rows = open.slice(0, SHOWN).map(([value, count]) => [labelOf(kind, value), count, { [kind]: value }]);
    return group(say[kind], parameters, rows);
  }

  // Years, or decades where there are many years.
  function yearGroup(years, parameters) {
    const dated = years.filter(([year]) => year);
    const span = dated.length > SHOWN ? 10 : 1;
    const counts = new Map();
    for (const [year, count] of dated) {
      const first = Math.floor(year / span) * span;
      counts.set(first, (counts.get(first) ?? 0) + count);
    }
    if (counts.size < 2) return null;
    return group(say.years, parameters, [...counts].map(([first, count]) => {
      const [from, to] = [first, first + span - 1].map((year) => String(year).padStart(4, "0"));
      return [span > 1 ? `${from}–${to}` : from, count, { from, to }];
    }));
  }

  function group(title, parameters, rows) {
    const items = rows.map(([label, count, choice]) => {
      const number = element("span", { class: "count" }, count.toLocaleString(interfaceLanguage));
      const link = element("a", { href: addressOf(narrowed(parameters, choice)) }, element("bdi", {}, label));
      choices.set(link, choice);
      return element("li", {}, link, " ", number);
    });
    return element("section", {}, element("h2", {}, title), element("ul", {}, ...items));
  }

  function narrowed(parameters, choice) {
    const result = new URLSearchParams(parameters);
    for (const [name, value] of Object.entries(choice)) {
      if (FIELDS.includes(name)) result.set(name, value);
      else if (!result.has(name, value)) result.append(name, value);
    }
    return result;
  }

  // Links that change the search do so without loading the page again. Those that narrow it narrow the search as it
  // is, should the reader be faster than the counting.
  for (const place of [panel, chosen, status]) {
    place.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const parameters = choices.has(link) ? narrowed(asked(), choices.get(link)) : new URL(link.href).searchParams;
      toForm(parameters);
      go(parameters);
      status.focus();
    });
  }

  let timer;
  form.elements.q.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => go(fromForm(), { typing: true }), PAUSE);
  });
  form.addEventListener("change", (event) => {
    if (event.target.name !== "q") go(fromForm());
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    go(fromForm());
  });
  addEventListener("popstate", () => {
    toForm(asked());
    run();
  });

  // "/" goes to the words; arrows go from result to result.
  addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea");
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && !typing) {
      event.preventDefault();
      form.elements.q.focus();
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [form.elements.q, ...list.querySelectorAll("h2 a")];
    const at = stops.indexOf(document.activeElement);
    const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  });

  toForm(asked());
  // Where there is no keyboard on the screen to cover the page, one can type at once.
  if (!form.elements.q.value && matchMedia("(pointer: fine)").matches) form.elements.q.focus();
  run();
})();
