// Undo and redo: every change with the whole state before and after it. Undoing is saving the earlier state.

import { hear, say } from "./coding-words.js";

export class Undo {
  constructor(sheet) {
    Object.assign(this, { sheet, past: [], future: [] });
  }

  /** Remembers a change; typing in one field, or a value and its reason, is one change. */
  add(cell, before, merge) {
    const last = this.past.at(-1);
    this.future = [];
    const goesOn = merge && last?.cell === cell && !last.done && (last.merge === merge || merge === "reden");
    if (goesOn) last.after = cell.state;
    else this.past.push({ cell, before, after: cell.state, merge });
  }

  /** What is typed from now on is another change. */
  cut() {
    if (this.past.length) this.past.at(-1).done = true;
  }

  undo() {
    const change = this.past.pop();
    if (!change) return hear(say("niets_ongedaan"));
    this.future.push(change);
    this.restore(change.cell, change.before, "ongedaan");
  }

  redo() {
    const change = this.future.pop();
    if (!change) return hear(say("niets_opnieuw"));
    this.past.push({ ...change, done: true });
    this.restore(change.cell, change.after, "opnieuw");
  }

  /** Takes back a value that still waits for its reason or its why. */
  drop(cell) {
    if (this.past.at(-1)?.cell === cell) this.restore(cell, this.past.pop().before, "ongedaan");
    cell.ask(false);
    cell.askWhy(false);
  }

  /** The cell was changed elsewhere: its earlier states are no longer what came before. */
  forget(cell) {
    this.past = this.past.filter((one) => one.cell !== cell);
    this.future = this.future.filter((one) => one.cell !== cell);
  }

  restore(cell, state, word) {
    if (this.past.length) this.past.at(-1).done = true;
    cell.ask(false);
    this.sheet.change(cell, state, { again: true });
    this.sheet.open(cell);
    hear(say(word, { aspect: cell.label }));
  }
}
