// A button that copies the citation, in the row of the citation files. Reading needs no script: where this one
// does not run, or the browser has no clipboard for the page, a click on the citation selects the whole of it.
"use strict";

const citation = document.querySelector(".citation[data-copy]");

if (citation && navigator.clipboard) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = citation.dataset.copy;
  const status = document.createElement("span");
  status.className = "unseen";
  status.role = "status";
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(citation.textContent.trim());
      button.textContent = status.textContent = citation.dataset.copied;
    } catch {
      getSelection().selectAllChildren(citation);
    }
  });
  let row = document.querySelector(".citing .files");
  if (!row) {
    row = document.createElement("ul");
    row.className = "labels";
    citation.after(row);
  }
  // Last in its row, so that nothing moves when it comes.
  row.append(document.createElement("li"));
  row.lastChild.append(button, status);
}
