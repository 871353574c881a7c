import { entry, page } from "./shell.js";

export const data = { permalink: "/index.html" };

export const render = ({ collections }) =>
  page("Latest", "", `<ul>${collections.articles.slice(-20).reverse().map(entry).join("\n")}</ul>`);
