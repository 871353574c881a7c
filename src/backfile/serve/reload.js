// Shows the page again when the archive has been built anew, and says so when it could not be built.
// Only `backfile serve` adds this script, and only to what it sends: it is in no archive.
(() => {
  const shown = new URL(document.currentScript.src).searchParams.get("at");
  let events;
  let notice;

  const tell = (failure) => {
    notice?.remove();
    if (failure === null) return;
    notice = document.createElement("pre");
    notice.id = "backfile-failure";
    notice.setAttribute("role", "alert");
    notice.textContent = failure;
    notice.style.cssText =
      "position:fixed;inset:auto 0 0;z-index:2147483647;margin:0;padding:1rem 1.5rem;max-height:50vh;" +
      "overflow:auto;white-space:pre-wrap;font:14px/1.5 monospace;color:#fff;background:#8b1a1a";
    document.body.append(notice);
  };

  const connect = () => {
    events = new EventSource("/.backfile-serve/events");
    events.onmessage = ({ data }) => {
      const { edition, failure } = JSON.parse(data);
      if (edition === shown) tell(failure);
      else location.reload();
    };
  };

  // A browser keeps few connections to one server: pages in the background give theirs up.
  document.addEventListener("visibilitychange", () => {
    events?.close();
    if (!document.hidden) connect();
  });
  if (!document.hidden) connect();
})();
