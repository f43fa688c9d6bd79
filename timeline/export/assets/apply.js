/* The filter applied to the drawing and to the list. */

const apply = () => {
  filter = filterOf(form);
  let count = 0;
  for (const event of events) {
    const wanted = wants(filter, event);
    event.article.hidden = !wanted;
    count += wanted;
  }
  document.querySelectorAll(".month").forEach((month) => { month.hidden = !month.querySelector(".event:not([hidden])"); });
  shown = new Set(dated.filter((event) => !event.article.hidden));
  const undated = count - shown.size;
  byName("count").textContent = `${count.toLocaleString("en")} of ${events.length.toLocaleString("en")} events`
    + (undated ? `, ${undated} of them without a date and so in the list only` : "");
  byName("actors-chosen").textContent = filter.actors.size ? [...filter.actors].join(", ") : "all";
  redraw();
};
const choose = () => { apply(); remember(); };
let typing = 0;
form.addEventListener("input", () => { clearTimeout(typing); typing = setTimeout(choose, 120); });
form.addEventListener("reset", () => setTimeout(choose, 0));
form.addEventListener("submit", (submit) => submit.preventDefault());
