/* The drawing as SVG elements, made anew whenever the window or the filter changes. */

const SVG = "http://www.w3.org/2000/svg";
const UNREAL = new Set(["planned", "forecast", "alleged", "denied", "cancelled"]);
const STRUCK = new Set(["denied", "cancelled"]);
const round = (value) => Math.round(value * 10) / 10;

const make = (name, attributes = {}, ...children) => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null && value !== undefined) element.setAttribute(key, value);
  element.append(...children);
  return element;
};
const put = (name, attributes, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

const markOf = (event, x, y) => make("g", { class: `mark ${event.kind}${UNREAL.has(event.status) ? " unreal" : ""}`,
  transform: `translate(${round(x)} ${round(y)})` }, make("use", { href: `#mark-${event.kind}` }),
  ...(STRUCK.has(event.status) ? [make("path", { fill: "none", d: "M-7 7 7-7" })] : []));

const barsOf = (placed, y, scale) => {
  const { event } = placed, drawn = make("g", { class: event.kind });
  const edge = (day) => Math.min(Math.max(scale.place(day), scale.left - 20), scale.right + 20);
  const bar = (name, [first, last]) => {
    const left = edge(first), right = edge(last);
    if (right > scale.left && left < scale.right)
      drawn.append(make("rect", { class: name, x: round(left), y: y - 3, width: round(Math.max(right - left, 1)), height: 6, rx: name === "room" ? null : 1.5 }));
  };
  if (event.core) bar(UNREAL.has(event.status) ? "bar hollow" : "bar", event.core);
  for (const stretch of event.room || []) bar("room", stretch);
  if (event.whisker) {
    const [left, right] = event.whisker.map(edge);
    if (right - left > 2 * HALF)
      drawn.append(make("path", { class: "whisker", d: `M${round(left)} ${y - 4}v8M${round(left)} ${y}H${round(right)}M${round(right)} ${y - 4}v8` }));
  }
  const open = event.open || "";
  if (open.includes("l")) drawn.append(make("path", { class: "open", d: `M${round(placed.left + FADE)} ${y - 3}v6l${-FADE}-3Z` }));
  if (open.includes("r")) drawn.append(make("path", { class: "open", d: `M${round(placed.right - FADE)} ${y - 3}v6l${FADE}-3Z` }));
  return drawn;
};

const eventOf = (placed, y, scale) => {
  const { event } = placed;
  const group = make("g", { class: "event", "data-event": event.id, role: "button", tabindex: "-1", "aria-label": event.words },
    make("rect", { class: "hit", x: round(placed.left - 3), y: y - 10, height: 20,
      width: round((placed.before || placed.inside || !placed.label ? placed.right : placed.labelX + measure(placed.label)) - placed.left + 6) }),
    ...(stretchesOf(event).length || event.open ? [barsOf(placed, y, scale)] : []), markOf(event, placed.x, y));
  if (placed.label) {
    if (placed.inside) group.append(make("rect", { class: "paper", x: round(placed.labelX - 6), y: y - 5, height: 10, width: round(placed.labelWidth + 12) }));
    group.append(make("text", { class: "label", x: round(placed.labelX), y: y + 4, "text-anchor": placed.before ? "end" : null }, placed.label));
  }
  return group;
};

/* From what was answered to its answer: straight where the answer fell during it, else from its nearer end. */
const arrowOf = (cause, answer, basis) => {
  const [low, high] = cause.event.core ? [cause.left, cause.right] : [cause.x, cause.x];
  const end = answer.x, start = Math.min(Math.max(end, low), high);
  let path, head;
  if (cause.y === answer.y) {
    const y = cause.y - HALF, peak = y - 9;
    path = `M${round(start)} ${y}C${round(start)} ${peak} ${round(end)} ${peak} ${round(end)} ${y - 3}`;
    head = [end, y + 1, -6];
  } else {
    const turn = answer.y > cause.y ? 1 : -1;
    const begin = cause.y + turn * (cause.event.core ? 3 : HALF), stop = answer.y - turn * (HALF + 2), middle = (begin + stop) / 2;
    path = `M${round(start)} ${begin}` + (Math.abs(start - end) < 0.5 ? `V${stop}`
      : `C${round(start)} ${middle} ${round(end)} ${middle} ${round(end)} ${stop}`);
    head = [end, stop + turn * 2, -6 * turn];
  }
  return make("g", { class: "answer", "data-from": answer.event.id, "data-to": cause.event.id },
    make("path", { class: `arrow ${basis}`, d: path }),
    make("path", { class: "head", d: `M${round(head[0])} ${round(head[1])}l-3.5 ${head[2]}h7Z` }));
};

/* The dates, to stand above the lanes, and their lines through them. */
const axisOf = (scale, width, height, band) => {
  const axis = make("svg", { class: "drawing axis", width, height: band, viewBox: `0 0 ${width} ${band}`, "aria-hidden": "true" },
    make("rect", { class: "paper", width, height: band }));
  const grid = make("g", { "aria-hidden": "true" });
  const ends = { true: 0, false: 0 };
  const ticks = ticksOf(scale), next = ticks.find((tick) => tick.major && !tick.cut);
  for (const tick of ticks) {
    const x = scale.place(tick.day), reach = x + 4 + measure(tick.label);
    const line = tick.major ? "grid-major" : "grid";
    if (!tick.cut) {
      axis.append(make("path", { class: line, d: `M${round(x)} ${band - (tick.major ? 32 : 8)}V${band}` }));
      grid.append(make("path", { class: line, d: `M${round(x)} 0V${height}` }));
    }
    if (x < ends[tick.major] || reach > width || (tick.cut && next && reach + 6 > scale.place(next.day))) continue;
    ends[tick.major] = reach + 6;
    axis.append(make("text", { class: tick.major ? "text" : "quiet", x: round(x + 4), y: band - (tick.major ? 21 : 6) }, tick.label));
  }
  axis.append(make("path", { class: "rule", d: `M0 ${band - 0.5}H${width}` }));
  return { axis, grid };
};
