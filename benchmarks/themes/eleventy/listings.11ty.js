import { entry, escaped, page } from "./shell.js";

export const data = {
  pagination: { data: "collections.listings", size: 1, alias: "listing" },
  permalink: ({ listing }) => listing.address,
};

export const render = ({ listing }) =>
  page(listing.title, "", `<h1>${escaped(listing.title)}</h1>
<ol>${listing.articles.map(entry).join("\n")}</ol>
<nav>${listing.earlier ? `<a href="${listing.earlier}">Earlier</a>` : ""} ${listing.later ? `<a href="${listing.later}">Later</a>` : ""}</nav>`);
