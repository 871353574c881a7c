export const data = { permalink: "/sitemap.xml" };

export const render = ({ collections }) => `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${collections.articles.map((each) => `<url><loc>https://archive.example.org${each.url}</loc></url>`).join("\n")}
</urlset>
`;
