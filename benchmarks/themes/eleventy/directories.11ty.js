import { escaped, page } from "./shell.js";

export const data = {
  pagination: { data: "collections.directories", size: 1, alias: "directory" },
  permalink: ({ directory }) => directory.address,
};

export const render = ({ directory }) =>
  page(directory.title, "", `<ul>${directory.terms
    .map(([name, address, count]) => `<li><a href="${address}">${escaped(name)}</a> ${count}</li>`)
    .join("")}</ul>`);
