/* Where each event and its label stand: lanes packed into rows from the left, as the drawing that stands alone does it. */

const ROW = 20, HALF = 6.5, FADE = 34, GAP = 7, CLOSE = 1.5, SHORTEST_LABEL = 70, LONGEST_LABEL = 330;
const MAX_LABELLED_ROWS = 10, MAX_ROWS = 16;

const measure = (() => {
  const context = document.createElement("canvas").getContext("2d");
  const known = new Map();
  return (words) => {
    if (!known.size) context.font = `12px ${getComputedStyle(document.body).fontFamily}`;
    if (!known.has(words)) known.set(words, context.measureText(words).width);
    return known.get(words);
  };
})();

const fitText = (words, room) => {
  if (measure(words) <= room) return words;
  const letters = [...words];
  let low = 0, high = letters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(letters.slice(0, middle).join("") + "…") <= room) low = middle; else high = middle - 1;
  }
  return low < 3 ? "" : letters.slice(0, low).join("").trimEnd() + "…";
};

const stretchesOf = (event) => [event.core, event.whisker, ...(event.room || [])].filter(Boolean);
const firstOf = (event) => Math.min(event.at - 0.5, ...stretchesOf(event).map((stretch) => stretch[0]));
const lastOf = (event) => Math.max(event.at + 0.5, ...stretchesOf(event).map((stretch) => stretch[1]));

/* The event without its label. What reaches out of the window is cut at its edge. */
const bareOf = (event, scale) => {
  const lasts = stretchesOf(event).length > 0;
  const cut = (day) => Math.min(Math.max(scale.place(day), scale.left - 20), scale.right + 20);
  const x = scale.place(event.at);
  const left = lasts ? Math.min(cut(event.first), Math.max(x, scale.left) - HALF) : x - HALF;
  const right = lasts ? Math.max(cut(event.last), Math.min(x, scale.right) + HALF) : x + HALF;
  const open = event.open || "";
  return { event, x, left: left - (open.includes("l") ? FADE : 0), right: right + (open.includes("r") ? FADE : 0), label: "" };
};

/* The same with its label to the right, else to the left, else inside its bar, else shortened. */
const labelledOf = (bare, words, scale) => {
  const wanted = Math.min(measure(words), LONGEST_LABEL);
  const after = scale.right - bare.right - GAP, before = bare.left - GAP - scale.left;
  const anchor = Math.max(bare.x, scale.left);
  if (after >= wanted) return { ...bare, label: fitText(words, wanted), labelX: bare.right + 5, end: bare.right + 5 + wanted };
  if (before >= wanted) return { ...bare, label: fitText(words, wanted), labelX: bare.left - 5, before: true, begin: bare.left - 5 - wanted };
  if (Math.min(bare.right, scale.right) - anchor > wanted + 40)
    return { ...bare, label: fitText(words, wanted), labelX: anchor + HALF + 14, inside: true, labelWidth: wanted };
  const room = Math.max(after, before);
  if (room < SHORTEST_LABEL) return bare;
  const label = fitText(words, room);
  return after >= before ? { ...bare, label, labelX: bare.right + 5, end: bare.right + 5 + room }
    : { ...bare, label, labelX: bare.left - 5, before: true, begin: bare.left - 5 - room };
};

const pack = (placed, gap) => {
  const rows = [], ends = [];
  for (const one of [...placed].sort((a, b) => (a.begin ?? a.left) - (b.begin ?? b.left))) {
    const left = one.begin ?? one.left;
    let at = ends.findIndex((end) => end + gap <= left);
    if (at < 0) { at = rows.length; rows.push([]); ends.push(0); }
    rows[at].push(one);
    ends[at] = one.end ?? one.right;
  }
  return rows;
};

/* What finds no row is counted, in one bubble a stretch of pixels. */
const bubblesOf = (placed) => {
  const bins = new Map();
  for (const one of placed) {
    const bin = Math.floor(one.x / 26);
    if (!bins.has(bin)) bins.set(bin, []);
    bins.get(bin).push(one);
  }
  return [...bins].map(([bin, held]) => ({ x: bin * 26 + 13, events: held.map((one) => one.event) }));
};

/* Rows of one lane: {rows, bubbles}. */
const rowsOf = (events, words, scale) => {
  const bare = events.map((event) => bareOf(event, scale)).sort((a, b) => a.left - b.left);
  if (bare.length <= 400) {
    const rows = pack(bare.map((one) => labelledOf(one, words(one.event), scale)), GAP);
    if (rows.length <= MAX_LABELLED_ROWS) return { rows, bubbles: [] };
  }
  const rows = pack(bare, CLOSE);
  const bubbles = bubblesOf(rows.slice(MAX_ROWS).flat());
  const kept = rows.slice(0, MAX_ROWS).map((row) => row.map((one, n) => {
    const next = row[n + 1];
    const room = Math.min((next ? next.left - GAP : scale.right) - one.right - GAP, LONGEST_LABEL);
    return room < SHORTEST_LABEL ? one : { ...one, label: fitText(words(one.event), room), labelX: one.right + 5 };
  }));
  return { rows: kept, bubbles };
};
