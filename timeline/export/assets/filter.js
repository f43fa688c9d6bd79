/* Which events are wanted. Nothing ticked in a group means no restriction by that group. */

const fold = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const filterOf = (form) => {
  const ticked = (name) => new Set([...form.querySelectorAll(`input[name="${name}"]:checked`)].map((input) => input.value));
  return { types: ticked("type"), actors: ticked("actor"), bases: ticked("basis"),
    words: fold(form.querySelector("#text").value).split(/\s+/).filter(Boolean) };
};

const wants = (filter, event) =>
  (!filter.types.size || filter.types.has(event.type))
  && (!filter.actors.size || event.actors.some((actor) => filter.actors.has(actor)))
  && (!filter.bases.size || event.bases.some((basis) => filter.bases.has(basis)))
  && filter.words.every((word) => searchable(event).includes(word));

/* What the list says of the event, without accents: the words of its evidence are found too, those of other events are not. */
const searchable = (event) => event.folded ??= fold([...event.article.children]
  .filter((part) => !part.classList.contains("link")).map((part) => part.textContent).join(" "));
