// While names are being looked for: asks now and then whether they are there, and shows the page again when they are.

const WAIT = 5000; // ms

async function look() {
  try {
    const answer = await fetch(location.href, { redirect: "error" });
    if (answer.ok && (await answer.text()).includes('id="stand"')) return location.reload();
  } catch {
    // no connection just now: the link on the page still works
  }
  setTimeout(look, WAIT);
}

setTimeout(look, WAIT);
