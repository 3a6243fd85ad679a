// Renews each meter on the page once in a while; without this script the page shows what it was sent.
const EVERY = 30_000;

async function renew(shown) {
  const answer = await fetch(shown.dataset.fundMeter, { credentials: "omit" });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("[data-fund-meter]");
  if (fresh && fresh.textContent !== shown.textContent && !shown.contains(document.activeElement)) {
    shown.replaceWith(fresh);
  }
}

setInterval(() => {
  if (document.hidden) return;
  for (const shown of document.querySelectorAll("[data-fund-meter]")) renew(shown).catch(() => {});
}, EVERY);
