// Open answers by keyboard: j and k move, a letter gives or takes a category, u undoes. Every choice is saved
// at once. Without this file the checkboxes and the button of each answer do the same.

const forms = [...document.querySelectorAll(".antwoord")];
const words = document.documentElement.lang === "en"
  ? { busy: "Saving", saved: "Saved", lost: "Not saved: no connection. Try again." }
  : { busy: "Bewaren", saved: "Bewaard", lost: "Niet bewaard: geen verbinding. Probeer het opnieuw." };
const undone = [];
const busy = new Map();
const writing = (element) => element.matches("textarea, select, input[type=text]");
const keysOn = () => document.getElementById("toetsen-aan").checked;

function current() {
  return document.activeElement?.closest(".antwoord") ?? null;
}

function move(step) {
  const at = forms.indexOf(current());
  const next = forms[Math.min(forms.length - 1, Math.max(0, at + step))];
  next?.querySelector("h2").focus();
  next?.scrollIntoView({ block: "nearest" });
}

function tell(form, text, wrong = false) {
  const place = form.querySelector(".antwoord__stand");
  place.textContent = text;
  place.classList.toggle("antwoord__stand--fout", wrong);
}

function keep(form, categories) {
  for (const old of form.querySelectorAll("input[name=gezien]")) old.remove();
  for (const name of categories) {
    const field = Object.assign(document.createElement("input"), { type: "hidden", name: "gezien", value: name });
    form.append(field);
  }
  for (const box of form.querySelectorAll("input[name=categorie]")) box.checked = categories.includes(box.value);
}

function count(counts) {
  for (const place of document.querySelectorAll("[data-telling]")) {
    place.textContent = counts[place.dataset.telling] ?? 0;
  }
}

// One answer is saved at a time; what was chosen meanwhile is sent after it.
async function save(form) {
  if (busy.get(form)) {
    busy.set(form, "again");
    return;
  }
  busy.set(form, "once");
  tell(form, words.busy);
  try {
    const reply = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } });
    if (!reply.headers.get("Content-Type")?.startsWith("application/json")) throw new Error("no answer of ours");
    const told = await reply.json();
    const again = busy.get(form) === "again" && reply.ok;
    if (again) keepSeen(form, told.categorieen);
    else keep(form, told.categorieen);
    count(told.telling);
    tell(form, reply.ok ? `✓ ${words.saved}` : told.tekst, !reply.ok);
    busy.delete(form);
    if (again) save(form);
  } catch {
    busy.delete(form);
    tell(form, words.lost, true);
  }
}

function keepSeen(form, categories) {
  const chosen = [...form.querySelectorAll("input[name=categorie]:checked")].map((box) => box.value);
  keep(form, categories);
  for (const box of form.querySelectorAll("input[name=categorie]")) box.checked = chosen.includes(box.value);
}

function toggle(box) {
  box.checked = !box.checked;
  box.dispatchEvent(new Event("change", { bubbles: true }));
}

document.addEventListener("change", (event) => {
  if (event.target.name !== "categorie" || !event.target.closest(".antwoord")) return;
  undone.push(event.target);
  save(event.target.closest(".antwoord"));
});

document.addEventListener("submit", (event) => {
  if (!event.target.matches(".antwoord")) return;
  event.preventDefault();
  save(event.target);
});

document.addEventListener("keydown", (event) => {
  if (!keysOn() || writing(event.target) || event.ctrlKey || event.altKey || event.metaKey) return;
  const box = current()?.querySelector(`input[data-toets="${CSS.escape(event.key)}"]`);
  if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else if (event.key === "u" && undone.length) {
    toggle(undone.pop());
    undone.pop(); // undoing is a change too, and is not itself undone
  } else if (box) toggle(box);
  else return;
  event.preventDefault();
});
