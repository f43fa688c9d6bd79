/* The lanes of the window, drawn anew in the next frame after anything changed. */

let pending = 0;
const redraw = () => { if (!pending) pending = requestAnimationFrame(() => { pending = 0; draw(); }); };

const draw = () => {
  const width = Math.max(stage.clientWidth, 280), narrow = width < 640, margin = narrow ? 8 : 168;
  const hadFocus = stage.contains(document.activeElement) ? document.activeElement.dataset?.event : null;
  const scale = scaleOf(first, last, margin, width - 12);
  const inside = dated.filter((event) => shown.has(event) && event.last >= first && event.first <= last);
  const bySide = sides.map(() => []);
  inside.forEach((event) => bySide[event.side].push(event));
  const lanes = make("g", {}), marks = make("g", {}), arrows = make("g", { "aria-hidden": "true" });
  const places = new Map();
  let top = 0;
  sides.forEach((side, n) => {
    if (!bySide[n].length) return;
    const { rows, bubbles } = rowsOf(bySide[n], words, scale);
    const name = laneName(side, bySide[n].length, top, narrow, width);
    const head = narrow ? 24 : 8;
    const height = Math.max(head + (rows.length + (bubbles.length ? 1 : 0)) * ROW + 6, narrow ? 0 : name.height);
    const lane = make("g", { role: "group", "aria-label": `${side.name}, ${bySide[n].length} events` });
    rows.forEach((row, r) => row.forEach((placed) => {
      placed.y = top + head + ROW / 2 + r * ROW;
      places.set(placed.event.id, placed);
      lane.append(eventOf(placed, placed.y, scale));
    }));
    bubbles.forEach((bubble) => lane.append(bubbleOf(bubble, top + head + ROW / 2 + rows.length * ROW)));
    top += height;
    lanes.append(name.group, make("path", { class: "rule", d: `M0 ${round(top)}H${width}` }));
    marks.append(lane);
  });
  if (!inside.length) {
    lanes.append(make("text", { class: "quiet", x: margin + 12, y: top + 34 }, dated.length ? "No event in this window and filter." : "No event has a date."));
    top += 60;
  }
  for (const { id, answers = [] } of inside) for (const [to, basis] of answers)
    if (places.has(id) && places.has(to) && (!filter.bases.size || filter.bases.has(basis))) arrows.append(arrowOf(places.get(to), places.get(id), basis));
  const { axis, grid } = axisOf(scale, width, top, AXIS);
  const svg = make("svg", { class: `drawing${arrows.children.length > 120 ? " crowded" : ""}`, width, height: top, viewBox: `0 0 ${width} ${top}` },
    make("rect", { class: "paper", width, height: top }), grid, arrows, marks,
    ...(narrow ? [] : [make("rect", { class: "paper", width: margin - 8, height: top })]), lanes);
  drawnAt = places;
  order = [...places.values()].sort((a, b) => a.event.at - b.event.at || a.y - b.y);
  stage.replaceChildren(axis, svg);
  const stop = drawnAt.has(focused) ? focused : order[0]?.event.id;
  if (stop) node(stop).setAttribute("tabindex", "0");
  if (hadFocus && drawnAt.has(hadFocus)) node(hadFocus).focus({ preventScroll: true });
  emphasise();
  tellWindow();
};

const laneName = (side, count, top, narrow, width) => {
  const group = make("g", { "aria-hidden": "true" });
  const many = `${count} ${count === 1 ? "event" : "events"}`;
  if (narrow) {
    group.append(make("text", { class: "side", x: 8, y: top + 17 }, fitText(side.name, (width - 110) * 0.9)),
      make("text", { class: "quiet", x: width - 8, y: top + 17, "text-anchor": "end" }, many));
    return { group, height: 0 };
  }
  const actors = side.name.split(", "), room = 136;
  let lines = [""];
  for (const actor of actors) {
    const longer = lines.at(-1) ? `${lines.at(-1)}, ${actor}` : actor;
    if (measure(longer) <= room || !lines.at(-1)) lines[lines.length - 1] = longer;
    else if (lines.length < 2) { lines[0] += ","; lines.push(actor); } else lines[1] = longer;
  }
  let y = top + 20;
  for (const line of lines) { group.append(make("text", { class: "side", x: 12, y }, fitText(line, room))); y += 16; }
  group.append(make("text", { class: "quiet", x: 12, y }, fitText([side.codes === side.name ? "" : side.codes, many].filter(Boolean).join(" · "), 160)));
  return { group, height: y - top + 12 };
};

const bubbleOf = (bubble, y) => {
  const label = `${bubble.events.length} more events, zoom in`;
  const group = make("g", { class: "bubble", role: "button", tabindex: "-1", "aria-label": label }, make("title", {}, label),
    make("rect", { x: bubble.x - 12, y: y - 8, width: 24, height: 16, rx: 8 }),
    make("text", { x: bubble.x, y: y + 4, "text-anchor": "middle" }, bubble.events.length > 99 ? "99+" : `+${bubble.events.length}`));
  group.addEventListener("click", () => {
    const days = bubble.events.map((event) => event.at);
    const middle = (Math.min(...days) + Math.max(...days)) / 2, span = Math.max((Math.max(...days) - Math.min(...days)) * 1.5, (last - first) / 8);
    show(middle - span / 2, middle + span / 2);
  });
  return group;
};


const node = (id) => stage.querySelector(`[data-event="${CSS.escape(id)}"]`);

/* The chain of the event opened, or looked at, stands out. */
const emphasise = (looked = null) => {
  const event = byId.get(looked) || opened;
  const ids = event ? chainIds(event, byId) : new Set();
  const svg = stage.lastElementChild;
  svg.classList.toggle("chosen", ids.size > 1);
  svg.querySelectorAll(".event.on").forEach((element) => element.classList.remove("on", "current"));
  svg.querySelectorAll(".answer").forEach((element) => element.classList.toggle("on", ids.has(element.dataset.from) && ids.has(element.dataset.to)));
  ids.forEach((id) => { if (drawnAt.has(id)) node(id).classList.add("on"); });
  if (opened && drawnAt.has(opened.id)) node(opened.id).classList.add("on", "current");
};
