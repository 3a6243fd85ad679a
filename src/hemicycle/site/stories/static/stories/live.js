/* While votes are counted: blocks that carry data-live are asked for again, by their tag.
 * Nothing moves under the reader's finger: a block with the focus waits, and one above the
 * screen keeps the text below it in place. */
"use strict";
(() => {
  const EVERY = 20000; // milliseconds
  const said = document.querySelector("[data-live-said]");

  async function refresh(block) {
    if (document.hidden || block.contains(document.activeElement)) return;
    const answer = await fetch(block.dataset.live, { cache: "no-cache" });
    if (!answer.ok) return;
    const tag = answer.headers.get("ETag");
    if (tag === block.dataset.tag) return;
    block.dataset.tag = tag;
    const drawn = new DOMParser().parseFromString(await answer.text(), "text/html");
    const before = block.getBoundingClientRect();
    block.replaceChildren(...drawn.body.childNodes);
    const grown = block.getBoundingClientRect().height - before.height;
    if (before.bottom < 0 && grown) window.scrollBy({ top: grown, behavior: "instant" });
    if (said) said.textContent = said.dataset.liveSaid.replace("{time}", new Date().toLocaleTimeString(document.documentElement.lang));
  }

  const blocks = [...document.querySelectorAll("[data-live]")];
  const round = () => Promise.allSettled(blocks.map(refresh));
  if (blocks.length) setInterval(round, EVERY);
})();
