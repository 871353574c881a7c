import { escaped, page, slug } from "../shell.js";

const links = (kind, names) => names.map((name) => `<a href="/${kind}/${slug(name)}/">${escaped(name)}</a>`);

export const render = (data) => {
  const day = data.page.date.toISOString().slice(0, 10);
  const [year, month, dom] = day.split("-");
  const known = { "@context": "https://schema.org", "@type": "NewsArticle", headline: data.title, description: data.description, datePublished: day, author: data.author, articleSection: data.categories[0], keywords: data.tags, url: `https://archive.example.org${data.page.url}` };
  const head = `<meta name="description" content="${escaped(data.description)}">
<link rel="canonical" href="https://archive.example.org${data.page.url}">
<meta property="og:type" content="article">
<meta property="og:title" content="${escaped(data.title)}">
<meta property="article:published_time" content="${day}">
<script type="application/ld+json">${JSON.stringify(known).replaceAll("<", "\\u003c")}</script>`;
  return page(data.title, head, `<article>
<nav><a href="/${year}/">${year}</a> <a href="/${year}/${month}/">${month}</a> <a href="/${year}/${month}/${dom}/">${dom}</a></nav>
<h1>${escaped(data.title)}</h1>
<p class="subhead">${escaped(data.description)}</p>
<p>By ${links("authors", [data.author])}, <time datetime="${day}">${day}</time> in ${links("sections", data.categories)}</p>
${data.content}
<ul class="tags">${links("tags", data.tags).map((link) => `<li>${link}</li>`).join("")}</ul>
</article>`);
};
