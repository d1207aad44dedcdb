// Names in a text, by keyboard: j replace, n leave, a the same for all, u undo, arrows to move, m a missed name.
// Without this file everything works by links and buttons. Keys work only while a name in the text has the focus.

const page = document.querySelector(".namen");
const text = page?.querySelector(".namen__tekst");
const form = page?.querySelector(".besluit");
const status = document.getElementById("stand");
const names = [...(page?.querySelectorAll(".naam") ?? [])];
const undone = []; // what u turns back, the last first
let busy = false;

const now = () => text.querySelector(".naam[aria-current]") ?? names[0];
const sign = (decision) => page.querySelector(`.namen__teken[data-besluit="${decision}"]`);
const kind = (value) => form.soort.querySelector(`option[value="${CSS.escape(value)}"]`);
const seen = (name) => ({
  start: Number(name.dataset.start), eind: Number(name.dataset.eind),
  was_soort: name.dataset.soort, was_besluit: name.dataset.besluit, was_zelfde: name.dataset.zelfde,
});
const spoken = (name) => `${kind(name.dataset.soort).textContent}, ${sign(name.dataset.besluit).dataset.woord}`;

function makeCurrent(name) {
  if (!name || !form) return;
  now()?.removeAttribute("aria-current");
  name.setAttribute("aria-current", "true");
  const { start, eind, soort, besluit, zelfde } = name.dataset;
  for (const [field, value] of Object.entries({ start, eind, was_soort: soort, was_besluit: besluit, was_zelfde: zelfde }))
    form.elements[field].value = value;
  form.soort.value = soort;
  form.zelfde_als.value = zelfde || (besluit ? "" : possessive(name));
  form.elements.alle.checked = false;
  page.querySelector(".namen__nu").textContent = name.textContent;
  page.querySelector(".namen__stand").textContent = spoken(name);
}

function possessive(name) {
  const all = new Set(names.filter((one) => one.dataset.soort === name.dataset.soort).map((one) => one.textContent));
  const bare = ["'s", "’s", "s"].filter((end) => name.textContent.endsWith(end)).map((end) => name.textContent.slice(0, -end.length));
  return bare.find((one) => one.length > 1 && all.has(one)) ?? "";
}

function move(step) {
  const at = names.indexOf(now());
  names[Math.min(Math.max(at + step, 0), names.length - 1)]?.focus();
}

function toNextOpen() {
  const at = names.indexOf(now());
  const following = [...names.slice(at + 1), ...names.slice(0, at)].find((name) => !name.dataset.besluit);
  if (following) following.focus();
  else makeCurrent(now());
}

function redraw({ start, soort, besluit, zelfde }) {
  const name = document.getElementById(`naam-${start}`);
  if (!name) return;
  Object.assign(name.dataset, { soort, besluit, zelfde, teken: kind(soort).dataset.teken + sign(besluit).textContent });
  name.className = `naam naam--${soort} naam--${besluit || "open"}`;
  name.setAttribute("aria-label", `${name.textContent}: ${spoken(name)}`);
}

async function send(changes, everywhere) {
  if (busy) return null;
  busy = true;
  try {
    const answer = await fetch(page.dataset.adres, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": form.csrf_token.value },
      body: JSON.stringify({ besluiten: changes, alle: everywhere }),
    });
    const told = await answer.json();
    if (!answer.ok) throw new Error(told.tekst ?? page.dataset.mislukt);
    told.namen.forEach((one) => redraw(one.wordt));
    count(told);
    return told.namen;
  } catch (error) {
    say(error instanceof SyntaxError || error instanceof TypeError ? page.dataset.mislukt : error.message);
    return null;
  } finally {
    busy = false;
  }
}

const say = (sentence) => { status.textContent = sentence; };

function count({ open, totaal }) {
  say(page.dataset.besloten.replace("##", totaal).replace("#", totaal - open));
  document.querySelector(".klaar").hidden = open > 0;
}

async function decide(besluit, everywhere = false) {
  const change = { ...seen(now()), soort: form.soort.value, besluit, zelfde_als: form.zelfde_als.value };
  const changed = await send([change], everywhere);
  if (!changed) return;
  undone.push(changed);
  toNextOpen();
}

// `a` repeats for every same name what was decided about this one; on an open name it replaces them all.
const everywhere = () => decide(now().dataset.besluit || "ja", true);

async function undo() {
  const changed = undone.pop();
  if (!changed) return say(page.dataset.niets);
  const back = changed.map(({ wordt, ...was }) => ({
    start: was.start, eind: was.eind, was_soort: wordt.soort, was_besluit: wordt.besluit, was_zelfde: wordt.zelfde,
    soort: was.soort, besluit: was.besluit, zelfde_als: was.zelfde,
  }));
  const names = await send(back, false);
  if (!names) return undone.push(changed);
  document.getElementById(`naam-${changed[0].start}`)?.focus();
}

const KEYS = {
  j: () => decide("ja"), n: () => decide("nee"), a: everywhere, u: undo,
  m: () => document.getElementById("tekst").focus(),
  ArrowRight: () => move(1), ArrowDown: () => move(1), ArrowLeft: () => move(-1), ArrowUp: () => move(-1),
};

function press(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || !event.target.closest(".naam")) return;
  const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

function takeSelection() {
  const chosen = document.getSelection();
  const words = chosen?.toString().trim();
  if (words && words.length <= 200 && text.contains(chosen.anchorNode)) document.getElementById("tekst").value = words;
}

if (page && form) {
  text.addEventListener("keydown", press);
  text.addEventListener("focusin", (event) => { if (event.target.matches(".naam")) makeCurrent(event.target); });
  text.addEventListener("click", (event) => {
    const name = event.target.closest(".naam");
    if (name && !event.ctrlKey && !event.metaKey) { event.preventDefault(); name.focus(); }
  });
  form.addEventListener("submit", (event) => {
    if (!event.submitter) return;
    event.preventDefault();
    decide(event.submitter.value, form.elements.alle.checked);
  });
  window.addEventListener("load", () => setTimeout(() => { if (!document.querySelector("[role=alert]")) now()?.focus(); }));
}
if (text) document.addEventListener("selectionchange", takeSelection);
