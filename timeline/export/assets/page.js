/* The page itself: light or dark, on paper, and the start. */

byName("theme").addEventListener("click", (press) => {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches !== (document.documentElement.dataset.turned === "yes");
  document.documentElement.dataset.turned = document.documentElement.dataset.turned === "yes" ? "no" : "yes";
  document.documentElement.style.colorScheme = dark ? "light" : "dark";
  press.target.textContent = dark ? "Dark" : "Light";
});
if (matchMedia("(prefers-color-scheme: dark)").matches) byName("theme").textContent = "Light";

let closedDetails = [];
window.addEventListener("beforeprint", () => {
  closedDetails = [...document.querySelectorAll("#events details:not([open])")];
  closedDetails.forEach((details) => { details.open = true; });
});
window.addEventListener("afterprint", () => closedDetails.forEach((details) => { details.open = false; }));

document.querySelectorAll(".script").forEach((element) => { element.hidden = false; });
document.documentElement.classList.add("scripted");
new ResizeObserver(redraw).observe(stage);
apply();
follow();
