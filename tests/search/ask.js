// Answers searches of an index on disk: node ask.js FOLDER < [{terms or q, facets, from, to, sort}] > [[address]]
// A question with `steps` is answered with what is known, and how many bytes are loaded, each time the script says so.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { Archive, marks, parse, passage } = require("../../static/search-index.js");

const [folder] = process.argv.slice(2);
let bytes = 0;
const load = async (address) => {
  const data = new Uint8Array(fs.readFileSync(path.join(folder, address.split("?")[0])));
  bytes += data.length;
  return data;
};

async function stepwise({ q, sort }) {
  bytes = 0;
  const archive = await new Archive(load).open();
  const steps = [];
  const note = async (found) => {
    const documents = await Promise.all(found.numbers.map((number) => archive.document(number)));
    steps.push({ bytes, addresses: documents.map(({ address }) => address) });
    return true;
  };
  await note(await archive.search({ terms: parse(q), oldest: sort === "oldest" }, note));
  return steps;
}

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
    if (question.steps) answers.push(await stepwise(question));
    else if (question.corrected !== undefined) answers.push(await archive.corrected(question.corrected));
    else if (question.text === undefined) answers.push(await answer(archive, question));
    else {
      const found = marks(question.text, parse(question.q));
      const { start, end } = passage(question.text, found, question.length ?? 240);
      answers.push({ marked: found.map((range) => question.text.slice(...range)), passage: question.text.slice(start, end) });
    }
  }
  console.log(JSON.stringify(answers));
})();
