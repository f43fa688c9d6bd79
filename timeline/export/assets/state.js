/* The page's state: the window of days, the filter, the event in focus, the event opened. */

const byName = (id) => document.getElementById(id);
const { sides, events } = JSON.parse(byName("data").textContent);
const byId = new Map(events.map((event) => [event.id, event]));
const stage = byName("drawing"), form = byName("filters"), panel = byName("panel");
const SHORTEST_WINDOW = 3, AXIS = 40;

for (const event of events) {
  event.article = document.getElementById(event.id);
  event.kind = document.getElementById(`mark-${event.type}`) ? event.type : "other";
  event.title = event.article.querySelector("h4 bdi").textContent;
  event.words = [event.title, ...[...event.article.querySelectorAll(":scope > .when, :scope > .facts")].map((part) => part.textContent)].join(". ");
  event.answered = [];
  event.bases = [];
  if (event.at !== undefined) Object.assign(event, { first: firstOf(event), last: lastOf(event) });
}
for (const event of events) for (const [id, basis] of event.answers || []) {
  event.bases.push(basis);
  byId.get(id)?.answered.push([event.id, basis]);
  byId.get(id)?.bases.push(basis);
}
const dated = events.filter((event) => event.at !== undefined);

/* All days, with a margin; and what is shown first: without the few events that would press the others into a corner. */
const padded = (first, last) => { const margin = Math.max((last - first) * 0.03, 1); return [first - margin, last + margin]; };
const whole = dated.length ? padded(Math.min(...dated.map((e) => e.first)), Math.max(...dated.map((e) => e.last))) : [738000, 738030];
const opening = (() => {
  const days = dated.map((event) => event.at).sort((a, b) => a - b);
  if (days.length < 20) return whole;
  const low = days[Math.floor(days.length * 0.04)], high = days[Math.ceil(days.length * 0.97) - 1];
  return (high - low) < 0.5 * (whole[1] - whole[0]) ? padded(low, high) : whole;
})();

let [first, last] = opening;
let filter = filterOf(form), shown = new Set(dated), opened = null, focused = null, drawnAt = new Map(), order = [];

const words = (event) => sides[event.side].mixed && event.actors.length ? `${event.actors.join(", ")}: ${event.title}` : event.title;
