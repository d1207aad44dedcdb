// What is typed is kept field by field, so that a lost connection or a closed browser loses nothing.
// Without this file the buttons between the parts of the form do the same for a part at a time.

const form = document.getElementById("invoer");
const state = document.getElementById("stand");
const AGAIN = 5000; // milliseconds until it is tried again
const waiting = new Set(); // names of the fields that are not kept yet
let busy = false;
let timer;

// One request at a time, in order: an older value never comes after a newer one.
async function keep() {
  clearTimeout(timer);
  if (busy || !waiting.size) return;
  busy = true;
  const names = [...waiting];
  waiting.clear();
  const body = new FormData();
  for (const name of ["csrf_token", ...names]) body.set(name, form.elements.namedItem(name).value);
  const answer = await fetch(form.dataset.bewaren, { method: "POST", body, credentials: "same-origin" }).catch(() => null);
  busy = false;
  if (answer?.status === 204) {
    state.textContent = waiting.size ? "" : form.dataset.bewaard;
    return keep();
  }
  if (answer?.status === 422) {
    const wrong = await answer.json();
    for (const { veld } of wrong) mark(veld, true);
    state.textContent = wrong.map(({ tekst }) => tekst).join(" ");
    return waiting.size ? keep() : undefined;
  }
  if (answer?.status === 409) {
    state.textContent = form.dataset.weg; // to try again would not help
    return;
  }
  for (const name of names) waiting.add(name);
  const loggedOut = answer && (answer.redirected || answer.status === 400);
  state.textContent = loggedOut ? form.dataset.uit : form.dataset.mislukt;
  timer = setTimeout(keep, AGAIN);
}

// What has a mistake is not kept, and says so until something else is typed there.
function mark(name, wrong) {
  const field = form.elements.namedItem(name);
  field.closest(".invoer__vraag").classList.toggle("invoer__vraag--fout", wrong);
  if (wrong) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}

form.addEventListener("change", (event) => {
  waiting.add(event.target.name);
  mark(event.target.name, false);
  keep();
});
addEventListener("online", keep);
addEventListener("beforeunload", (event) => {
  if (waiting.size) event.preventDefault();
});
form.addEventListener("submit", () => waiting.clear());
