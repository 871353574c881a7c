// Answers searches of an index on disk: node ask.js FOLDER < [{terms or q, facets, from, to, sort}] > [[address]]
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { Archive, marks, parse, passage } = require("../../static/search-index.js");

const [folder] = process.argv.slice(2);
const load = async (address) => new Uint8Array(fs.readFileSync(path.join(folder, address.split("?")[0])));

async function answer(archive, { q = "", sort = "oldest", facet, ...rest }) {
  const found = await archive.search({ terms: parse(q), ...rest });
  if (facet) return archive.facet(facet, found.numbers);
  if (facet === "") return archive.yearsOf(found.numbers);
  const documents = await Promise.all(archive.ordered(found, sort).map((number) => archive.document(number)));
  return documents.map(({ address }) => address);
}

(async () => {
  const questions = JSON.parse(fs.readFileSync(0));
  const answers = [];
  const archive = folder && (await new Archive(load).open());
  for (const question of questions) {
    if (question.text === undefined) answers.push(await answer(archive, question));
    else {
      const found = marks(question.text, parse(question.q));
      const { start, end } = passage(question.text, found, question.length ?? 240);
      answers.push({ marked: found.map((range) => question.text.slice(...range)), passage: question.text.slice(start, end) });
    }
  }
  console.log(JSON.stringify(answers));
})();
