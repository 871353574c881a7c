// Asks an index on disk and counts what the search page would load: node searching.js FOLDER
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { Archive, parse } = require("../static/search-index.js");

const [folder] = process.argv.slice(2);
const STATIC = path.join(__dirname, "..", "static");
const SCRIPT = ["search-index.js", "search.js"].reduce((sum, name) => sum + fs.statSync(path.join(STATIC, name)).size, 0);
const FEW = 5; // that the page shows first
const QUERIES = [
  ...["government", "the", "flood", "inte", "comm", "trade deficit ", "interest rates", "new trade union council "],
  ...['"prime minister" budget', '"interest rates"', '"trade union congress"', '"said the"', '"president of the united states"', '"the of"'],
];

async function ask(q, sort) {
  const loaded = new Map([["script", SCRIPT]]);
  const archive = await new Archive(async (address) => {
    const data = new Uint8Array(fs.readFileSync(path.join(folder, address.split("?")[0])));
    loaded.set(address, data.length);
    return data;
  }).open();
  const list = async (found, order, count = 10) => {
    const shown = archive.ordered(found, order).slice(0, count);
    await Promise.all(shown.map((number) => archive.document(number)));
  };
  const total = () => [...loaded.values()].reduce((sum, size) => sum + size, 0);
  let first;
  const noted = () => (first ??= [total(), loaded.size]);
  const found = await archive.search({ terms: parse(q) }, async (known) => {
    if (!first && known.numbers.length) {
      await list(known, "newest", FEW);
      noted();
    }
    return true;
  });
  await list(found, sort, FEW);
  noted();
  await list(found, sort);
  const kinds = {};
  for (const [address, size] of loaded) {
    const kind = address.replace(/^search\/[0-9a-f]{12}\//, "").replace(/^search\/results.*/, "results").replace(/-.*/, "").replace(/\?.*/, "");
    kinds[kind] = (kinds[kind] ?? 0) + size;
  }
  const parts = Object.entries(kinds).map(([kind, size]) => `${kind} ${Math.round(size / 1000)}`).join(", ");
  const cells = [q, found.numbers.length, ...[...first, total(), loaded.size].map((n) => (n > 1000 ? Math.round(n / 1000) + " KB" : n))];
  console.log(`| ${cells.join(" | ")} | ${parts}`);
}

(async () => {
  for (const q of QUERIES) await ask(q, "relevance");
})();
