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
  const SHOWN = 12; // values of a facet
  const PATIENCE = 1000; // ms before results are shown whose order is not final

  if (location.protocol === "file:") {
    notice.querySelector(".from-disk").hidden = false;
    notice.querySelector(".without-script").hidden = true;
    return;
  }
  notice.hidden = true;
  form.hidden = false;

  let archive; // promised once one types
  let turn = 0; // counts searches: an older one that ends late is passed over
  const pages = new Map();

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

  function go(parameters, { replace = false } = {}) {
    const address = addressOf(parameters);
    if (address === location.pathname + location.search) return;
    history[replace ? "replaceState" : "pushState"](null, "", address);
    run();
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

  async function run() {
    const mine = ++turn;
    const parameters = asked();
    const terms = parse(parameters.get("q") ?? "");
    const facets = KINDS.flatMap((kind) => parameters.getAll(kind).map((value) => [kind, value]));
    const [from, to] = [parameters.get("from") ?? "", parameters.get("to") ?? ""];
    const sort = parameters.get("sort") || (terms.length ? "relevance" : "newest");
    showChosen(parameters, facets);
    if (!terms.length && !facets.length && !from && !to) return clear();
    status.textContent = say.searching;
    try {
      archive ??= new Archive(load).open();
      const index = await archive;
      const start = Date.now();
      const found = await index.search({ terms, facets, from, to }, (known) => {
        if (mine !== turn) return false;
        // Newest first, what is shown stays where it is while older years come in.
        if (known.numbers.length && (sort === "newest" || Date.now() - start > PATIENCE)) {
          show(index, known, { terms, sort, mine, sofar: true });
        }
        return true;
      });
      if (mine !== turn) return;
      await show(index, found, { terms, sort, mine });
      await showFacets(index, found, parameters, mine);
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

  async function show(index, found, { terms, sort, mine, sofar = false }) {
    const order = index.ordered(found, sort);
    let shown = 0;
    const next = async () => {
      const documents = await Promise.all(order.slice(shown, shown + PAGE).map((number) => index.document(number)));
      if (mine !== turn) return;
      const items = documents.map((document) => result(document, terms));
      if (shown) list.append(...items);
      else list.replaceChildren(...items);
      const first = items[0]?.querySelector("a");
      if (shown) first?.focus();
      shown += items.length;
      more.hidden = shown >= order.length;
    };
    more.onclick = next;
    await next();
    if (mine !== turn) return;
    const count = order.length.toLocaleString(interfaceLanguage);
    status.textContent = !order.length ? say.none : (sofar ? say.sofar : say.found).replace("{n}", count);
  }

  function result({ address, headline, date, section, language }, terms) {
    const link = element("a", { href: new URL(encodeURI(address), root).href }, ...marked(headline, terms));
    const when = element("p", { class: "when" }, date ? element("time", { datetime: date }, written(date)) : say.undated);
    if (section) when.append(" · ", section);
    const summary = element("p", { class: "summary", lang: language, dir: "auto" });
    const item = element("li", { class: "card" }, element("h2", { lang: language, dir: "auto" }, link), when, summary);
    excerpt(link.href, terms).then((parts) => summary.append(...parts), () => {});
    return item;
  }

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

  async function showFacets(index, found, parameters, mine) {
    panel.hidden = !found.numbers.length;
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
    if (panel.open) await fill();
    else panel.ontoggle = fill;
  }

  function facetGroup(kind, counts, parameters) {
    const open = counts.filter(([value]) => !parameters.getAll(kind).includes(value));
    if (!open.length) return null;
    return group(say[kind], open.slice(0, SHOWN).map(([value, count]) => {
      const narrowed = new URLSearchParams(parameters);
      narrowed.append(kind, value);
      return [labelOf(kind, value), count, narrowed];
    }));
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
    return group(say.years, [...counts].map(([first, count]) => {
      const narrowed = new URLSearchParams(parameters);
      const [from, to] = [first, first + span - 1].map((year) => String(year).padStart(4, "0"));
      narrowed.set("from", from);
      narrowed.set("to", to);
      return [span > 1 ? `${from}–${to}` : from, count, narrowed];
    }));
  }

  function group(title, rows) {
    const items = rows.map(([label, count, narrowed]) => {
      const number = element("span", { class: "count" }, count.toLocaleString(interfaceLanguage));
      return element("li", {}, element("a", { href: addressOf(narrowed) }, element("bdi", {}, label)), " ", number);
    });
    return element("section", {}, element("h2", {}, title), element("ul", {}, ...items));
  }

  // Links that change the search do so without loading the page again.
  for (const place of [panel, chosen]) {
    place.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const { searchParams } = new URL(link.href);
      toForm(searchParams);
      go(searchParams);
      status.focus();
    });
  }

  let timer;
  form.elements.q.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => go(fromForm(), { replace: true }), 250);
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

  panel.open = matchMedia("(min-width: 60rem)").matches;
  toForm(asked());
  run();
})();
