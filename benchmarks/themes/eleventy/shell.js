// What all pages share.

export const escaped = (text) =>
  String(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

export const slug = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, "-");

export const page = (title, head, main) => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} | News archive</title>
<link rel="stylesheet" href="/style.css">
<link rel="alternate" type="application/rss+xml" href="/feed.xml">
${head}
</head>
<body>
<header><a href="/">News archive</a>
<nav><a href="/tags/">Tags</a> <a href="/sections/">Sections</a> <a href="/authors/">Authors</a></nav></header>
<main>
${main}
</main>
<footer>News archive</footer>
</body>
</html>
`;

export const entry = (each) => {
  const day = each.date.toISOString().slice(0, 10);
  return `<li><time datetime="${day}">${day}</time> <a href="${each.url}">${escaped(each.data.title)}</a> ${escaped(each.data.description)} ${escaped(each.data.author)}</li>`;
};
