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
  for (const name of names) waiting.add(name);
  const loggedOut = answer && (answer.redirected || answer.status === 400);
  state.textContent = loggedOut ? form.dataset.uit : form.dataset.mislukt;
  timer = setTimeout(keep, AGAIN);
}

form.addEventListener("change", (event) => {
  waiting.add(event.target.name);
  keep();
});
addEventListener("online", keep);
addEventListener("beforeunload", (event) => {
  if (waiting.size) event.preventDefault();
});
form.addEventListener("submit", () => waiting.clear());
