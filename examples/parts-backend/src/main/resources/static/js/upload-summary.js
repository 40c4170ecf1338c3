/** What stands above a list of several uploads: how far they are, and what can be done with all. */

import { copy } from './dom.js';
import { counted } from './format.js';

export class UploadSummary {
  #list;
  #view = copy('upload-summary');
  #rows = [];

  /**
   * @param list the element with the uploads
   * @param actions `again`, called with the rows to try again, and `dismiss`, with those that ended
   */
  constructor(list, { again, dismiss }) {
    this.#list = list;
    this.#view.again.addEventListener('click', () => again(this.#failed()));
    this.#view.dismiss.addEventListener('click', () => dismiss(this.#ended()));
  }

  /** Shows these uploads; one alone speaks for itself. */
  update(rows) {
    const { root, text, again, dismiss } = this.#view;
    this.#rows = rows;
    if (rows.length < 2) {
      root.remove();
      return;
    }
    text.textContent = this.#inWords();
    again.hidden = this.#failed().length === 0;
    again.textContent = `Try ${counted(this.#failed().length, 'file')} again`;
    dismiss.hidden = this.#ended().length === 0;
    if (this.#list.firstElementChild !== root) {
      this.#list.prepend(root);
    }
  }

  #inWords() {
    const ended = this.#ended().length;
    const all = this.#rows.length;
    if (ended < all) {
      return `${ended + 1} of ${all}`;
    }
    return `${this.#rows.filter((row) => row.isDone).length} of ${all} stored`;
  }

  #failed() {
    return this.#rows.filter((row) => row.mayTryAgain);
  }

  #ended() {
    return this.#rows.filter((row) => row.hasEnded);
  }
}
