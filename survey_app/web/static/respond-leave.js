// "Snel weg" takes the place of this page in the history, so that one press on Back does not bring it back.

const link = document.querySelector('.balk__weg');

link?.addEventListener('click', (event) => {
  event.preventDefault();
  document.body.hidden = true; // nothing to be seen while the other page is on its way
  window.location.replace(link.href);
});

window.addEventListener('pageshow', () => {
  document.body.hidden = false;
});
