// Larger letters, in three sizes, for as long as this tab is open: a phone that is shared remembers nothing.

const KEY = 'letters';
const SIZES = ['', 'letters-groot', 'letters-heel-groot'];

function remembered() {
  try {
    return Number(sessionStorage.getItem(KEY)) || 0;
  } catch {
    return 0; // a browser that keeps nothing
  }
}

function choose(size) {
  document.documentElement.classList.remove('letters-groot', 'letters-heel-groot');
  if (SIZES[size]) document.documentElement.classList.add(SIZES[size]);
  document.querySelectorAll('.balk__letter').forEach((button, index) => {
    button.setAttribute('aria-pressed', String(index === size));
  });
}

function remember(size) {
  try {
    sessionStorage.setItem(KEY, String(size));
  } catch {
    // then on this page only
  }
}

function button(size, words) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = `balk__letter balk__letter--${size}`;
  made.textContent = 'A';
  made.setAttribute('aria-label', `A ${words}`); // begins with what is seen, for who talks to the computer
  made.addEventListener('click', () => {
    choose(size);
    remember(size);
  });
  return made;
}

choose(remembered());
const place = document.querySelector('.balk__letters');
SIZES.forEach((_, size) => place?.append(button(size, place.dataset[`size-${size}`])));
choose(remembered());
