/* One event opened, or in focus: by pointer, by key, by a link. */

const open = (event, { focus = true } = {}) => {
  opened = event;
  focused = event.id;
  byName("panel-body").replaceChildren(panelBody(event, byId));
  panel.hidden = false;
  document.body.classList.add("with-panel");
  panel.scrollTop = 0;
  bring(event);
  redraw();
  if (focus) panel.focus({ preventScroll: true });
  remember();
};
const close = () => {
  if (panel.hidden) return;
  const was = opened;
  opened = null;
  panel.hidden = true;
  document.body.classList.remove("with-panel");
  remember();
  draw();
  if (was && drawnAt.has(was.id)) node(was.id).focus({ preventScroll: true }); else was?.article.focus({ preventScroll: true });
};
const step = (by) => {
  const wanted = events.filter((event) => !event.article.hidden);
  const next = wanted[wanted.indexOf(opened) + by];
  if (next) open(next);
};
byName("close").addEventListener("click", close);
byName("before").addEventListener("click", () => step(-1));
byName("after").addEventListener("click", () => step(1));

stage.addEventListener("click", (press) => {
  const id = press.target.closest("[data-event]")?.dataset.event;
  if (id && !drag?.moved) open(byId.get(id));
});
stage.addEventListener("pointerover", (over) => {
  const element = over.target.closest("[data-event]");
  if (!element || drag) return;
  const event = byId.get(element.dataset.event);
  if (!element.querySelector("title")) element.prepend(make("title", {}, event.words));
  emphasise(event.id);
});
stage.addEventListener("pointerout", () => emphasise());
stage.addEventListener("focusin", (into) => { const id = into.target.dataset.event; if (id) { focused = id; emphasise(id); } });

const go = (id) => {
  const old = stage.querySelector('[tabindex="0"]');
  old?.setAttribute("tabindex", "-1");
  focused = id;
  if (!drawnAt.has(id)) { bring(byId.get(id)); draw(); }
  const element = node(id);
  element?.setAttribute("tabindex", "0");
  element?.focus();
};
const sequence = () => [...shown].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
const beside = (id, by) => { const all = sequence(); return all[all.findIndex((event) => event.id === id) + by]?.id; };
const across = (id, turn) => {
  const here = drawnAt.get(id), side = here?.event.side;
  const others = order.filter((one) => turn * (one.y - here.y) > 0 && one.event.side !== side);
  if (!others.length) return undefined;
  const nearest = turn > 0 ? Math.min(...others.map((one) => one.event.side)) : Math.max(...others.map((one) => one.event.side));
  return others.filter((one) => one.event.side === nearest).sort((a, b) => Math.abs(a.x - here.x) - Math.abs(b.x - here.x))[0].event.id;
};

document.addEventListener("keydown", (key) => {
  if (key.ctrlKey || key.metaKey || key.altKey) return;
  if (key.key === "Escape") {
    const menu = form.querySelector(".menu[open]");
    if (!menu) return close();
    menu.open = false;
    return menu.querySelector("summary").focus();
  }
  if (key.target.closest("input, textarea, select, summary, #panel")) return;
  const id = key.target.dataset?.event;
  const moves = id && { ArrowRight: () => beside(id, 1), ArrowLeft: () => beside(id, -1), ArrowDown: () => across(id, 1), ArrowUp: () => across(id, -1),
    Home: () => sequence()[0]?.id, End: () => sequence().at(-1)?.id };
  if (moves && moves[key.key]) { key.preventDefault(); const next = moves[key.key](); if (next) go(next); return; }
  if (id && (key.key === "Enter" || key.key === " ")) { key.preventDefault(); open(byId.get(id)); return; }
  const keys = { "+": () => zoom(0.6), "=": () => zoom(0.6), "-": () => zoom(1 / 0.6), "0": () => show(...whole),
    "[": () => pan(-(last - first) / 4), "]": () => pan((last - first) / 4) };
  if (keys[key.key]) { key.preventDefault(); keys[key.key](); }
});

document.addEventListener("click", (press) => {
  const link = press.target.closest('a[href^="#"]');
  const event = link && byId.get(link.getAttribute("href").slice(1));
  if (event && panel.contains(link)) { press.preventDefault(); open(event); }
  const menu = form.querySelector(".menu[open]");
  if (menu && !menu.contains(press.target)) menu.open = false;
});
