/* Keys for the queue: j and k move, a approves, h hides, r goes to the reason of a removal. */
"use strict";
(() => {
  const waiting = [...document.querySelectorAll(".moderating .waiting")];
  const place = "moderating-place";
  const at = () => waiting.indexOf(document.activeElement.closest?.(".waiting"));
  const go = (index) => waiting[Math.max(0, Math.min(waiting.length - 1, index))]?.focus();
  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") go(at() + 1);
    else if (event.key === "k") go(at() - 1);
    else if (at() >= 0 && event.key === "r") {
      event.preventDefault();
      waiting[at()].querySelector("[name=reason]").focus();
    } else if (at() >= 0) {
      const button = waiting[at()].querySelector(`[data-key="${CSS.escape(event.key)}"]`);
      if (!button) return;
      sessionStorage.setItem(place, String(at()));
      button.click();
    }
  });
  const kept = sessionStorage.getItem(place);
  if (kept !== null) {
    sessionStorage.removeItem(place);
    go(Number(kept));
  }
})();
