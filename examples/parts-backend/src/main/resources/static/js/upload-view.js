/** The elements of one upload: what it is, how far it is, and the buttons that fit. */

import { copy } from './dom.js';
import { bytes } from './format.js';

const BUTTONS = ['again', 'cancel', 'dismiss'];

export class UploadView {
  #view = copy('upload');

  /**
   * @param name what is uploaded
   * @param actions what each button does: `again`, `cancel` and `dismiss`
   */
  constructor(name, actions) {
    const { file, progress, cancel, again, dismiss } = this.#view;
    file.textContent = name;
    progress.setAttribute('aria-label', `Progress of ${name}`);
    cancel.setAttribute('aria-label', `Cancel ${name}`);
    again.setAttribute('aria-label', `Try again: ${name}`);
    dismiss.setAttribute('aria-label', `Dismiss the result of ${name}`);
    for (const button of BUTTONS) {
      this.#view[button].addEventListener('click', actions[button]);
    }
  }

  get element() {
    return this.#view.root;
  }

  get state() {
    return this.element.dataset.state;
  }

  get offersAgain() {
    return !this.#view.again.hidden;
  }

  /** Shows an empty bar, which fills from here. */
  start() {
    this.#view.progress.hidden = false;
    this.#view.progress.value = 0;
  }

  waiting(text) {
    this.offer('cancel');
    this.#show('waiting', text);
  }

  progress(sent, all) {
    this.#view.progress.value = sent / all;
    if (sent < all) {
      this.offer('cancel');
      this.#show('sending', `${bytes(sent)} of ${bytes(all)}`);
    } else {
      this.offer(); // What the server has, it may have stored.
      // All is sent; how long the server takes to make a WebP of it, it does not tell.
      this.#view.progress.removeAttribute('value');
      this.#show('storing', 'Storing …');
    }
  }

  end(state, text) {
    this.#view.progress.hidden = true;
    this.#show(state, text);
  }

  /** Shows them in the place of those to come. */
  showDetails(details) {
    this.element.querySelector('.to-come')?.remove();
    this.element.append(details);
  }

  /** Shows these buttons alone. The focus, if it is here, goes to the first, or to the row. */
  offer(...shown) {
    const hasFocus = this.element.contains(document.activeElement);
    for (const button of BUTTONS) {
      this.#view[button].hidden = !shown.includes(button);
    }
    if (hasFocus) {
      (this.#view[shown[0]] ?? this.element).focus();
    }
  }

  #show(state, text) {
    this.element.dataset.state = state;
    this.#view.state.textContent = text;
  }
}
