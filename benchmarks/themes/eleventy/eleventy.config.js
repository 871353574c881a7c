// The least that makes the same kinds of pages as backfile's own theme. Templates are plain functions, and
// Markdown is not run through a template engine: both are Eleventy's fastest ways.

const SIZE = 50;

function groups(articles, keysOf) {
  const found = new Map();
  for (const article of articles) {
    for (const key of keysOf(article)) {
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(article);
    }
  }
  return found;
}

function pages(address, title, articles) {
  const count = Math.ceil(articles.length / SIZE);
  const at = (number) => (number === 0 ? `${address}index.html` : `${address}page-${number}.html`);
  return Array.from({ length: count }, (_, number) => ({
    title,
    address: at(number),
    earlier: number > 0 ? at(number - 1) : null,
    later: number + 1 < count ? at(number + 1) : null,
    articles: articles.slice(number * SIZE, (number + 1) * SIZE),
  }));
}

const slug = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, "-");
const PERIODS = [4, 7, 10].map((length) => (a) => [a.date.toISOString().slice(0, length)]);
const TERMS = {
  tags: (a) => a.data.tags,
  sections: (a) => a.data.categories,
  authors: (a) => [a.data.author],
};

export default function (config) {
  let articles;
  const all = (api) => (articles ??= api.getFilteredByGlob("content/**/*.md"));
  config.on("eleventy.before", () => (articles = undefined));

  config.addCollection("articles", all);
  config.addCollection("listings", (api) => {
    const made = [];
    for (const period of PERIODS) {
      for (const [key, found] of groups(all(api), period)) {
        made.push(...pages(`/${key.replaceAll("-", "/")}/`, key, found));
      }
    }
    for (const [kind, keysOf] of Object.entries(TERMS)) {
      for (const [key, found] of groups(all(api), keysOf)) {
        made.push(...pages(`/${kind}/${slug(key)}/`, key, found.toReversed()));
      }
    }
    return made;
  });
  config.addCollection("feeds", (api) => [
    { title: "News archive", address: "/feed.xml", articles: all(api).slice(-20).reverse() },
    ...[...groups(all(api), TERMS.tags)].map(([key, found]) => ({
      title: key,
      address: `/tags/${slug(key)}/feed.xml`,
      articles: found.slice(-20).reverse(),
    })),
  ]);
  config.addCollection("directories", (api) =>
    Object.entries(TERMS).map(([kind, keysOf]) => ({
      title: kind,
      address: `/${kind}/index.html`,
      terms: [...groups(all(api), keysOf)].map(([key, found]) => [key, `/${kind}/${slug(key)}/`, found.length]).sort(),
    })),
  );
  return { dir: { input: ".", output: "_site" }, markdownTemplateEngine: false, htmlTemplateEngine: false };
}
