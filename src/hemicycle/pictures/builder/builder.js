/* <hemicycle-builder>: a form of lists that says at once what the chosen ones come to.
 * The markup works without this file; what it answers is what hemicycle.governments answers.
 * Names and statements are other people's words: they are only ever set as text. */
"use strict";
(() => {
  const WITH = "with", ASIDE = "aside", ALL = "all";
  const STEPS = 400000; // of the search for completions, before it gives up: a fraction of a second

  /* ---- the rules; tests/pictures/builder/cases.json runs here and in the library ---- */

  const statusOf = (seats, needed, open) =>
    seats >= needed ? "holds" : seats + open >= needed ? "possible" : "cannot be";

  const combined = statuses => new Set(statuses).size === 1 ? statuses[0] : "possible";

  const sum = (places, weights) => [...places].reduce((total, at) => total + weights[at], 0);

  const unlistedOf = reading => reading.total - sum(reading.seats.keys(), reading.seats);

  /** The terms that a cabinet (a Set of blocs of reading r) would break. */
  function brokenBy(terms, r, cabinet) {
    const inside = term => term.parties[r].filter(party => cabinet.has(party)).length;
    const whole = term => inside(term) === term.parties[r].length;
    const leaders = new Set(
      terms.filter(term => term.rule === "lead" && term.parties[r].length && whole(term))
        .map(term => term.parties[r][0]));
    return terms.filter(term => {
      const parties = term.parties[r];
      if (!parties.length) return false;
      if (term.rule === "never") return whole(term) && cabinet.size > 1;
      if (term.rule === "lead") return whole(term) && leaders.size > 1;
      if (term.rule === "too") return cabinet.has(parties[0]) && inside(term) < 2;
      return inside(term) > 0 && !whole(term);
    });
  }

  /** For each bloc of reading r, all those without whom it does not come. */
  function companionsOf(terms, r, size) {
    const direct = Array.from({length: size}, () => new Set());
    for (const term of terms.filter(one => one.confirmed)) {
      const parties = term.parties[r];
      if (term.rule === "too" && parties.length > 1) direct[parties[0]].add(parties[1]);
      if (term.rule === "allies") {
        for (const one of parties) {
          for (const other of parties) if (other !== one) direct[one].add(other);
        }
      }
    }
    return direct.map((first, at) => {
      const reached = new Set(first);
      for (const one of reached) for (const next of direct[one]) reached.add(next);
      reached.delete(at);
      return reached;
    });
  }

  /** The members who leave if `who` does, with `who` among them. */
  const leaving = (members, who, companions) =>
    [...members].filter(one => one === who || companions[one].has(who));

  /** Those of `places` (lists) who could leave without loss of the majority in reading r. */
  function spareOf(table, r, places, terms) {
    const reading = table.readings[r];
    const members = new Set(places.map(at => reading.bloc_of[at]));
    const companions = companionsOf(terms, r, reading.seats.length);
    const left = sum(members, reading.seats) - reading.majority;
    if (left < 0) return [];
    return places.filter(at =>
      sum(leaving(members, reading.bloc_of[at], companions), reading.seats) <= left);
  }

  function standingOf(table, r, places, terms) {
    const reading = table.readings[r];
    const cabinet = new Set(places.map(at => reading.bloc_of[at]));
    const seats = sum(cabinet, reading.seats);
    return {
      seats,
      short: Math.max(reading.majority - seats, 0),
      surplus: Math.max(seats - reading.majority, 0),
      status: statusOf(seats, reading.majority, unlistedOf(reading)),
      spare: spareOf(table, r, places, terms).map(at => table.lists[at].id),
      broken: brokenBy(terms, r, cabinet).map(term => term.key),
    };
  }

  /** Sets of further lists that make a majority, none of whom could stay away: the smallest
   * first, of those the ones with fewest seats, of those the ones with larger lists. */
  function search(table, chosen, terms) {
    const {seats, majority} = table.readings[0];
    const confirmed = terms.filter(term => term.confirmed);
    const companions = companionsOf(terms, 0, seats.length);
    const larger = (one, other) => seats[other] - seats[one] || one - other;
    const kept = new Set(chosen);
    for (const one of chosen) for (const other of companions[one]) kept.add(other);
    if (brokenBy(confirmed, 0, kept).length) return {sets: [], search: "broken"};
    const missing = majority - sum(kept, seats);
    const added = [...kept].filter(one => !chosen.includes(one)).sort(larger);
    if (missing <= 0) return {sets: added.length ? [added] : [], search: "done"};

    const isAllowed = set => !brokenBy(confirmed, 0, new Set([...kept, ...set])).length;
    const players = [...seats.keys()].sort(larger)
      .filter(at => !kept.has(at) && isAllowed([at, ...companions[at]]));
    // A member that leaves takes those along who need it; more than they hold is never too much.
    const groups = new Map(players.map(at => [at, sum(leaving(players, at, companions), seats)]));
    const isFit = (set, total) => isAllowed(set) &&
      set.every(one => total - sum(leaving(set, one, companions), seats) < missing);
    const sets = [];
    const steps = {left: STEPS};
    const widest = Math.max(0, ...groups.values());
    for (let size = 1; size <= players.length; size++) {
      for (let surplus = 0; surplus < widest; surplus++) {
        const able = players.filter(at => groups.get(at) > surplus);
        for (const set of exactly(able, seats, size, missing + surplus, steps)) {
          if (isFit(set, missing + surplus)) sets.push([...added, ...set]);
          if (sets.length === table.shown) return {sets, search: "done"};
        }
        if (steps.left <= 0) return {sets, search: "too many"};
      }
    }
    return {sets, search: "done"};
  }

  /** Sets of `size` players with exactly `total` seats; those with larger lists first. */
  function* exactly(players, seats, size, total, steps) {
    const first = [0]; // first[n]: seats of the n largest
    for (const player of players) first.push(first.at(-1) + seats[player]);
    function* pick(below, left, rest, set) {
      if (!left) {
        yield set;
        return;
      }
      for (let at = left - 1; at < below && steps.left-- > 0; at++) {
        const still = rest - seats[players[at]];
        if (still > first[left - 1]) return; // the largest would not do, and the next are smaller
        if (still < first[at] - first[at - left + 1]) continue; // the smallest are too many
        yield* pick(at, left - 1, still, [players[at], ...set]);
      }
    }
    yield* pick(players.length, size, total, []);
  }

  const inForce = (table, choice) => choice.aside.includes(ALL)
    ? [] : table.terms.filter(term => !choice.aside.includes(term.key));

  /** What a choice comes to: the same record as the library's Answer. */
  function answerTo(table, choice) {
    const terms = inForce(table, choice);
    const chosen = [...table.lists.keys()].filter(at => choice.chosen.includes(table.lists[at].id));
    const ids = places => places.map(at => table.lists[at].id);
    const standings = table.readings.map((_, r) => standingOf(table, r, chosen, terms));
    const found = search(table, chosen, terms);
    const completions = found.sets.map(added => {
      const whole = [...table.lists.keys()].filter(at => chosen.includes(at) || added.includes(at));
      const each = table.readings.map((_, r) => standingOf(table, r, whole, terms));
      const {seats, surplus, spare, broken} = each[0];
      return {
        added: ids(added), seats, surplus,
        status: combined(each.map(one => one.status)), spare, broken,
      };
    });
    return {
      status: combined(standings.map(one => one.status)),
      standings, completions, search: found.search,
    };
  }

  /* ---- the words; hemicycle.pictures.builder.told says the same ---- */

  const fill = (phrase, figures) => phrase.replace(/\{(\w+)\}/g, (_, name) => figures[name]);

  const namesOf = (table, ids) => table.lists.filter(one => ids.includes(one.id))
    .map(one => one.label).join(table.phrases.comma);

  /** What is said of each reading; what all have in common once, without its premise. */
  function byReading(table, sentences) {
    const {only_if: onlyIf, stop} = table.phrases;
    if (new Set(sentences).size === 1) return sentences[0] ? [sentences[0] + stop] : [];
    return sentences
      .map((said, r) => said && said + fill(onlyIf, table.readings[r]) + stop)
      .filter(Boolean);
  }

  /** What the choice adds up to: the first reading first, then those that differ. */
  function sumsOf(table, choice, answer) {
    const {phrases, readings} = table;
    if (!choice.chosen.length) return [fill(phrases.nothing, readings[0])];
    return byReading(table, answer.standings.map((standing, r) => {
      const enough = standing.surplus ? phrases.reached : phrases.just_enough;
      return fill(standing.short ? phrases.short : enough, {...standing, total: readings[r].total});
    }));
  }

  function notesOf(table, choice, answer, broken) {
    const {phrases, readings} = table;
    const sums = sumsOf(table, choice, answer).slice(1);
    const hinges = !choice.chosen.length ? [] : byReading(table, answer.standings.map((one, r) => {
      if (one.status === "cannot be") return "";
      if (one.short) return fill(phrases.possible, {...one, unlisted: unlistedOf(readings[r])});
      const names = namesOf(table, one.spare);
      return names ? fill(phrases.spare, {names}) : phrases.all_needed;
    }));
    const heard = choice.chosen.length > 1 && inForce(table, choice).length;
    return [...sums, ...hinges, ...(heard && !broken.length ? [phrases.kept] : [])];
  }

  const breaks = (table, term) =>
    fill(table.phrases.breaks, term) + (term.confirmed ? "" : table.phrases.unconfirmed);

  const brokenOf = (table, choice, answer) => inForce(table, choice).flatMap(term =>
    byReading(table, answer.standings.map(
      one => one.broken.includes(term.key) ? breaks(table, term) : ""))
      .map(text => ({text, term})));

  function remarkOf(table, one) {
    const {phrases, readings} = table;
    const remarks = [fill(one.surplus ? phrases.whole_more : phrases.whole_enough, one)];
    if (one.status !== "holds") remarks[0] += fill(phrases.only_if, readings[0]);
    if (one.spare.length) remarks.push(fill(phrases.then_spare, {names: namesOf(table, one.spare)}));
    const broken = table.terms.filter(term => one.broken.includes(term.key));
    return [...remarks, ...broken.map(term => breaks(table, term))].join(phrases.pause);
  }

  /* ---- the address ---- */

  const read = search => {
    const query = new URLSearchParams(search);
    return {chosen: query.getAll(WITH), aside: query.getAll(ASIDE)};
  };

  const asksFor = search => [WITH, ASIDE].some(name => new URLSearchParams(search).has(name));

  const write = (choice, query = new URLSearchParams()) => {
    query.delete(WITH);
    query.delete(ASIDE);
    for (const one of choice.chosen) query.append(WITH, one);
    for (const one of choice.aside) query.append(ASIDE, one);
    return `?${query}`;
  };

  const sensible = (table, {chosen, aside}) => ({
    chosen: table.lists.map(one => one.id).filter(id => chosen.includes(id)),
    aside: [ALL, ...table.terms.map(term => term.key)].filter(key => aside.includes(key)),
  });

  /* ---- the page ---- */

  const SVG = "http://www.w3.org/2000/svg";

  function element(name, attributes = {}, ...children) {
    const drawn = ["svg", "rect", "line", "text"].includes(name);
    const made = drawn ? document.createElementNS(SVG, name) : document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  function bar(table, chosen) {
    const {readings: [given], phrases} = table;
    const rtl = phrases.direction === "rtl";
    const tenths = seats => Math.floor(1000 * seats / given.total);
    const percent = value => `${Math.floor(value / 10)}.${value % 10}%`;
    let before = 0;
    const part = (seats, look) => {
      const start = tenths(before), width = tenths(before + seats) - start;
      before += seats;
      const x = percent(rtl ? 1000 - start - width : start);
      return element("rect", {class: look.class, x, y: 22, width: percent(width), height: 18, ...look});
    };
    const unlisted = unlistedOf(given);
    const parts = table.lists.filter(one => chosen.includes(one.id))
      .map(one => part(one.seats, {class: "part", fill: one.colour}));
    if (unlisted) parts.push(part(unlisted, {class: "unlisted"}));
    const x = percent(rtl ? 1000 - tenths(given.majority) : tenths(given.majority));
    return element("svg", {class: "bar", width: "100%", height: 46, "aria-hidden": "true"},
      ...parts,
      element("rect", {class: "chamber", x: 0, y: 22, width: "100%", height: 18}),
      element("line", {class: "majority", x1: x, x2: x, y1: 17, y2: 45}),
      element("text", {x, y: 12, "text-anchor": "middle"}, String(given.majority)));
  }

  function evidence(term, phrases) {
    if (!term.said && !term.source) return [];
    const details = element("details", {}, element("summary", {}, phrases.statement));
    if (term.said) details.append(element("blockquote", {dir: "auto"}, term.said));
    if (term.source) {
      const leads = /^(#|\/|https?:\/\/)/.test(term.href);
      const source = leads ? element("a", {href: term.href}, term.source) : term.source;
      details.append(element("p", {dir: "auto"}, source));
    }
    return [details];
  }

  function detail(table, choice, answer) {
    const {phrases, lists} = table;
    const broken = brokenOf(table, choice, answer);
    const items = [
      ...notesOf(table, choice, answer, broken).map(note => element("li", {}, note)),
      ...broken.map(({text, term}) =>
        element("li", {class: "broken"}, text, ...evidence(term, phrases))),
    ];
    const parts = [bar(table, choice.chosen)];
    if (items.length) parts.push(element("ul", {class: "notes"}, ...items));
    const {completions} = answer;
    if (!answer.standings[0].short && !completions.length) return parts;
    const heading = choice.chosen.length ? phrases.completions : phrases.majorities;
    parts.push(element("p", {class: "completions-are"}, heading));
    const named = one => one.added
      .map(id => lists.find(list => list.id === id))
      .map(list => `${list.label} ${list.seats}`).join(phrases.plus);
    const link = one => {
      const whole = {...choice, chosen: [...choice.chosen, ...one.added]};
      return element("a", {href: write(sensible(table, whole))},
        element("b", {dir: "auto"}, named(one)), " ", element("span", {}, remarkOf(table, one)));
    };
    if (completions.length) {
      const proposals = completions.map(one => element("li", {}, link(one)));
      parts.push(element("ul", {class: "completions"}, ...proposals));
    } else {
      const why = {done: "search_none", broken: "search_broken", "too many": "search_many"};
      parts.push(element("p", {class: "remark"}, phrases[why[answer.search]]));
    }
    return parts;
  }

  class HemicycleBuilder extends HTMLElement {
    #stop = new AbortController();
    #table;
    #default;

    connectedCallback() {
      // Where the script comes before the markup, the children are not there yet.
      if (document.readyState !== "loading") this.#start();
      else document.addEventListener("DOMContentLoaded", () => this.#start(), {once: true});
    }

    disconnectedCallback() {
      this.#stop.abort();
    }

    get #form() {
      return this.querySelector("form");
    }

    #start() {
      this.#stop = new AbortController();
      const {signal} = this.#stop;
      this.#table = JSON.parse(this.querySelector("script[type='application/json']").textContent);
      // What an address without fields means: what the server proposed at such an address.
      const nothing = {chosen: [], aside: []};
      this.#default = asksFor(location.search) ? nothing : this.#inForm("defaultChecked");
      this.#form.addEventListener("change", () => this.#choose(this.#inForm("checked")), {signal});
      this.#form.addEventListener("submit", event => event.preventDefault(), {signal});
      this.addEventListener("click", event => this.#follow(event), {signal});
      window.addEventListener("popstate", () => this.#show(this.#inAddress()), {signal});
      this.#show(this.#inAddress());
      this.querySelector(".starts")?.remove();
      for (const part of this.children) part.hidden = false;
      this.setAttribute("enhanced", "");
    }

    /** The choice in the form: as it stands, or as the server wrote it. */
    #inForm(state) {
      const values = name => [...this.#form.querySelectorAll(`input[name="${name}"]`)]
        .filter(input => input[state]).map(input => input.value);
      const aside = values(ASIDE);
      return {chosen: values(WITH), aside: aside.includes(ALL) ? [ALL] : aside};
    }

    #inAddress() {
      const {search: query} = location;
      return sensible(this.#table, asksFor(query) ? read(query) : this.#default);
    }

    /** Take a choice that the reader made, and give it an address. */
    #choose(choice) {
      const address = write(choice, new URLSearchParams(location.search));
      try {
        history.pushState(null, "", address + location.hash);
      } catch (error) {
        // A frame without an address of its own may have no history; it works all the same.
        if (error.name !== "SecurityError") throw error;
      }
      this.#show(choice);
    }

    /** A proposal, or "start again": links that need not load the page anew. */
    #follow(event) {
      const link = event.target.closest(".completions a, .clear");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      this.#choose(sensible(this.#table, read(link.search)));
      this.querySelector(".detail").focus();
    }

    #show(choice) {
      const everything = choice.aside.includes(ALL);
      for (const input of this.#form.elements) {
        if (input.name === WITH) input.checked = choice.chosen.includes(input.value);
        if (input.name !== ASIDE) continue;
        input.disabled = everything && input.value !== ALL;
        input.checked = everything || choice.aside.includes(input.value);
      }
      const answer = answerTo(this.#table, choice);
      const verdict = this.querySelector(".verdict");
      const [said] = sumsOf(this.#table, choice, answer);
      verdict.dataset.status = answer.status;
      if (verdict.textContent !== said) verdict.textContent = said; // else it is read out again
      this.querySelector(".detail").replaceChildren(...detail(this.#table, choice, answer));
    }

    static answer(table, choice) {
      return answerTo(table, sensible(table, choice));
    }
  }

  customElements.define("hemicycle-builder", HemicycleBuilder);
})();
