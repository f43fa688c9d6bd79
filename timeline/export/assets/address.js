/* What is shown, in the address: `#id?type=exercise&from=2024-03-01`. Whoever gets the link sees the same. */

const GROUPS = ["type", "actor", "basis"];
const boxes = (name) => [...form.querySelectorAll(`input[name="${name}"]`)];
const iso = (day) => dateOf(day).toISOString().slice(0, 10);
const ordinal = (text) => { const parsed = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text ?? ""); return parsed && dayOf(+parsed[1], parsed[2] - 1, +parsed[3]); };

const told = () => {
  const view = new URLSearchParams();
  for (const name of GROUPS) for (const box of boxes(name)) if (box.checked) view.append(name, box.value);
  const words = byName("text").value.trim();
  if (words) view.set("text", words);
  if (dated.length && (Math.abs(first - opening[0]) > 0.5 || Math.abs(last - opening[1]) > 0.5)) {
    view.set("from", iso(first + 0.5));
    view.set("to", iso(last - 0.5));
  }
  return (opened ? opened.id : "") + (view.size ? `?${view}` : "");
};

let telling = 0;
const remember = () => {
  clearTimeout(telling);
  const hash = told();
  if (location.hash.slice(1) !== hash) history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
};
/* A wheel or a drag changes the window faster than browsers allow the address to be changed. */
const rememberSoon = () => { clearTimeout(telling); telling = setTimeout(remember, 150); };

const follow = () => {
  const [id, query] = location.hash.slice(1).split("?", 2);
  if (query !== undefined) {
    const view = new URLSearchParams(query), from = ordinal(view.get("from")), to = ordinal(view.get("to"));
    for (const name of GROUPS) for (const box of boxes(name)) box.checked = view.getAll(name).includes(box.value);
    byName("text").value = view.get("text") ?? "";
    apply();
    if (from && to >= from) show(from, to + 1);
  }
  const event = byId.get(id);
  if (event) open(event, { focus: false });
};
window.addEventListener("hashchange", follow);
