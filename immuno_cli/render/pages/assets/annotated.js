"use strict";
(() => {
  const tip = document.getElementById("tip");
  const DELAY = 300; // milliseconds in which the pointer can go from a word to its definition
  let shown = null; // the word whose definition shows
  let dismissed = null; // the word under the pointer that Escape was pressed at
  let timer = 0;

  const wordAt = (node) => (node instanceof Element ? node.closest(".term") : null);
  // A link that holds a term shows its definition, too.
  const wordWith = (node) => wordAt(node) ?? (node instanceof Element && node.matches("article a") ? node.querySelector(".term") : null);

  // A definition cannot take the focus, so what is a link in the list is plain text here.
  const plain = (element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll("[id]").forEach((each) => each.removeAttribute("id"));
    copy.querySelectorAll("a").forEach((link) => link.replaceWith(...link.childNodes));
    return copy;
  };
  const fill = (number) => {
    const term = document.getElementById(`term-${number}`);
    const entry = term.nextElementSibling;
    const sources = document.createElement("ul");
    sources.className = "sources";
    for (const mark of new Set([...entry.querySelectorAll(".cited a")].map((link) => link.hash.slice(1)))) {
      const line = plain(document.getElementById(mark));
      line.removeAttribute("id");
      sources.append(line);
    }
    const said = [...entry.querySelectorAll(".said")].map(plain);
    tip.replaceChildren(plain(term.querySelector("b")), ...said, ...(sources.childElementCount ? [sources] : []));
  };
  const place = () => {
    const word = shown.getClientRects()[0] ?? shown.getBoundingClientRect();
    const box = tip.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    const below = word.bottom + box.height <= innerHeight || word.top < box.height;
    tip.style.left = `${Math.max(8, Math.min(word.left, width - box.width - 8))}px`;
    tip.style.top = `${Math.max(0, below ? Math.min(word.bottom + 2, innerHeight - box.height) : word.top - box.height - 2)}px`;
  };
  const show = (word) => {
    clearTimeout(timer);
    if (shown !== word) {
      shown = word;
      fill(word.dataset.term);
      tip.hidden = false;
      tip.scrollTop = 0;
    }
    place();
  };
  const hide = () => {
    clearTimeout(timer);
    shown = null;
    tip.hidden = true;
  };
  const keepsFocus = () => shown !== null && document.activeElement !== null && wordWith(document.activeElement) === shown;

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const word = wordAt(event.target);
    if (word !== dismissed) dismissed = null;
    if (word && word !== dismissed) show(word);
    else if (tip.contains(event.target)) clearTimeout(timer);
    else if (shown && !word && !keepsFocus()) {
      clearTimeout(timer);
      timer = setTimeout(hide, DELAY);
    }
  });
  document.addEventListener("focusin", (event) => {
    const word = wordWith(event.target);
    if (word) show(word);
    else hide();
  });
  document.addEventListener("focusout", (event) => {
    if (event.relatedTarget === null && wordWith(event.target) === shown && !tip.matches(":hover")) hide();
  });
  document.addEventListener("click", (event) => {
    const word = wordAt(event.target);
    if (word) {
      // A click with a pointer shows the definition; Enter goes to the list, as every click does without this script.
      const plain = event.detail > 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
      if (plain && word.matches("a")) event.preventDefault();
      if (plain) show(word);
    } else if (!tip.contains(event.target)) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !shown) return;
    dismissed = shown.matches(":hover") ? shown : null;
    hide();
  });
  const follow = () => {
    if (shown) place();
  };
  addEventListener("scroll", follow, { passive: true });
  addEventListener("resize", follow);
  // What is folded up is printed, too.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("article details:not([open])")];
    for (const each of opened) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of opened) each.open = false;
  });
})();
