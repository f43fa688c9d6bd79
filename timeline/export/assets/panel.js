/* The evidence of one event, and the chain it belongs to. Taken from the list, so that both say the same. */

/* Links by timing lead one step only: followed further, they would join everything to everything. */
const claimed = (links) => links.filter(([, basis]) => basis !== "timing");

const chainRoot = (event, byId) => {
  const seen = new Set([event.id]);
  for (let above = event; ;) {
    const [to] = claimed(above.answers || []).find(([id]) => byId.has(id) && !seen.has(id)) || [];
    if (!to) return above;
    seen.add(to);
    above = byId.get(to);
  }
};

/* Ids of all events that lead to this one or follow from it. */
const chainIds = (event, byId) => {
  const ids = new Set([event.id]);
  const climb = (one) => claimed(one.answers || []).forEach(([id]) => { if (byId.has(id) && !ids.has(id)) { ids.add(id); climb(byId.get(id)); } });
  const fall = (one) => claimed(one.answered).forEach(([id]) => { if (!ids.has(id)) { ids.add(id); fall(byId.get(id)); } });
  climb(event);
  fall(event);
  for (const [id] of [...(event.answers || []), ...event.answered]) if (byId.has(id)) ids.add(id);
  return ids;
};

const MAX_LINKS = 80;

const chainItem = (event, basis, current, byId, seen) => {
  const item = put("li", { class: `link ${basis}` });
  const link = put("a", { href: `#${event.id}` }, event.title);
  if (event === current) link.setAttribute("aria-current", "true");
  item.append(iconOf(event.kind), put("bdi", {}, link), put("span", { class: "about" },
    ` ${event.at === undefined ? "undated" : dayWords(event.at)}${basis ? ` · ${basis === "timing" ? "by timing only" : basis}` : ""}`));
  const followed = event === current ? event.answered : claimed(event.answered);
  const below = followed.filter(([id]) => !seen.has(id)).sort((a, b) => (byId.get(a[0]).at ?? Infinity) - (byId.get(b[0]).at ?? Infinity));
  const list = put("ul", {});
  for (const [id, kind] of below) {
    if (seen.size >= MAX_LINKS || seen.has(id)) continue;
    seen.add(id);
    list.append(chainItem(byId.get(id), kind, current, byId, seen));
  }
  if (list.children.length) item.append(list);
  return item;
};

const iconOf = (kind) => make("svg", { class: `mark ${kind}`, viewBox: "-8 -8 16 16", "aria-hidden": "true" }, make("use", { href: `#mark-${kind}` }));

const panelBody = (event, byId) => {
  const copy = event.article.cloneNode(true);
  const body = put("div", { class: "event" });
  body.append(...copy.childNodes);
  body.querySelectorAll("details").forEach((details) => { details.open = true; });
  const root = chainRoot(event, byId);
  if (root !== event || event.answered.length) {
    const chain = put("div", { class: "chain" }, put("h3", {}, "Chain"));
    chain.append(put("ul", {}, chainItem(root, "", event, byId, new Set([root.id]))));
    body.insertBefore(chain, body.querySelector("details"));
  }
  return body;
};
