/* The discussion works without this file; with it, it is kinder: relative times, what is new since
   the last visit, a counter, drafts on the device, replies in place, a proof of work in the
   background, and a sentence of the story to hang a comment on. */
"use strict";
(() => {
  const section = document.querySelector("section.discussion[data-page]");
  const form = document.querySelector("form.write#write");
  const language = document.documentElement.lang;
  const store = (() => {
    try { return window.localStorage; } catch { return null; }
  })();

  /* Times: relative, with the absolute one on hover. */
  const units = [["year", 31536000], ["month", 2592000], ["day", 86400], ["hour", 3600], ["minute", 60]];
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const tell = () => {
    for (const time of document.querySelectorAll(".discussion time")) {
      const past = (new Date(time.dateTime) - Date.now()) / 1000;
      const [unit, size] = units.find(([, seconds]) => Math.abs(past) >= seconds) || ["minute", 60];
      time.title = time.title || time.textContent;
      time.textContent = relative.format(Math.round(past / size), unit);
    }
  };
  tell();
  setInterval(tell, 60000);

  /* What is new since the last visit to this story. */
  if (section && store && section.dataset.last) {
    const key = `discussion-seen-${section.dataset.page}`;
    const seen = Number(store.getItem(key));
    if (seen) {
      for (const time of section.querySelectorAll("li > .by time")) {
        const item = time.closest("li");
        if (new Date(time.dateTime) / 1000 > seen && !item.classList.contains("new")) {
          item.classList.add("new");
          const mark = document.createElement("mark");
          mark.textContent = section.dataset.new;
          time.closest(".by").append(" ", mark);
        }
      }
    }
    store.setItem(key, section.dataset.last);
  }
  if (!form) return;

  /* A counter and a draft. */
  const text = form.elements.text;
  const left = form.querySelector(".left");
  const draft = `discussion-draft-${form.action}-${form.elements.parent.value}`;
  const count = () => {
    const rest = text.maxLength - text.value.length;
    left.textContent = rest < 500 && section ? `${rest.toLocaleString(language)} ${section.dataset.left}` : "";
  };
  if (store && !text.value) text.value = store.getItem(draft) || "";
  text.addEventListener("input", () => {
    count();
    if (store) store.setItem(draft, text.value);
  });
  count();

  /* Replies in place: the one form moves under the comment. */
  const title = form.querySelector("h2, h3");
  section?.addEventListener("click", (event) => {
    const link = event.target.closest(".do a[href*='?parent=']");
    if (!link) return;
    event.preventDefault();
    const parent = new URL(link.href).searchParams.get("parent");
    form.elements.parent.value = parent;
    title.textContent = `${link.textContent}: ${link.closest("li").querySelector(".by b").textContent}`;
    link.closest(".do").after(form);
    text.focus();
  });

  /* A sentence of the story: select it, and comment on it. */
  const button = document.createElement("button");
  button.type = "button";
  button.className = "on-this quiet";
  button.textContent = section?.dataset.onThis || "";
  button.hidden = true;
  const quote = form.querySelector("blockquote.of");
  let chosen = null;
  const chooseWords = () => {
    const selection = document.getSelection();
    const words = selection.toString().replace(/\s+/g, " ").trim();
    const node = selection.anchorNode?.parentElement;
    const block = node?.closest("[id^='b-']");
    if (!section || words.length < 3 || words.length > 600 || !block || !block.contains(selection.focusNode)) {
      if (document.activeElement !== button) button.hidden = true;
      return;
    }
    const whole = block.textContent.replace(/\s+/g, " ");
    const at = whole.indexOf(words);
    if (at < 0) return;
    chosen = {
      block: block.id.slice(2), exact: words,
      prefix: whole.slice(Math.max(0, at - 64), at), suffix: whole.slice(at + words.length, at + words.length + 64),
    };
    if (button.previousElementSibling !== block) block.after(button);
    button.hidden = false;
  };
  document.addEventListener("selectionchange", chooseWords);
  button.addEventListener("click", () => {
    for (const [name, value] of Object.entries(chosen)) form.elements[name].value = value;
    form.elements.parent.value = "";
    quote.textContent = chosen.exact;
    quote.hidden = false;
    button.hidden = true;
    form.scrollIntoView();
    text.focus();
  });

  /* Proof of work: begun when somebody writes, done before the form leaves. */
  const working = form.querySelector(".working");
  const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const solve = async () => {
    if (!section || !window.crypto?.subtle) return;
    const answer = await fetch(section.dataset.proof);
    if (!answer.ok) return;
    const { token, work } = await answer.json();
    const { algorithm, challenge, maxNumber, salt, signature } = work;
    const encoder = new TextEncoder();
    for (let number = 0; number <= maxNumber; number += 1) {
      if (hex(await crypto.subtle.digest(algorithm, encoder.encode(salt + number))) === challenge) {
        form.elements.token.value = token;
        form.elements.proof.value = btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
        return;
      }
    }
  };
  let proof = null;
  text.addEventListener("focus", () => { proof = proof || solve().catch(() => undefined); });
  form.addEventListener("submit", (event) => {
    if (store && event.submitter?.value === "send") store.removeItem(draft);
    if (form.elements.proof.value || !proof || form.dataset.proved) return;
    event.preventDefault();
    working.textContent = section.dataset.working;
    const submitter = event.submitter;
    proof.then(() => { form.dataset.proved = "yes"; form.requestSubmit(submitter); });
  });
})();
