// Saves every change at once: one request at a time per cell, the whole cell with the revision it was based on.
// What could not be sent is sent again; nothing is overwritten unseen.

import { place, same } from "./coding-cell.js";

const WAITS = [1000, 2000, 4000, 8000, 15000]; // milliseconds between attempts

export class Saver {
  /** `on`: saved(cell, before, answer), stale(cell, now), refused(cell, mistakes), closed(text), told(). */
  constructor(cells, on) {
    Object.assign(this, { cells, on, trouble: "", attempts: 0 });
    this.token = document.querySelector("input[name=csrf_token]")?.value;
    addEventListener("online", () => this.flush());
    addEventListener("beforeunload", (event) => this.unsaved().length && event.preventDefault());
    document.addEventListener("visibilitychange", () => document.hidden && this.flush());
  }

  unsaved() {
    return this.cells.filter((cell) => cell.busy || !same(cell.state, cell.saved));
  }

  /** Sends the cell after so many milliseconds; a later call replaces an earlier one. */
  wake(cell, delay = 0) {
    clearTimeout(cell.timer);
    cell.timer = setTimeout(() => this.send(cell), delay);
    this.on.told();
  }

  flush() {
    this.unsaved().forEach((cell) => this.wake(cell));
  }

  async send(cell) {
    clearTimeout(cell.timer);
    if (cell.busy || cell.locked || cell.waits || cell.mistaken || same(cell.state, cell.saved)) return this.on.told();
    const sent = cell.state;
    const again = Boolean(cell.again);
    cell.busy = true;
    cell.since = Date.now();
    this.on.told();
    const answer = await this.post(cell, sent, again);
    cell.busy = false;
    await this.handle(cell, sent, again, answer);
    this.on.told();
  }

  async post(cell, state, again) {
    const known = state.fragmenten.filter((quote) => quote.fragment).map((quote) => quote.fragment);
    const fresh = state.fragmenten.filter((quote) => !quote.fragment);
    const body = {
      revisie: cell.revision,
      ...state,
      fragmenten: known,
      nieuw: fresh.map(({ bron, start, eind, tekst }) => ({ bron, start, eind, tekst })),
      waarom: cell.why,
      terug: again,
    };
    const headers = { "Content-Type": "application/json", "X-CSRFToken": this.token };
    try {
      const response = await fetch(cell.address, {
        method: "POST",
        headers,
        body: JSON.stringify(body),
        redirect: "manual",
      });
      const json = response.headers.get("Content-Type")?.startsWith("application/json");
      return { status: response.status, body: json ? await response.json() : null };
    } catch {
      return { status: -1, body: null };
    }
  }

  async handle(cell, sent, again, { status, body }) {
    if (status === 200 && body) return this.keep(cell, sent, body);
    if (status === 409 && body) return this.meet(cell, again, body.cel);
    if (status === 422 && body) return this.on.refused(cell, body.fouten);
    if ((status === 423 || status === 403) && body) return this.on.closed(body.tekst);
    if (status === 0 || status === 400 || status === 401) await this.renew();
    else this.trouble = status === -1 ? "geen_verbinding" : "fout_op_server";
    this.retry(cell);
  }

  /** The quotes get the names that the server gave them. */
  keep(cell, sent, body) {
    const names = new Map(body.cel.fragmenten.map((quote) => [place(quote), quote.fragment]));
    for (const quote of sent.fragmenten) quote.fragment = names.get(place(quote)) ?? quote.fragment;
    const before = cell.saved;
    Object.assign(cell, { saved: sent, revision: body.cel.revisie, gaps: body.gaten.filter((gap) => gap.code !== "niet_gecodeerd") });
    const why = cell.why;
    if (before.waarde !== sent.waarde || before.reden !== sent.reden) cell.asksWhy = false;
    Object.assign(cell, { why: "", again: false });
    const recovered = this.trouble;
    this.trouble = "";
    this.attempts = 0;
    this.on.saved(cell, before, why, body);
    if (recovered) this.flush();
    else if (!same(cell.state, cell.saved)) this.wake(cell);
  }

  /** Changed elsewhere. What is there may be this very change, whose answer got lost. */
  meet(cell, again, now) {
    const { revisie, waarde, reden, toelichting, memo, fragmenten } = now;
    const theirs = { waarde, reden, toelichting, memo, fragmenten };
    cell.revision = revisie;
    if (same(theirs, cell.state)) return this.take(cell, theirs);
    return this.on.stale(cell, theirs, again);
  }

  take(cell, state) {
    Object.assign(cell, { state, saved: state, why: "", again: false });
    this.trouble = "";
  }

  /** Logged out, or the page is old: a new token, if someone is logged in in this browser. */
  async renew() {
    this.trouble = "uitgelogd";
    try {
      const page = await (await fetch(location.pathname, { headers: { Accept: "text/html" } })).text();
      const found = new DOMParser().parseFromString(page, "text/html").querySelector("#blad input[name=csrf_token]");
      if (found) this.token = found.value;
    } catch {
      this.trouble = "geen_verbinding";
    }
  }

  retry(cell) {
    const wait = WAITS[Math.min(this.attempts++, WAITS.length - 1)];
    this.wake(cell, wait);
  }
}
