export default {
  layout: "article.11ty.js",
  permalink: ({ page }) => page.filePathStem.replace("/content/", "/").replace("_", "/") + ".html",
};
