// A cell that codeurs see differently, by keyboard: 1-5 choose a value, j and k go to the next and previous
// difference. Without this file everything still works by mouse, Tab and arrow keys.

const writing = (element) => element.matches("textarea, select, input[type=text]");

function offerFittingReasons(form) {
  const chosen = form.querySelector("input[name=waarde]:checked")?.value;
  for (const group of form.querySelectorAll("optgroup[data-waarde]")) {
    const fits = !chosen || group.dataset.waarde === chosen;
    group.hidden = group.disabled = !fits;
    if (!fits && group.querySelector("option:checked")) group.closest("select").value = "";
  }
}

function press(event) {
  if (writing(event.target) || event.ctrlKey || event.altKey || event.metaKey) return;
  const link = { j: "a[rel=next]", k: "a[rel=prev]" }[event.key];
  const target = link && document.querySelector(link);
  if (target) return target.click();
  const radio = document.querySelector(`.besluit input[data-toets="${CSS.escape(event.key)}"]`);
  if (!radio) return;
  radio.checked = true;
  radio.focus();
  offerFittingReasons(radio.form);
  event.preventDefault();
}

document.addEventListener("keydown", press);
for (const form of document.querySelectorAll(".besluit")) {
  form.addEventListener("change", (event) => event.target.name === "waarde" && offerFittingReasons(form));
  offerFittingReasons(form);
}
