/* The days that are shown: buttons, wheel and drag change them. */

const show = (from, to) => {
  const span = Math.min(Math.max(to - from, SHORTEST_WINDOW), whole[1] - whole[0]);
  const middle = (from + to) / 2;
  first = Math.min(Math.max(middle - span / 2, whole[0]), whole[1] - span);
  last = first + span;
  rememberSoon();
  redraw();
};
const zoom = (factor, at = (first + last) / 2) => show(at - (at - first) * factor, at + (last - at) * factor);
const pan = (days) => { const span = last - first; const from = Math.min(Math.max(first + days, whole[0]), whole[1] - span); show(from, from + span); };
const bring = (event) => {
  if (event.at === undefined) return;
  if (event.at < first || event.at > last) pan(event.at - (first + last) / 2);
};
const tellWindow = () => {
  const before = [...shown].filter((event) => event.last < first).length, after = [...shown].filter((event) => event.first > last).length;
  byName("window").textContent = dated.length ? `${dayWords(first + 0.5)} – ${dayWords(last - 0.5)}` : "";
  for (const [id, count, text] of [["earlier", before, `‹ ${before} earlier`], ["later", after, `${after} later ›`]]) {
    byName(id).textContent = text;
    byName(id).classList.toggle("none", !count);
    byName(id).disabled = !count;
  }
  byName("in").disabled = last - first <= SHORTEST_WINDOW + 0.01;
  byName("out").disabled = byName("fit").disabled = last - first >= whole[1] - whole[0] - 0.01;
};

byName("in").addEventListener("click", () => zoom(0.6));
byName("out").addEventListener("click", () => zoom(1 / 0.6));
byName("fit").addEventListener("click", () => show(...whole));
byName("earlier").addEventListener("click", () => bring([...shown].filter((e) => e.last < first).sort((a, b) => b.at - a.at)[0]));
byName("later").addEventListener("click", () => bring([...shown].filter((e) => e.first > last).sort((a, b) => a.at - b.at)[0]));

/* A wheel that was turning while the page scrolled goes on scrolling it; zooming begins once the pointer moves here. */
let aimed = false;
window.addEventListener("scroll", () => { aimed = false; }, { passive: true });
stage.addEventListener("pointermove", () => { aimed = true; });
stage.addEventListener("wheel", (turn) => {
  const wide = Math.abs(turn.deltaX) > Math.abs(turn.deltaY) || turn.shiftKey;
  const ending = turn.deltaY > 0 && last - first >= whole[1] - whole[0] - 0.01;
  if (!(aimed || turn.ctrlKey) || (!wide && ending && !turn.ctrlKey)) return;
  turn.preventDefault();
  const box = stage.getBoundingClientRect(), margin = box.width < 640 ? 8 : 168;
  const scale = scaleOf(first, last, margin, box.width - 12);
  if (wide) pan((turn.deltaX || turn.deltaY) / scale.width);
  else zoom(Math.exp(Math.min(Math.max(turn.deltaY, -120), 120) / 400), Math.min(Math.max(scale.day(turn.clientX - box.left), first), last));
}, { passive: false });

let drag = null;
stage.addEventListener("pointerdown", (press) => { if (press.button === 0) drag = { x: press.clientX, first, last, moved: false }; });
window.addEventListener("pointermove", (move) => {
  if (!drag) return;
  const by = move.clientX - drag.x;
  if (!drag.moved && Math.abs(by) < 5) return;
  drag.moved = true;
  stage.classList.add("dragged");
  const days = -by * (drag.last - drag.first) / (stage.clientWidth - (stage.clientWidth < 640 ? 20 : 180));
  const span = drag.last - drag.first, from = Math.min(Math.max(drag.first + days, whole[0]), whole[1] - span);
  show(from, from + span);
});
const drop = () => { stage.classList.remove("dragged"); setTimeout(() => { drag = null; }, 0); };
window.addEventListener("pointerup", drop);
window.addEventListener("pointercancel", drop);
