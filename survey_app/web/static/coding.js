// The coding sheet by keyboard: 1-5 choose a value in the aspect where you are; reasons follow the value.
// Without this file everything still works by mouse, Tab and arrow keys.

const writing = (element) => element.matches("textarea, select, input[type=text]");

function choose(event) {
  const cell = event.target.closest(".cel");
  if (!cell || writing(event.target) || event.ctrlKey || event.altKey || event.metaKey) return;
  const radio = cell.querySelector(`input[data-toets="${CSS.escape(event.key)}"]`);
  if (!radio) return;
  radio.checked = true;
  radio.focus();
  radio.dispatchEvent(new Event("change", { bubbles: true }));
  event.preventDefault();
}

function offerFittingReasons(cell) {
  const chosen = cell.querySelector("input[name=waarde]:checked")?.value;
  for (const group of cell.querySelectorAll("optgroup[data-waarde]")) {
    const fits = !chosen || group.dataset.waarde === chosen;
    group.hidden = group.disabled = !fits;
    const picked = group.querySelector("option:checked");
    if (!fits && picked) group.closest("select").value = "";
  }
}

function returnToCell() {
  const cell = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!cell || !cell.matches(".cel")) return; // no hash makes it "", not nothing
  const radio = cell.querySelector("input[name=waarde]:checked") ?? cell.querySelector("input[name=waarde]");
  radio?.focus({ preventScroll: true });
}

document.addEventListener("keydown", choose);
document.addEventListener("change", (event) => {
  const cell = event.target.closest(".cel");
  if (cell && event.target.name === "waarde") offerFittingReasons(cell);
});
document.querySelectorAll(".cel").forEach(offerFittingReasons);
// The browser itself goes to the place in the address first, and takes the focus away in doing so.
window.addEventListener("load", () => setTimeout(returnToCell));
window.addEventListener("hashchange", returnToCell);
