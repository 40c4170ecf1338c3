/** The caption and the alternative text of a picture, which editors change in place. */

import { announce } from './announce.js';
import { refreshSession } from './session.js';

export class Words {
  #view;
  #save;
  #image = null;
  #isSaving = false;

  /**
   * @param view the elements of the tile
   * @param save called with `alt` and `caption`; throws if they cannot be saved
   */
  constructor(view, save) {
    this.#view = view;
    this.#save = save;
    const { edit, words, leave } = view;
    edit.addEventListener('click', () => (words.hidden ? this.#open() : this.#close()));
    leave.addEventListener('click', () => this.#close());
    words.addEventListener('keydown', (event) => event.key === 'Escape' && this.#close());
    words.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit();
    });
  }

  /** Shows the caption. What an editor is writing stays. */
  update(image, which) {
    this.#image = image;
    const { caption, edit, words } = this.#view;
    caption.textContent = image.caption ?? '';
    caption.hidden = !image.caption;
    edit.setAttribute('aria-label', `Caption and alternative text of ${which}`);
    words.setAttribute('aria-label', `Caption and alternative text of ${which}`);
  }

  #open() {
    const { caption, alt } = this.#view.words.elements;
    caption.value = this.#image.caption ?? '';
    alt.value = this.#image.alt ?? '';
    this.#show(true);
    caption.focus();
  }

  #close() {
    this.#show(false);
    this.#view.edit.focus();
  }

  #show(isOpen) {
    const { root, edit, words, problem } = this.#view;
    problem.hidden = true;
    words.hidden = !isOpen;
    edit.setAttribute('aria-expanded', isOpen);
    root.draggable = !isOpen; // Text in it can be selected by the mouse.
    root.classList.toggle('is-edited', isOpen);
  }

  async #submit() {
    if (this.#isSaving) {
      return;
    }
    const { words, problem } = this.#view;
    const { caption, alt } = words.elements;
    this.#isSaving = true;
    problem.hidden = true;
    try {
      await this.#save({ caption: caption.value, alt: alt.value });
      this.#close();
      announce('Caption and alternative text saved');
    } catch (error) {
      problem.textContent = `Not saved. ${error.message}`;
      problem.hidden = false;
      if (error.status === 401) {
        refreshSession(); // It has ended: the page then offers to sign in, and the text is kept.
      }
    } finally {
      this.#isSaving = false;
    }
  }
}
