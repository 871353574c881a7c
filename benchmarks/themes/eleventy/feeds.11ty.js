import { escaped } from "./shell.js";

export const data = {
  pagination: { data: "collections.feeds", size: 1, alias: "feed" },
  permalink: ({ feed }) => feed.address,
};

const item = (each) => `<item><title>${escaped(each.data.title)}</title><link>https://archive.example.org${each.url}</link>
<guid>https://archive.example.org${each.url}</guid><pubDate>${each.date.toUTCString()}</pubDate>
<description>${escaped(each.data.description)}</description></item>`;

export const render = ({ feed }) => `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>${escaped(feed.title)}</title><link>https://archive.example.org/</link>
<description>${escaped(feed.title)}</description>
${feed.articles.map(item).join("\n")}
</channel></rss>
`;
