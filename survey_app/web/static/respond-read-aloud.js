// Reads a question aloud with a voice of this phone or computer itself. A voice that lives on a server is not
// used: it would send every question there. Where there is no voice of the page's language, nothing appears.

const speech = window.speechSynthesis;
const form = document.getElementById('vragen');
let speaking = null; // the button of the question that is being read

function voice() {
  const language = document.documentElement.lang;
  const fits = (one) => one.localService && one.lang.toLowerCase().split(/[-_]/)[0] === language;
  return speech.getVoices().find(fits);
}

// What is on the screen of this question, a sentence each: the question, its help, the answers.
function sentences(part) {
  const parts = part.querySelectorAll('legend, .vraagtekst, .utrecht-form-field-description, .keuze');
  return [...parts].filter((one) => one.offsetParent !== null).map((one) => one.textContent.trim());
}

function stop() {
  const button = speaking;
  speaking = null;
  speech.cancel();
  if (button) button.textContent = form.dataset.read;
}

function read(part, button) {
  const chosen = voice();
  speaking = button;
  button.textContent = form.dataset.stop;
  sentences(part).forEach((sentence, index, all) => {
    const said = new SpeechSynthesisUtterance(sentence);
    said.lang = document.documentElement.lang;
    said.voice = chosen;
    said.rate = 0.9;
    if (index === all.length - 1) said.onend = () => speaking === button && stop();
    said.onerror = () => speaking === button && stop();
    speech.speak(said);
  });
}

function addButton(part) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'als-link lees-voor';
  button.textContent = form.dataset.read;
  const asked = part.querySelector('legend, .vraagtekst');
  asked.id ||= `l-${document.querySelectorAll('.lees-voor').length}`;
  button.setAttribute('aria-describedby', asked.id);
  button.addEventListener('click', () => {
    const again = speaking === button;
    stop();
    if (!again) read(part, button);
  });
  const place = part.querySelector('legend') ?? part.querySelector('.utrecht-form-field__label');
  place.after(button);
}

function begin() {
  if (!voice() || document.querySelector('.lees-voor')) return;
  form.querySelectorAll('.utrecht-form-fieldset, .utrecht-form-field--text').forEach(addButton);
}

if (speech && form) {
  speech.cancel(); // of a page that was left while it spoke
  begin();
  speech.addEventListener?.('voiceschanged', begin);
  window.addEventListener('pagehide', stop);
}
