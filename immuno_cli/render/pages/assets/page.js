"use strict";
(() => {
  const main = document.getElementById("page-main");
  const box = document.getElementById("page-query");
  const status = document.getElementById("page-status");
  const selects = [...document.querySelectorAll("select[data-field]")];
  const articles = [...main.querySelectorAll("article")];
  const data = JSON.parse(document.getElementById("page-data").textContent);
  const GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta", "θ": "theta",
    "κ": "kappa", "λ": "lambda", "μ": "mu", "σ": "sigma", "τ": "tau", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
  };

  // Words without accents and apostrophes, in the singular.
  const singular = (word) =>
    word.length < 4 || /(ss|us|is)$/.test(word) ? word : word.replace(/ies$/, "y").replace(/s$/, "");
  const words = (text) =>
    (text.toLowerCase().replace(/[α-ω]/g, (letter) => GREEK[letter] ?? letter).normalize("NFKD")
      .replace(/\p{M}/gu, "").replace(/['’]/g, "").match(/[\p{L}\p{N}]+/gu) ?? []).map(singular);
  // Words that are spelled alike or sound alike fall together: "limfosite" and "lymphocyte", "tumour" and "tumor".
  const fold = (word) =>
    word.replace(/ph/g, "f").replace(/ae|oe/g, "e").replace(/our/g, "or")
      .replace(/c(?=[eiy])/g, "s").replace(/c(?!h)/g, "k").replace(/y/g, "i").replace(/z/g, "s")
      .replace(/rh/g, "r").replace(/(\p{L})\1/gu, "$1");

  // All words of all labels, each once; a label is then a list of numbers.
  const numbers = new Map();
  const vocabulary = [];
  const number = (word) => {
    if (!numbers.has(word)) { numbers.set(word, vocabulary.length); vocabulary.push({ word, folded: fold(word) }); }
    return numbers.get(word);
  };
  const entries = data.map(([labels, fields]) => ({
    labels: labels.map((label) => words(label)).map((list) => ({ list: list.map(number), joined: list.join("") })),
    fields,
  }));

  // Optimal string alignment (Damerau 1964, restricted) between a query word and the nearest beginning of a word.
  const distance = (query, word, most) => {
    if (query.length - word.length > most) return most + 1;
    let before = [], row = Array.from({ length: word.length + 1 }, (_, j) => j);
    for (let i = 1; i <= query.length; i++) {
      const next = [i];
      let least = i;
      for (let j = 1; j <= word.length; j++) {
        const same = query[i - 1] === word[j - 1] ? 0 : 1;
        let cost = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same);
        if (i > 1 && j > 1 && query[i - 1] === word[j - 2] && query[i - 2] === word[j - 1]) {
          cost = Math.min(cost, before[j - 2] + 1);
        }
        next.push(cost);
        least = Math.min(least, cost);
      }
      if (least > most) return most + 1;
      [before, row] = [row, next];
    }
    // the rest of a word that is still being typed costs little, but not nothing
    return row.reduce((best, cost, j) => Math.min(best, cost + (j < word.length ? 0.25 : 0)), most + 1);
  };
  const allowed = (length) => (length < 4 ? 0 : length < 7 ? 1 : length < 11 ? 2 : 3);

  const costs = (word, loose, whole) => {
    const folded = fold(word), most = allowed(folded.length), found = new Map();
    vocabulary.forEach((known, at) => {
      if (whole ? known.word === word : known.word.startsWith(word)) found.set(at, known.word === word ? 0 : 0.25);
      else if (word.length > 3 && known.word.includes(word)) found.set(at, 0.5);
      else if (loose && folded[0]) {
        const cost = known.folded === folded ? 0.5 : distance(folded, known.folded, most);
        if (cost <= most) found.set(at, 0.5 + cost);
      }
    });
    return found;
  };
  const rank = (list, joined, loose) => {
    const found = list.map((word) => costs(word, loose, list.length > 1 && word.length < 2));
    return entries.map(({ labels }) => {
      let best = Infinity;
      for (const label of labels) {
        let sum = 0;
        for (const options of found) {
          let least = Infinity;
          for (const at of label.list) least = Math.min(least, options.get(at) ?? Infinity);
          sum += least;
          if (sum >= best) break;
        }
        if (sum > 0 && joined.length > 2 && label.joined.startsWith(joined)) sum = Math.min(sum, 0.25);
        best = Math.min(best, sum);
      }
      return best;
    });
  };

  const look = (query) => {
    const list = words(query), joined = list.join("");
    if (!list.length) return { kind: "all", hits: entries.map(() => true) };
    const exact = rank(list, joined, false);
    if (exact.some(Number.isFinite)) return { kind: "names", hits: exact.map(Number.isFinite) };
    const alike = rank(list, joined, true), best = Math.min(...[...new Set(alike)]);
    if (Number.isFinite(best)) return { kind: "alike", hits: alike.map((cost) => cost <= best + 0.25) };
    const hits = articles.map((article) => {
      const text = ` ${words(article.textContent).join(" ")}`;
      return list.every((word) => text.includes(` ${word}`));
    });
    return { kind: "text", hits };
  };

  const SAID = { names: "", alike: " No name is spelled so; these are spelled or sound alike.", text: " No name matches; these mention it." };
  const filter = () => {
    const query = box.value.trim();
    const wanted = selects.filter((select) => select.value).map((select) => [select.dataset.field, select.value]);
    const { kind, hits } = look(query);
    let shown = 0;
    articles.forEach((article, at) => {
      const hit = hits[at] && wanted.every(([field, value]) => (entries[at].fields[field] ?? []).includes(value));
      article.classList.toggle("page-hit", hit);
      shown += hit ? 1 : 0;
    });
    const filtered = query !== "" || wanted.length > 0;
    main.classList.toggle("page-filtered", filtered);
    const count = `${shown.toLocaleString("en")} of ${articles.length.toLocaleString("en")} entries`;
    status.textContent = !filtered ? `${articles.length.toLocaleString("en")} entries`
      : shown ? `${count}.${SAID[kind] ?? ""}` : "Nothing found. Try fewer letters, or another word.";
    return filtered;
  };

  const clear = () => { box.value = ""; for (const select of selects) select.value = ""; filter(); };
  const anchor = () => {
    try { return decodeURIComponent(location.hash.slice(1)); }
    catch { return ""; /* an address that somebody cut short */ }
  };
  const follow = () => {
    const hash = anchor();
    if (hash.startsWith("q=")) {
      box.value = hash.slice(2);
      filter();
      return;
    }
    const target = hash && document.getElementById(hash);
    if (!target) return;
    const article = target.closest("article");
    if (article && getComputedStyle(article).display === "none") clear();
    target.closest("details")?.setAttribute("open", "");
    target.scrollIntoView();
    if (!article) return;
    const landing = target === article ? article.querySelector("h2 a") : target;
    if (landing === target) target.setAttribute("tabindex", "-1");
    landing.focus({ preventScroll: true });
  };

  const bar = document.querySelector(".page-bar");
  let waiting;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      filter();
      const top = main.offsetTop - bar.offsetHeight;
      if (scrollY > top) scrollTo(0, top);
      const query = box.value.trim();
      try { history.replaceState(null, "", query ? `#q=${encodeURIComponent(query)}` : location.pathname + location.search); }
      catch { /* a page that may not name its own address still filters */ }
    }, articles.length > 2000 ? 150 : 30);
  });
  box.form.addEventListener("submit", (event) => {
    event.preventDefault();
    filter();
    articles.find((article) => article.offsetParent)?.querySelector("h2 a").focus();
  });
  for (const select of selects) select.addEventListener("change", filter);
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      box.focus();
      box.select();
    } else if (event.key === "Escape" && (box.value || main.classList.contains("page-filtered"))) {
      clear();
      box.focus();
    }
  });
  addEventListener("hashchange", follow);
  // the same link again changes no address, but where it leads may be filtered away by now
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.hash === location.hash) follow();
  });
  const measure = () => document.documentElement.style.setProperty("--bar", `${bar.offsetHeight + 8}px`);
  for (const hidden of document.querySelectorAll(".page-bar, .page-more")) hidden.hidden = false;
  new ResizeObserver(measure).observe(bar);
  measure();
  filter();
  follow();
})();
