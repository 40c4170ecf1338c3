/** The uploads of one owner, one after the other, each with its progress and how it ended. */

import { holdPage } from './leaving.js';
import { currentUser } from './session.js';
import { askToSignIn } from './sign-in.js';
import { UploadRow } from './upload-row.js';
import { UploadSummary } from './upload-summary.js';

export class UploadList {
  #element;
  #busy;
  #rows = [];
  #again = new WeakMap();
  #dismissed = new WeakMap();
  #summary;
  #last = Promise.resolve();
  #unfinished = 0;

  /**
   * @param element the list; beside it is the input for files
   * @param busy called with whether there are uploads that have not ended
   */
  constructor(element, busy = () => {}) {
    this.#element = element;
    this.#busy = busy;
    this.#summary = new UploadSummary(element, {
      again: (rows) => this.#tryAgain(rows),
      dismiss: (rows) => this.#dismiss(rows),
    });
  }

  /**
   * Uploads something after what was added before.
   *
   * @param name what it is called
   * @param send uploads it, as `upload` does, with what that is told by: `progress`, `waiting` and
   *     `signal`
   * @param done called with the answer, at whichever attempt that comes; returns its `summary`, and
   *     an element with `details` if any
   * @param more `details` that keep the room of those until then, and `dismissed`, called when it is
   *     no more shown what became of the upload
   */
  add(name, send, done, { details = '', dismissed = () => {} } = {}) {
    const row = this.#row(name, () => this.#enqueue(row, send, done));
    row.element.append(details);
    this.#dismissed.set(row, dismissed);
    row.element.scrollIntoView({ block: 'nearest' });
    this.#enqueue(row, send, done);
  }

  /** Says, where the results of uploads are, what else did not succeed. */
  tell(what, error) {
    this.#row(what, null).fail(error);
  }

  /** For when what had the focus is gone. */
  focusInput() {
    this.#element.parentElement.querySelector('[type=file]').focus();
  }

  #row(name, again) {
    const row = new UploadRow(name, again !== null, {
      again: () => this.#tryAgain([row]),
      dismiss: () => this.#dismiss([row]),
      changed: () => this.#summary.update(this.#shown()),
    });
    this.#again.set(row, again);
    this.#element.append(row.element);
    this.#rows = [...this.#shown(), row];
    return row;
  }

  /** Whoever has the list may have emptied it. */
  #shown() {
    return this.#rows.filter((row) => row.element.parentElement === this.#element);
  }

  #enqueue(row, send, done) {
    const release = holdPage();
    this.#busy(++this.#unfinished > 0);
    const signal = row.wait();
    this.#last = this.#last.then(async () => {
      await row.run(signal, send, done);
      this.#busy(--this.#unfinished > 0);
      release();
    });
  }

  async #tryAgain(rows) {
    if (currentUser() || (await askToSignIn())) {
      for (const row of rows) {
        if (row.isOfUser) {
          this.#again.get(row)();
        } else {
          row.checkUser();
        }
      }
    }
  }

  #dismiss(rows) {
    const place = this.#shown().indexOf(rows[0]);
    for (const row of rows) {
      row.element.remove();
      this.#dismissed.get(row)?.();
    }
    this.#rows = this.#shown();
    this.#summary.update(this.#rows);
    const next = this.#rows[Math.min(place, this.#rows.length - 1)];
    if (next) {
      next.element.focus();
    } else {
      this.focusInput();
    }
  }
}
