// The preview follows the text while someone types, a search answers at once, and a reference lands at the cursor.
// Without this file the buttons Voorbeeld, Zoek and the references themselves do the same by a round trip.

const form = document.getElementById("schrijf");
const text = document.getElementById("tekst");
const search = document.getElementById("zoek");
const status = document.getElementById("stand");
const words = document.documentElement.lang === "en"
  ? { fresh: "The preview follows your text", lost: "No connection: the preview is not up to date" }
  : { fresh: "Het voorbeeld volgt uw tekst", lost: "Geen verbinding: het voorbeeld loopt achter" };
const PAUSE = 400; // milliseconds without a key before the server is asked
let kept = text.value;

// Asks after a pause; an answer to an older question is dropped. What is asked may have been typed meanwhile.
function follow(field, address, place) {
  let timer;
  let asked = 0;
  async function ask() {
    const mine = ++asked;
    try {
      const reply = await fetch(address, { method: "POST", body: new FormData(form), credentials: "same-origin" });
      if (!reply.ok || reply.redirected) throw new Error("no answer of ours");
      const html = await reply.text();
      if (mine !== asked) return;
      place.innerHTML = html;
      status.textContent = words.fresh;
    } catch {
      if (mine === asked) status.textContent = words.lost;
    }
  }
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  return ask;
}

const preview = follow(text, form.dataset.voorbeeld, document.getElementById("voorbeeld"));
const find = follow(search, form.dataset.zoek, document.getElementById("vondsten"));

search.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  find();
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[name=knop]");
  if (!button) return;
  if (button.value === "voorbeeld" || button.value === "zoek") {
    event.preventDefault();
    (button.value === "zoek" ? find : preview)();
  } else if (button.value.startsWith("voegin:")) {
    event.preventDefault();
    insert(button.value.slice("voegin:".length));
  }
});

function insert(reference) {
  text.setRangeText(reference, text.selectionStart, text.selectionEnd, "end");
  text.focus();
  preview();
}

form.addEventListener("submit", () => { kept = text.value; });
window.addEventListener("beforeunload", (event) => {
  if (text.value !== kept) event.preventDefault();
});
